#pragma once

#include "core/base/result.h"
#include "core/card/cardcredential.h"
#include "core/facesample/facesample.h"
#include "core/platform/platformsession.h"
#include "core/platform/uploadclient.h"

#include <QDateTime>
#include <QString>

#include <functional>
#include <optional>
#include <stop_token>

namespace eid {

class Store;
struct HttpAnswer;
struct SampleVerdict;
struct SealedSample;

/// What a sample is sent with. References outlive the work.
struct SampleTools
{
    HeldCard card;
    QString cardReference; ///< Store::cardReference() of the card
    const PlatformSettings &settings;
    Store &store;
    std::function<QDateTime()> now; ///< UTC
    /// On the thread that does the work and, while something is sent, on the network thread, which
    /// may tell a little longer than the work takes.
    std::function<void(const SampleProgress &)> progress;
    std::stop_token stop;
    PlatformSession::Options session = {};
};

/// Takes one sample to the platform. Threads: one that may block, never the desk's.
class SampleRun
{
public:
    explicit SampleRun(SampleTools tools);

    /// Seals \a sample, has the card sign it, and sends it. \a backOffice: to whom to seal where
    /// the platform does not answer now.
    Result<SampleOutcome> send(FaceSample sample, const std::optional<Certificate> &backOffice);
    /// Sends a sample that waits.
    Result<SampleOutcome> sendWaiting(const QString &identifier);

private:
    Result<Certificate> recipient(const std::optional<Certificate> &known);
    Result<Bytes> sealedAndSigned(FaceSample &sample, const QString &identifier,
        const CardCredential &signer, const Certificate &recipient);
    /// Sends \a sealed, of which \a isKept says whether it is in the records.
    Result<SampleOutcome> deliver(SealedSample &sealed, const CardCredential &signer, bool isKept);
    Result<SampleVerdict> upload(SealedSample &sealed, const Bytes &content, bool isKept);
    Result<SampleVerdict> waitForVerdict(
        PlatformSession &session, const SealedSample &sealed, HttpAnswer answer);
    Result<SampleOutcome> conclude(
        const SealedSample &sealed, const SampleVerdict &verdict, bool isKept);
    Result<SampleOutcome> refused(const SealedSample &sealed, const Error &error, bool isKept);
    Result<SampleOutcome> wait(const SealedSample &sealed, const Error &reason, bool isKept);
    void tell(SampleProgress::Stage stage, qint64 sent = 0, qint64 size = 0) const;

    SampleTools m_tools;
    /// What is proved to the card stays proved from its signature to the handshake.
    std::optional<CardLease::Hold> m_hold;
};

} // namespace eid
