#include "core/store/journal.h"
#include "core/store/migrations.h"
#include "core/store/store.h"
#include "core/store/storefile.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <functional>

using eid::Database;
using eid::ErrorCode;
using eid::Journal;
using eid::JournalAction;
using eid::Result;
using eid::Store;

namespace {

using Damage = std::function<void(const QString &path)>;

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser
    | QFileDevice::WriteUser;

/// A folder in which a store may lie, and the time at which it is opened.
class StoreBench
{
public:
    [[nodiscard]] QString path() const { return m_folder.filePath(u"data/tool/records.sqlite"_qs); }
    [[nodiscard]] QDir folder() const { return QFileInfo(path()).dir(); }
    [[nodiscard]] Result<Store> open() const
    {
        return Store::open({.path = path(), .now = [this] { return time; }});
    }
    /// Makes a store with \a entries, and closes it.
    [[nodiscard]] bool make(int entries = 3) const
    {
        auto store = open();
        for (int i = 0; store && i < entries; ++i) {
            if (!Journal(*store).append({.action = JournalAction::PinChanged}))
                return false;
        }
        return store.has_value();
    }
    [[nodiscard]] bool execute(const QString &sql) const
    {
        auto database = Database::open(path());
        return database && database->execute(sql);
    }

    QDateTime time{QDate(2026, 11, 23), QTime(23, 23, 29, 42), Qt::UTC};

private:
    QTemporaryDir m_folder;
};

void overwrite(const QString &path, qint64 from, qint64 length)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(from));
    QCOMPARE(file.write(QByteArray(length, '\xA5')), length);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Q_DECLARE_METATYPE(Damage)

class StoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void liesInTheDataFolderOfTheUser()
    {
#ifdef Q_OS_WIN
        QVERIFY(
            eid::defaultStorePath().endsWith(u"/AppData/Local/eid-maintenance/records.sqlite"_qs));
#else
        qputenv("XDG_DATA_HOME", "/somewhere/data");
        QCOMPARE(eid::defaultStorePath(), u"/somewhere/data/eid-maintenance/records.sqlite"_qs);
        qunsetenv("XDG_DATA_HOME");
#endif
    }

    void isForItsOwnerAlone()
    {
#ifdef Q_OS_WIN
        QSKIP("who may read what is in a profile is for Windows");
#endif
        const StoreBench bench;
        const auto store = bench.open();
        QVERIFY(store);
        QVERIFY(!store->setAside());
        QCOMPARE(QFileInfo(bench.path()).permissions(), ownerOnly);
        QCOMPARE(QFileInfo(bench.folder().path()).permissions(),
            ownerOnly | QFileDevice::ExeOwner | QFileDevice::ExeUser);
        for (const QFileInfo &file : bench.folder().entryInfoList(QDir::Files))
            QVERIFY2(file.permissions() == ownerOnly, qPrintable(file.fileName()));
    }

    void takesTheFileFromOthers()
    {
#ifdef Q_OS_WIN
        QSKIP("who may read what is in a profile is for Windows");
#endif
        const StoreBench bench;
        QVERIFY(bench.make());
        QVERIFY(QFile::setPermissions(bench.path(), ownerOnly | QFileDevice::ReadOther));
        QVERIFY(bench.open());
        QCOMPARE(QFileInfo(bench.path()).permissions(), ownerOnly);
    }

    void putsEachCommitOnTheDisk()
    {
        const StoreBench bench;
        auto store = bench.open();
        QVERIFY(store);
        QCOMPARE(store->database().value(u"PRAGMA journal_mode"_qs)->toString(), u"wal"_qs);
        QCOMPARE(store->database().value(u"PRAGMA synchronous"_qs)->toInt(), 2); // FULL
        QCOMPARE(store->database().value(u"PRAGMA foreign_keys"_qs)->toInt(), 1);
        QCOMPARE(store->database().value(u"PRAGMA trusted_schema"_qs)->toInt(), 0);
    }

    void isOpenedAgainAsItWas()
    {
        const StoreBench bench;
        QVERIFY(bench.make(3));
        auto store = bench.open();
        QVERIFY(store);
        QVERIFY(!store->setAside());
        QCOMPARE(*Journal(*store).count(), 3);
    }

    void leavesALaterVersionAlone()
    {
        const StoreBench bench;
        QVERIFY(bench.make());
        QVERIFY(bench.execute(u"PRAGMA user_version = %1"_qs.arg(eid::storeVersion() + 1)));
        const QByteArray before = contentOf(bench.path());
        const auto store = bench.open();
        QVERIFY(!store);
        QCOMPARE(store.error().code, ErrorCode::StoreTooNew);
        QCOMPARE(contentOf(bench.path()), before);
    }

    void migratesAllOrNothing()
    {
        auto database = Database::open(u":memory:"_qs);
        QVERIFY(database);
        // In the way of the migration's last table.
        QVERIFY(database->execute(u"CREATE TABLE renewal_record (id INTEGER)"_qs));
        const auto migrated = database->inTransaction([&] { return eid::migrate(*database); });
        QVERIFY(!migrated);
        QCOMPARE(database->value(u"PRAGMA user_version"_qs)->toInt(), 0);
        QCOMPARE(database->value(u"SELECT count(*) FROM sqlite_master"_qs)->toInt(), 1);

        QVERIFY(database->execute(u"DROP TABLE renewal_record"_qs));
        QCOMPARE(*database->inTransaction([&] { return eid::migrate(*database); }), true);
        QCOMPARE(database->value(u"PRAGMA user_version"_qs)->toInt(), eid::storeVersion());
        QCOMPARE(*database->inTransaction([&] { return eid::migrate(*database); }), false);
    }

    void setsADamagedFileAside_data()
    {
        QTest::addColumn<Damage>("damage");
        QTest::newRow("no database at all")
            << Damage([](const QString &path) { overwrite(path, 0, 8192); });
        QTest::newRow("a page of the schema")
            << Damage([](const QString &path) { overwrite(path, 100, 1000); });
        QTest::newRow("a page of the journal")
            << Damage([](const QString &path) { overwrite(path, 2L * 4096, 4096); });
        QTest::newRow("cut off") << Damage(
            [](const QString &path) { QVERIFY(QFile::resize(path, 2L * 4096)); });
        const auto sql = [](const QString &statement) {
            return Damage([statement](const QString &path) {
                auto database = Database::open(path);
                QVERIFY(database && database->execute(statement));
            });
        };
        QTest::newRow("a table is missing") << sql(u"DROP TABLE journal_head"_qs);
        QTest::newRow("a trigger too many")
            << sql(u"CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM journal; END"_qs);
        QTest::newRow("of another program") << sql(u"PRAGMA application_id = 7"_qs);
        QTest::newRow("of no version") << sql(u"PRAGMA user_version = -1"_qs);
    }

    void setsADamagedFileAside()
    {
        QFETCH(Damage, damage);
        const StoreBench bench;
        QVERIFY(bench.make());
        damage(bench.path());
        const QByteArray damaged = contentOf(bench.path());

        auto store = bench.open();
        QVERIFY2(store, store ? "" : qPrintable(store.error().detail));
        QVERIFY(store->setAside());
        QCOMPARE(store->setAside()->fileName, u"records.damaged-20261123T232329042Z.sqlite"_qs);
        QCOMPARE(store->setAside()->error.code, ErrorCode::StoreDamaged);
        // Told on one line, whatever SQLite has to say of it.
        QVERIFY(!store->setAside()->error.detail.contains(u'\n'));
        const QString aside = bench.folder().filePath(store->setAside()->fileName);
        QCOMPARE(contentOf(aside), damaged);
#ifndef Q_OS_WIN
        QCOMPARE(QFileInfo(aside).permissions(), ownerOnly);
#endif

        const auto entries = Journal(*store).list({});
        QVERIFY(entries);
        QCOMPARE(entries->size(), 1);
        QCOMPARE(entries->constFirst().action, u"store-set-aside"_qs);
        QCOMPARE(entries->constFirst().outcome, u"store-damaged"_qs);
        QVERIFY(entries->constFirst().detail.startsWith(store->setAside()->fileName));
        QVERIFY(Journal(*store).verify()->holds());
    }

    void saysOnceThatAFileWasSetAside()
    {
        const StoreBench bench;
        QVERIFY(bench.make());
        overwrite(bench.path(), 0, 100);
        QVERIFY(bench.open()->setAside());
        auto again = bench.open();
        QVERIFY(again);
        QVERIFY(!again->setAside());
        QCOMPARE(*Journal(*again).count(), 1);
    }

    void tellsOfOneSetAsideByAProcessThatDied()
    {
        const StoreBench bench;
        QVERIFY(bench.make());
        QVERIFY(eid::setStoreFileAside(bench.path(), bench.time));
        auto store = bench.open();
        QVERIFY(store);
        QVERIFY(store->setAside());
        QCOMPARE(*Journal(*store).count(), 1);
    }

    void setsAsideWhatLiesBesideTheFile()
    {
        const StoreBench bench;
        QVERIFY(bench.make());
        for (const char *suffix : {"-wal", "-shm"}) {
            QFile beside(bench.path() + QLatin1String(suffix));
            QVERIFY(beside.open(QIODevice::WriteOnly));
            beside.write(suffix);
        }
        const auto name = eid::setStoreFileAside(bench.path(), bench.time);
        QVERIFY(name);
        QCOMPARE(contentOf(bench.folder().filePath(*name + u"-wal"_qs)), QByteArray("-wal"));
        QCOMPARE(contentOf(bench.folder().filePath(*name + u"-shm"_qs)), QByteArray("-shm"));
        QVERIFY(!QFile::exists(bench.path()));
        QVERIFY(!QFile::exists(bench.path() + u"-wal"_qs));
    }

    void neverReplacesAFileThatWasSetAside()
    {
        const StoreBench bench;
        QVERIFY(bench.make());
        const auto first = eid::setStoreFileAside(bench.path(), bench.time);
        QVERIFY(bench.make());
        const auto second = eid::setStoreFileAside(bench.path(), bench.time);
        QVERIFY(first && second);
        QVERIFY(*first != *second);
        QVERIFY(QFile::exists(bench.folder().filePath(*first)));
    }

    void saysThatTheFolderCannotBeMade()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"tool"_qs));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto store = Store::open({.path = folder.filePath(u"tool/records.sqlite"_qs)});
        QVERIFY(!store);
        QCOMPARE(store.error().code, ErrorCode::StoreUnavailable);
    }

    void namesACardTheSameWithinAStore()
    {
        const StoreBench bench;
        const auto reference = bench.open()->cardReference(u"A1B2"_qs);
        QCOMPARE(reference.size(), 32);
        QVERIFY(!reference.contains(u"a1b2"_qs));
        QCOMPARE(bench.open()->cardReference(u"A1B2"_qs), reference);
        QVERIFY(bench.open()->cardReference(u"A1B3"_qs) != reference);
        QCOMPARE(bench.open()->cardReference({}), QString());
        const StoreBench other;
        QVERIFY(other.open()->cardReference(u"A1B2"_qs) != reference);
    }

    void isUsedByManyProcessesAtOnce()
    {
        const StoreBench bench;
        constexpr int each = 20;
        std::array<QProcess, 4> writers;
        for (QProcess &writer : writers)
            writer.start(QStringLiteral(EID_STORE_COMPANION),
                {u"append"_qs, bench.path(), QString::number(each)});
        for (QProcess &writer : writers) {
            QVERIFY(writer.waitForFinished());
            QVERIFY2(writer.exitCode() == 0, writer.readAllStandardError().constData());
        }
        auto store = bench.open();
        QVERIFY(store);
        QVERIFY(!store->setAside());
        QCOMPARE(*Journal(*store).count(), each * static_cast<int>(writers.size()));
        QVERIFY(Journal(*store).verify()->holds());
    }
};

QTEST_GUILESS_MAIN(StoreTest)
#include "store_test.moc"
