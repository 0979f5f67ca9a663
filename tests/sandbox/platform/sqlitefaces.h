#pragma once

#include "tests/sandbox/platform/facestorage.h"
#include "tests/sandbox/platform/sqlitedatabase.h"

namespace eid::sandbox {

/// The tables of the face samples in the platform's database.
class SqliteFaces : public FaceStorage
{
public:
    explicit SqliteFaces(SqliteDatabase &database);
    /// The statements that make the tables.
    static QStringList schema();
    /// Those that bring them from version 2 of the database to version 3.
    static QStringList migration();

    Result<void> addChallenge(const ChallengeRecord &challenge) override;
    Result<std::optional<ChallengeRecord>> challenge(const QString &identifier) override;
    Result<std::optional<ChallengeRecord>> latestChallenge() override;
    Result<void> useChallenge(const QString &identifier, const QString &usedBy) override;
    Result<int> openChallenges(const QDateTime &now) override;
    Result<void> forgetChallengesBefore(const QDateTime &expiry) override;

    Result<void> addUpload(const UploadRecord &upload) override;
    Result<std::optional<UploadRecord>> upload(
        const QString &cardUuid, const QString &identifier) override;
    Result<int> unfinishedUploads(const QString &cardUuid) override;
    Result<void> forgetUnfinishedBefore(const QDateTime &begun) override;
    Result<void> append(const UploadRecord &upload, const QByteArray &octets,
        std::optional<qint64> length, bool complete) override;
    Result<QByteArray> content(const QString &cardUuid, const QString &identifier) override;
    Result<void> setResult(const QString &cardUuid, const QString &identifier,
        const QByteArray &result, const std::optional<QDateTime> &accepted) override;
    Result<bool> acceptedSince(const QString &cardUuid, const QDateTime &since) override;
    Result<void> removeUpload(const QString &cardUuid, const QString &identifier) override;

    Result<void> putReference(const QString &cardUuid, const Bytes &jpeg) override;
    Result<std::optional<Bytes>> reference(const QString &cardUuid) override;

private:
    Result<std::optional<ChallengeRecord>> oneChallenge(
        const QString &condition, const QVariantList &values);

    SqliteDatabase &m_database;
};

} // namespace eid::sandbox
