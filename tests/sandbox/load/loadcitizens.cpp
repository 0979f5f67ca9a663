#include "tests/sandbox/load/loadcitizens.h"

#include "core/jose/jwk.h"
#include "tests/sandbox/demo/democitizen.h"
#include "tests/sandbox/platform/certificatefacts.h"
#include "tests/sandbox/platform/copymaking.h"
#include "tests/sandbox/platform/platformsecrets.h"
#include "tests/sandbox/platform/sqlitestorage.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

#include <array>

namespace eid::sandbox {

namespace {

/// Where the copies of those whose keys are known lie: apart from the others'.
constexpr qint64 listOfCopies = 100;
/// A number of this many citizens is one of theirs, in an order that looks random: rows that are
/// looked up one after the other are far apart. The factor is odd, so none comes twice.
constexpr char scattered[] = "((i * 2654435761) & 4294967295)";

/// Runs \a statements, each with \a count in the place of its parameter.
Result<void> runAll(QSqlDatabase &database, const QStringList &statements, qint64 count)
{
    for (const QString &statement : statements) {
        QSqlQuery query(database);
        query.prepare(statement);
        if (statement.contains(QLatin1Char('?')))
            query.addBindValue(count);
        if (!query.exec())
            return failure(ErrorCode::StoreUnavailable, query.lastError().text());
    }
    return {};
}

QStringList fillingStatements()
{
    const QString numbers = QStringLiteral("WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL "
                                           "SELECT i + 1 FROM numbers WHERE i < ?) ");
    const QString card = QStringLiteral("printf('%%08x-0000-4000-8000-%%012x', %1, i)")
                             .replace(QLatin1String("%%"), QLatin1String("%"))
                             .replace(QLatin1String("%1"), QLatin1String(scattered));
    return {
        // What is cut short is made anew, and all of it fits into memory.
        QStringLiteral("PRAGMA journal_mode = OFF"),
        QStringLiteral("PRAGMA synchronous = OFF"),
        QStringLiteral("PRAGMA cache_size = -500000"),
        QStringLiteral("BEGIN"),
        QStringLiteral("%1 INSERT INTO cards (uuid, admin_algorithm, admin_key) SELECT %2, 8,"
                       " randomblob(16) FROM numbers")
            .arg(numbers, card),
        QStringLiteral("%1 INSERT INTO credentials (serial, card, slot, state, certificate,"
                       " key_digest, changed_at) SELECT hex(randomblob(16)), %2, '9A', 'live',"
                       " randomblob(1000), hex(randomblob(32)), 0 FROM numbers")
            .arg(numbers, card),
        QStringLiteral("%1 INSERT INTO copies (number, card, state, expires, digest) SELECT"
                       " %3 & 2097151, %2, 0, 9999999999999, randomblob(32) FROM numbers")
            .arg(numbers, card, QLatin1String(scattered)),
        QStringLiteral("COMMIT"),
        QStringLiteral("ANALYZE"),
        QStringLiteral("PRAGMA journal_mode = WAL"),
    };
}

Result<LoadCitizen> makeCitizen(const DemoCa &ca, PlatformStorage &storage,
    const CopyIssuer &issuer, CopyContent content, int index)
{
    const QDateTime now = content.issuedAt;
    LoadCitizen citizen;
    citizen.key.reset(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const Bytes publicKey = publicKeyDerOf(citizen.key.get());
    const QString uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    content.citizen.birth = QDate(1950, 1, 1).addDays(index % 18000);
    content.citizen.idNumber
        = residentIdNumber(QStringLiteral("110101"), content.citizen.birth, index / 18000 + 1);
    content.citizen.name = QStringLiteral("负载%1").arg(index);
    const auto der
        = ca.issue({CertificatePurpose::Authentication, content.citizen.name,
                       QStringLiteral("IDCCN-") + content.citizen.idNumber, uuid, now.addYears(3)},
            publicKey);
    const auto holderKey = jwkOf(publicKey);
    if (!der || !holderKey)
        return failure(ErrorCode::Internal, QStringLiteral("no certificate"));
    citizen.certificate = certificateOf(*der);
    content.holderKey = *holderKey;
    content.statusIndex = index;
    const auto made = makeCopy(issuer, content);
    if (!made)
        return failure(made.error());
    citizen.copy = made->left(made->indexOf('~') + 1);
    const auto kept
        = storage.putCard({uuid, {AdminAlgorithm::Aes128, Bytes(16)}, content.documentExpires})
              .and_then([&] {
                  return storage.addCredential(
                      {serialNumberOf(citizen.certificate.get()), uuid, QStringLiteral("9A"),
                          RecordState::Live, *der, keyDigestOf(citizen.key.get()), now});
              })
              .and_then([&] {
                  return storage.copies().addCopy({listOfCopies * copiesOfList + index, uuid,
                      CopyState::Valid, content.expires, tokenDigest(citizen.copy.chopped(1))});
              });
    if (!kept)
        return failure(kept.error());
    return citizen;
}

} // namespace

Result<void> fillPlatform(const QString &folder, qint64 count)
{
    if (!QDir().mkpath(folder))
        return failure(ErrorCode::FileNotWritable, folder);
    const QString file = SqliteStorage::fileIn(folder);
    // With its tables.
    if (const auto storage = SqliteStorage::open(file); !storage)
        return failure(storage.error());
    if (count == 0)
        return {};
    const QString name = QUuid::createUuid().toString();
    Result<void> filled;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(file);
        filled = database.open()
            ? runAll(database, fillingStatements(), count)
            : failure(ErrorCode::StoreUnavailable, database.lastError().text());
    }
    QSqlDatabase::removeDatabase(name);
    return filled;
}

Result<std::vector<LoadCitizen>> addLoadCitizens(
    const DemoCa &ca, const QString &folder, const QString &address, int count)
{
    const auto issuer = CopyIssuer::open(ca, folder);
    if (!issuer)
        return failure(issuer.error());
    auto storage = SqliteStorage::open(SqliteStorage::fileIn(folder));
    if (!storage)
        return failure(storage.error());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    CopyContent content;
    content.issuer = address;
    content.documentExpires = now.date().addYears(5);
    content.statusUri = address + QStringLiteral("/v1/status-lists/%1").arg(listOfCopies);
    content.issuedAt = now;
    content.expires = expiryOfCopy(content.documentExpires, now);
    std::vector<LoadCitizen> citizens;
    const auto added = (*storage)->transaction([&]() -> Result<void> {
        for (int index = 0; index < count; ++index) {
            auto citizen = makeCitizen(ca, **storage, **issuer, content, index);
            if (!citizen)
                return failure(citizen.error());
            citizens.push_back(std::move(*citizen));
        }
        return {};
    });
    if (!added)
        return failure(added.error());
    return citizens;
}

} // namespace eid::sandbox
