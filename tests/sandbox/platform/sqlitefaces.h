#pragma once

#include "tests/sandbox/platform/facestorage.h"

#include <QSqlQuery>
#include <QVariant>

#include <functional>

namespace eid::sandbox {

/// The tables of the face samples in the platform's database.
class SqliteFaces : public FaceStorage
{
public:
    /// Runs one statement with its values.
    using Run = std::function<Result<QSqlQuery>(const QString &, const QVariantList &)>;

    explicit SqliteFaces(Run run);
    /// The statements that make the tables.
    static QStringList schema();

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
    Result<void> setResult(
        const QString &cardUuid, const QString &identifier, const QByteArray &result) override;
    Result<void> removeUpload(const QString &cardUuid, const QString &identifier) override;

    Result<void> putReference(const QString &cardUuid, const Bytes &jpeg) override;
    Result<std::optional<Bytes>> reference(const QString &cardUuid) override;

private:
    Result<void> change(const QString &statement, const QVariantList &values);
    Result<int> count(const QString &statement, const QVariantList &values);
    Result<std::optional<ChallengeRecord>> oneChallenge(
        const QString &condition, const QVariantList &values);

    Run m_run;
};

} // namespace eid::sandbox
