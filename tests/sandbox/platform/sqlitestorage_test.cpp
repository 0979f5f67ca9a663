#include "tests/sandbox/platform/platformcase.h"
#include "tests/sandbox/platform/sqlitestorage.h"

#include <QDir>
#include <QTest>

#include <thread>

using namespace eid;
using namespace eid::sandbox;

namespace {

QString serialOf(PlatformCase &scene)
{
    return PlatformCase::serialOf(scene.authentication.certificate);
}

} // namespace

class SqliteStorageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsAnOlderDatabaseForward()
    {
        PlatformCase scene;
        const QString file = SqliteStorage::fileIn(scene.folder());
        {
            // As it was before there were online copies.
            const auto database = SqliteDatabase::open(file, nullptr);
            QVERIFY(database);
            for (const char *statement : {"DROP TABLE copy_offers", "DROP TABLE copy_tokens",
                     "DROP TABLE copy_grants", "DROP TABLE copy_nonces", "DROP TABLE copy_lists",
                     "DROP TABLE copies", "DROP TABLE loss_codes", "DROP TABLE holds",
                     "DROP TABLE authentication_outcomes", "DROP TABLE authentication_requests",
                     "DROP TABLE relying_parties", "DROP TABLE authentications",
                     "DROP TABLE transaction_signatures", "DROP INDEX accepted_faces",
                     "DROP INDEX credentials_of_card",
                     "ALTER TABLE face_uploads DROP COLUMN accepted",
                     "ALTER TABLE cards DROP COLUMN document_expires", "PRAGMA user_version = 2"})
                QVERIFY2((*database)->change(QLatin1String(statement)), statement);
        }
        scene.restart();
        const auto storage = SqliteStorage::open(file);
        QVERIFY(storage);
        const auto known = (*storage)->credential(serialOf(scene));
        QVERIFY(known && *known);
        QCOMPARE((*known)->cardUuid, PlatformCase::cardUuid());
        const auto card = (*storage)->card(PlatformCase::cardUuid());
        QVERIFY(card && *card);
        QVERIFY(!(*card)->documentExpires.isValid());
        QVERIFY(scene.platform().registerCard(
            PlatformCase::cardUuid(), scene.adminKey, {}, PlatformCase::documentExpiry()));
        QVERIFY(scene.platform().offerCopies(PlatformCase::cardUuid()));
    }

    void refusesALaterDatabase()
    {
        const QTemporaryDir folder;
        const QString file = SqliteStorage::fileIn(folder.path());
        QVERIFY(SqliteStorage::open(file));
        QVERIFY((*SqliteDatabase::open(file, nullptr))
                    ->change(QStringLiteral("PRAGMA user_version = 99")));
        const auto opened = SqliteStorage::open(file);
        QVERIFY(!opened);
        QVERIFY(opened.error().code == ErrorCode::StoreTooNew);
    }

    void aStatementCanBeReadWithinItself()
    {
        const QTemporaryDir folder;
        const auto database
            = SqliteDatabase::open(QDir(folder.path()).filePath(QStringLiteral("a")), nullptr);
        QVERIFY(database);
        SqliteDatabase &db = **database;
        QVERIFY(db.change(QStringLiteral("CREATE TABLE t (a INTEGER)")));
        QVERIFY(db.change(QStringLiteral("INSERT INTO t VALUES (1), (2), (3)")));
        const QString all = QStringLiteral("SELECT a FROM t ORDER BY a");
        qint64 sum = 0;
        auto outer = db.run(all);
        QVERIFY(outer);
        while (outer->next()) {
            auto inner = db.run(all);
            QVERIFY(inner);
            while (inner->next())
                sum += outer->value(0).toLongLong() * inner->value(0).toLongLong();
        }
        QCOMPARE(sum, qint64(36));
    }

    void aTransactionThatFailsLeavesNothing()
    {
        const QTemporaryDir folder;
        const auto storage = SqliteStorage::open(SqliteStorage::fileIn(folder.path()));
        QVERIFY(storage);
        const auto done = (*storage)->transaction([&]() -> Result<void> {
            const auto added = (*storage)->addAudit(
                {QDateTime::currentDateTimeUtc(), QStringLiteral("x"), QStringLiteral("y"), {}});
            if (!added)
                return added;
            return failure(ErrorCode::PlatformRefused);
        });
        QVERIFY(!done);
        QCOMPARE((*storage)->audit()->size(), 0);
    }

    void commitsOfManyShareTheDisk()
    {
        const QTemporaryDir folder;
        const QString file = SqliteStorage::fileIn(folder.path());
        const auto keeper = SqliteStorage::open(file);
        QVERIFY(keeper);
        const auto group = CommitGroup::open(file);
        QVERIFY(group);
        constexpr int threadCount = 4;
        constexpr int each = 25;
        std::vector<std::thread> threads;
        for (int i = 0; i < threadCount; ++i) {
            threads.emplace_back([&] {
                const auto storage = SqliteStorage::open(file, *group);
                for (int k = 0; storage && k < each; ++k) {
                    (void)(*storage)->transaction([&] {
                        return (*storage)->addAudit({QDateTime::currentDateTimeUtc(),
                            QStringLiteral("x"), QStringLiteral("y"), {}});
                    });
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY((*group)->settle());
        QCOMPARE((*keeper)->audit()->size(), threadCount * each);
    }
};

QTEST_GUILESS_MAIN(SqliteStorageTest)
#include "sqlitestorage_test.moc"
