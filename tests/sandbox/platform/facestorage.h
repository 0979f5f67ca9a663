#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace eid::sandbox {

/// What somebody was asked to do before a camera.
struct ChallengeRecord
{
    QString identifier;
    QByteArray nonce;
    QStringList movements; ///< "turn-left", …, in the order in which they were asked for
    QDateTime expires; ///< UTC
    QString usedBy; ///< "CARD/SAMPLE" of the sample that showed the nonce; empty: none did
};

/// An upload of a sealed sample, begun, complete or judged.
struct UploadRecord
{
    QString cardUuid; ///< whose it is
    QString identifier; ///< the sample's UUID
    qint64 size = 0; ///< octets that have come
    std::optional<qint64> length; ///< octets that shall come, where the client has said so
    bool complete = false;
    QByteArray result; ///< JSON, once it is judged
    QDateTime begun; ///< UTC
};

/// What the platform keeps of face samples: challenges, the sealed samples as they came, what was
/// found of them, and the reference pictures on record. Nothing of a sample is in it in the clear.
///
/// Fails and belongs to threads as PlatformStorage does, whose part it is.
class FaceStorage
{
public:
    FaceStorage() = default;
    virtual ~FaceStorage() = default;
    FaceStorage(const FaceStorage &) = delete;
    FaceStorage &operator=(const FaceStorage &) = delete;

    virtual Result<void> addChallenge(const ChallengeRecord &challenge) = 0;
    virtual Result<std::optional<ChallengeRecord>> challenge(const QString &identifier) = 0;
    /// The one that was issued last.
    virtual Result<std::optional<ChallengeRecord>> latestChallenge() = 0;
    virtual Result<void> useChallenge(const QString &identifier, const QString &usedBy) = 0;
    /// How many neither have expired at \a now nor were used.
    virtual Result<int> openChallenges(const QDateTime &now) = 0;
    virtual Result<void> forgetChallengesBefore(const QDateTime &expiry) = 0;

    virtual Result<void> addUpload(const UploadRecord &upload) = 0;
    virtual Result<std::optional<UploadRecord>> upload(
        const QString &cardUuid, const QString &identifier)
        = 0;
    /// How many of a card's uploads are not complete.
    virtual Result<int> unfinishedUploads(const QString &cardUuid) = 0;
    virtual Result<void> forgetUnfinishedBefore(const QDateTime &begun) = 0;
    /// Adds \a octets at the end, and what the client says of the upload.
    virtual Result<void> append(const UploadRecord &upload, const QByteArray &octets,
        std::optional<qint64> length, bool complete)
        = 0;
    virtual Result<QByteArray> content(const QString &cardUuid, const QString &identifier) = 0;
    /// \a accepted: when the sample was found to show the card's holder; unset: it was not.
    virtual Result<void> setResult(const QString &cardUuid, const QString &identifier,
        const QByteArray &result, const std::optional<QDateTime> &accepted)
        = 0;
    /// Whether a sample of the card was accepted at \a since or later.
    virtual Result<bool> acceptedSince(const QString &cardUuid, const QDateTime &since) = 0;
    virtual Result<void> removeUpload(const QString &cardUuid, const QString &identifier) = 0;

    /// \a jpeg: in the geometry of ISO/IEC 19794-5 token frontal, 480 x 640.
    virtual Result<void> putReference(const QString &cardUuid, const Bytes &jpeg) = 0;
    virtual Result<std::optional<Bytes>> reference(const QString &cardUuid) = 0;
};

} // namespace eid::sandbox
