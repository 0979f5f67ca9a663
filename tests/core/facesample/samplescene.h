#pragma once

#include "../platform/sessionbench.h"
#include "../platform/uploadserver.h"
#include "core/facesample/facesampleservice.h"
#include "core/store/journalentry.h"
#include "tests/core/testing/testdesk.h"
#include "tests/sandbox/card/virtualpivcard.h"
#include "tests/sandbox/demo/democitizen.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace eid::testing {

/// A demo citizen's card at a desk, a server that stands for the platform, and the service between
/// them, with records on the disk.
class SampleScene
{
public:
    explicit SampleScene(const TestWish &backOffice = usualBackOffice());

    static TestWish usualBackOffice();

    [[nodiscard]] SampleTarget target() const { return {reader, serial}; }
    [[nodiscard]] Secret pin() const { return secret(citizen.demoPin); }
    /// A sample of no face: its pictures begin like JPEG and go on with trace.
    [[nodiscard]] static FaceSample sample(const PresenceChallenge &challenge);
    [[nodiscard]] PresenceChallenge challenge() const;

    std::optional<Result<SampleOutcome>> send();
    [[nodiscard]] QList<WaitingSample> waiting();
    /// The oldest first.
    [[nodiscard]] QList<JournalEntry> journal();
    /// All that lies in the folder of the records.
    [[nodiscard]] QByteArray filesOnDisk() const;
    [[nodiscard]] Certificate certificateOn(KeySlot slot) const;
    /// What the back office reads in \a uploaded; empty where it does not open, or where it was not
    /// signed by the card. \a key: of somebody else.
    [[nodiscard]] QByteArray opened(const QByteArray &uploaded, EVP_PKEY *key = nullptr) const;

    static const QString reader;
    static const QByteArray trace;

    sandbox::DemoCitizen citizen = sandbox::demoCitizens().first();
    QDateTime now = QDateTime::currentDateTimeUtc();
    SessionBench pki;
    TestIdentity backOffice;
    UploadServer uploads;
    bool isOffline = false; ///< the server hangs up on everything
    TestServer server;
    QTemporaryDir folder;
    TestDesk bench;
    QString serial;
    std::unique_ptr<FaceSampleService> service;
    QList<SampleProgress> progress;
    int changes = 0;

private:
    QByteArray answer(const TestRequest &request) const;
    void takeCard();
};

} // namespace eid::testing
