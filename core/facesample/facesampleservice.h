#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/facesample/facesample.h"
#include "core/platform/platformsession.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>

namespace eid {

class CardDesk;

/// Where a sample is signed: another card in the reader ends it with CardChanged.
struct SampleTarget
{
    QString reader;
    QString serial;
};

/// Takes a face sample to the back office of the platform: packed as an ISO/IEC 19794-5 record with
/// its quality and its key frames, encrypted to the back office's certificate (CMS
/// AuthEnvelopedData, RFC 5083), signed by the card's signature key, and uploaded over mutual TLS.
/// The front of the platform, and whoever finds the file of a waiting sample, can open none of it.
///
/// Threads: all public functions and signals on the thread of the desk; futures deliver there and
/// have exactly one result. One sample is sent at a time: a second
/// one ends with InvalidArgument.
///
/// Errors, besides those of the card, the PIN, the platform and the store: FaceChallengeExpired,
/// FaceSampleRefused with the problem type in Error::detail; CertificateUntrusted,
/// CertificateExpired, CertificateUnexpected for a back office that cannot be trusted.
class FaceSampleService : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        /// The file of the records, see Store::open().
        QString records;
        /// Read anew for each job.
        std::function<Result<PlatformSettings>()> platform;
        std::function<QDateTime()> now = &QDateTime::currentDateTimeUtc;
        /// Of each session with the platform.
        PlatformSession::Options session = {};
    };

    FaceSampleService(CardDesk &desk, Options options, QObject *parent = nullptr);
    /// Gives up what runs.
    ~FaceSampleService() override;

    /// Asks the platform for a challenge, and whom samples are sealed to, so that nobody takes a
    /// picture in vain; needs no card.
    [[nodiscard]] QFuture<Result<PresenceChallenge>> challenge();

    /// Seals, signs and sends \a sample, whose pictures are wiped then. Where the platform cannot
    /// be reached, the sealed sample waits, and the outcome says so. Twice the same sample is one
    /// sample for the platform.
    [[nodiscard]] QFuture<Result<SampleOutcome>> send(
        SampleTarget target, Secret pin, FaceSample sample);

    /// The samples that wait; those of other cards as well, without whose they are.
    [[nodiscard]] QFuture<Result<QList<WaitingSample>>> waiting(SampleTarget target);
    /// Sends the waiting sample \a identifier on, from where it stopped.
    [[nodiscard]] QFuture<Result<SampleOutcome>> sendWaiting(
        SampleTarget target, Secret pin, QString identifier);
    /// Removes a waiting sample for good. InvalidArgument where there is none by this name.
    [[nodiscard]] QFuture<Result<void>> discard(QString identifier);

    /// Stops what runs: it ends with Cancelled, and nothing waits that did not wait before.
    void cancel();
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    void progressed(const eid::SampleProgress &progress);
    /// isRunning() or what waits is different now.
    void changed();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace eid
