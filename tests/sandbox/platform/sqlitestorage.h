#pragma once

#include "tests/sandbox/platform/platformstorage.h"
#include "tests/sandbox/platform/sqliteauthentications.h"
#include "tests/sandbox/platform/sqlitecopies.h"
#include "tests/sandbox/platform/sqlitedatabase.h"
#include "tests/sandbox/platform/sqlitefaces.h"
#include "tests/sandbox/platform/sqliteholds.h"

#include <memory>

namespace eid::sandbox {

/// The platform's storage in a file of SQLite, with a write-ahead log, each change on the disk
/// before it is answered. Needs a QCoreApplication, which Qt SQL does.
class SqliteStorage : public PlatformStorage
{
public:
    /// Opens \a path, and makes the tables where there are none. Fails with StoreUnavailable, and
    /// with StoreTooNew where a later version of the sandbox wrote it. \a group: of the same file,
    /// shared by all that are open in a process; null: each commit waits for the disk by itself.
    static Result<std::unique_ptr<PlatformStorage>> open(
        const QString &path, std::shared_ptr<CommitGroup> group = nullptr);
    /// The file in a platform's folder.
    static QString fileIn(const QString &folder);
    ~SqliteStorage() override;

    Result<void> transaction(const std::function<Result<void>()> &work) override;
    Result<void> settle() override;
    Result<void> putCard(const CardRecord &card) override;
    Result<std::optional<CardRecord>> card(const QString &uuid) override;
    Result<void> addCredential(const CredentialRecord &credential) override;
    Result<void> setState(
        const QString &serialNumber, RecordState state, const QDateTime &at) override;
    Result<std::optional<CredentialRecord>> credential(const QString &serialNumber) override;
    Result<std::optional<CredentialRecord>> credentialOfKey(const QString &keyDigest) override;
    Result<QList<CredentialRecord>> credentials(const QString &cardUuid) override;
    Result<void> remember(
        const QString &cardUuid, const QString &key, const RememberedAnswer &answer) override;
    Result<std::optional<RememberedAnswer>> remembered(
        const QString &cardUuid, const QString &key) override;
    Result<void> addAudit(const AuditRow &row) override;
    Result<QList<AuditRow>> audit() override;
    FaceStorage &faces() override { return m_faces; }
    CopyStorage &copies() override { return m_copies; }
    HoldStorage &holds() override { return m_holds; }
    AuthenticationStorage &authentications() override { return m_authentications; }
    Result<void> setDiskFull(bool full) override;

private:
    explicit SqliteStorage(std::unique_ptr<SqliteDatabase> database);

    Result<std::optional<CredentialRecord>> oneCredential(
        const QString &condition, const QString &value);
    Result<void> prepareTables();
    Result<void> makeTables(qint64 found);

    std::unique_ptr<SqliteDatabase> m_database;
    SqliteFaces m_faces;
    SqliteCopies m_copies;
    SqliteHolds m_holds;
    SqliteAuthentications m_authentications;
};

} // namespace eid::sandbox
