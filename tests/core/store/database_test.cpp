#include "core/store/database.h"

#include <QTemporaryDir>
#include <QTest>

using eid::Database;
using eid::ErrorCode;
using eid::Result;

using namespace std::chrono_literals;

namespace {

/// A file with one table of numbers.
class NumbersBench
{
public:
    NumbersBench()
        : path(m_folder.filePath(u"numbers.sqlite"_qs))
        , database(Database::open(path))
    {
        isReady = database && database->execute(u"CREATE TABLE number (n INTEGER PRIMARY KEY)"_qs);
    }

    [[nodiscard]] int count()
    {
        const auto value = database->value(u"SELECT count(*) FROM number"_qs);
        return value ? value->toInt() : -1;
    }

private:
    QTemporaryDir m_folder;

public:
    QString path;
    Result<Database> database;
    bool isReady = false;
};

} // namespace

class DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatATransactionDid()
    {
        NumbersBench bench;
        QVERIFY(bench.isReady);
        const auto done = bench.database->inTransaction(
            [&] { return bench.database->execute(u"INSERT INTO number VALUES (?)"_qs, {1}); });
        QVERIFY(done);
        QCOMPARE(bench.count(), 1);
    }

    void undoesWhatAFailedTransactionDid()
    {
        NumbersBench bench;
        QVERIFY(bench.isReady);
        const auto done = bench.database->inTransaction([&]() -> Result<void> {
            if (const auto put = bench.database->execute(u"INSERT INTO number VALUES (1)"_qs); !put)
                return put;
            return eid::failure(ErrorCode::Cancelled);
        });
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
        QCOMPARE(bench.count(), 0);
        // And the connection is of use afterwards.
        QVERIFY(bench.database->inTransaction(
            [&] { return bench.database->execute(u"INSERT INTO number VALUES (2)"_qs); }));
    }

    void tellsAFullDiskAndStaysWhole()
    {
        NumbersBench bench;
        QVERIFY(bench.isReady);
        QVERIFY(bench.database->execute(u"CREATE TABLE text (t TEXT)"_qs));
        QVERIFY(bench.database->execute(u"PRAGMA max_page_count = 8"_qs));
        const auto done = bench.database->inTransaction([&] {
            return bench.database->execute(
                u"INSERT INTO text VALUES (?)"_qs, {QString(100'000, u'x')});
        });
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::StoreFull);
        QVERIFY(!done.error().detail.contains(u"xxx"_qs));
        QCOMPARE(bench.count(), 0);
        QVERIFY(bench.database->execute(u"INSERT INTO number VALUES (1)"_qs));
    }

    void tellsThatAnotherOneHasItLocked()
    {
        NumbersBench bench;
        QVERIFY(bench.isReady);
        auto other = Database::open(bench.path, 1ms);
        QVERIFY(other);
        const auto done = bench.database->inTransaction([&]() -> Result<void> {
            return other->inTransaction([]() -> Result<void> { return {}; });
        });
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::StoreUnavailable);
    }

    void readsOneStateInASnapshot()
    {
        NumbersBench bench;
        QVERIFY(bench.isReady);
        QVERIFY(bench.database->execute(u"PRAGMA journal_mode = WAL"_qs));
        auto other = Database::open(bench.path);
        QVERIFY(other);
        const auto counts = bench.database->inSnapshot([&]() -> Result<QPair<int, int>> {
            const int before = bench.count();
            if (const auto put = other->execute(u"INSERT INTO number VALUES (1)"_qs); !put)
                return eid::failure(put.error());
            return QPair(before, bench.count());
        });
        QVERIFY(counts);
        QCOMPARE(*counts, qMakePair(0, 0));
        QCOMPARE(bench.count(), 1);
    }

    void tellsWhatIsNoDatabase()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"letter.txt"_qs));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'a'));
        file.close();
        auto database = Database::open(file.fileName());
        QVERIFY(database);
        const auto read = database->query(u"SELECT * FROM sqlite_master"_qs);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::StoreDamaged);
    }

    void tellsWhatCannotBeOpened()
    {
        QTemporaryDir folder;
        const auto database = Database::open(folder.filePath(u"none/records.sqlite"_qs));
        QVERIFY(!database);
        QCOMPARE(database.error().code, ErrorCode::StoreUnavailable);
    }

    void keepsNothingApartFromEmpty()
    {
        NumbersBench bench;
        QVERIFY(bench.isReady);
        QVERIFY(bench.database->execute(u"CREATE TABLE text (t TEXT NOT NULL)"_qs));
        QVERIFY(bench.database->execute(u"INSERT INTO text VALUES (?)"_qs, {QString()}));
        const auto null = bench.database->execute(u"INSERT INTO text VALUES (?)"_qs, {QVariant()});
        QVERIFY(!null);
        const auto none = bench.database->value(u"SELECT t FROM text WHERE t = 'x'"_qs);
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::StoreDamaged);
    }
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "database_test.moc"
