#pragma once

#include "core/renewal/renewalprogress.h"
#include "core/renewal/renewalservice.h"
#include "tests/core/renewal/crashingledger.h"
#include "tests/core/renewal/fakeplatform.h"
#include "tests/core/testing/testdesk.h"
#include "tests/sandbox/card/faults.h"
#include "tests/sandbox/card/virtualpivcard.h"
#include "tests/sandbox/demo/democa.h"
#include "tests/sandbox/demo/democitizen.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <vector>

namespace eid::testing {

/// What kind of card and platform it is.
struct RenewalScene
{
    bool metadata = true; ///< the card names its public keys
    bool extendedLength = false;
    bool rsa = false;
    std::chrono::milliseconds commandTimeout = TestDesk::patience;
};

/// One attempt at a renewal.
struct RenewalAttempt
{
    Bytes pin = {}; ///< empty: the right one
    RenewalScope scope = RenewalScope::All;
    int crashAt = 0; ///< write of the ledger
    CrashingLedger::Moment crashMoment = CrashingLedger::Moment::Before;
    std::stop_source stop = {};
};

/// A desk with a demo citizen's card, a platform that knows it, and records on the disk.
class RenewalBench
{
public:
    explicit RenewalBench(const RenewalScene &scene = {});

    /// Renews, or resumes what is unfinished, on a thread of its own.
    Result<RenewalOutcome> attempt(const RenewalAttempt &attempt = {});
    /// Takes the card out and puts it in again. False if it is not read.
    bool reinsert();
    /// Tries again, with the card reinserted before each try, until it is done; false after three.
    bool bringToItsEnd();

    /// What is wrong with how card and platform stand after a renewal of both; empty: nothing.
    [[nodiscard]] QString fault() const;

    /// Puts a certificate for the key in \a slot that ends at \a notAfter onto the card, and makes
    /// it the live one; the card is put in again.
    bool issueUntil(KeySlot slot, const QDateTime &notAfter);

    [[nodiscard]] bool hasUnfinished();
    [[nodiscard]] Bytes certificateOn(KeySlot slot) const;

    [[nodiscard]] const QString &serial() const { return m_serial; }
    [[nodiscard]] QString records() const;

    static const QString reader;

    sandbox::DemoCitizen citizen;
    std::optional<sandbox::DemoCa> ca;
    QTemporaryDir folder;
    std::shared_ptr<sandbox::VirtualPivCard> card;
    std::shared_ptr<sandbox::FaultyCard> contacts;
    std::unique_ptr<FakePlatform> platform;
    TestDesk bench;
    std::vector<RenewalProgress> progress; ///< of the last attempt
    int writes = 0; ///< to the ledger, in the last attempt

private:
    QString m_serial;
    Bytes m_oldAuthentication;
    Bytes m_oldSignature;
};

} // namespace eid::testing
