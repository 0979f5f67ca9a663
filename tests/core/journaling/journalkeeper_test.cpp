#include "core/journaling/journalkeeper.h"
#include "tests/core/testing/testdesk.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using eid::ErrorCode;
using eid::JournalAction;
using eid::JournalKeeper;
using eid::testing::resultOf;

namespace {

class KeeperBench
{
public:
    [[nodiscard]] QString file(const QString &name = u"records.sqlite"_qs) const
    {
        return m_folder.filePath(name);
    }

private:
    QTemporaryDir m_folder;

public:
    JournalKeeper keeper{{.path = file()}};
};

} // namespace

class JournalKeeperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void touchesNothingBeforeItIsAsked()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"records.sqlite"_qs);
        {
            const JournalKeeper keeper({.path = path});
        }
        QVERIFY(!QFile::exists(path));
    }

    void recordsAndLists()
    {
        KeeperBench bench;
        QSignalSpy recorded(&bench.keeper, &JournalKeeper::recorded);
        bench.keeper.record({.action = JournalAction::PinVerified, .cardSerial = u"A1"_qs});
        bench.keeper.record({.action = JournalAction::PinChanged, .cardSerial = u"A1"_qs});
        const auto part = resultOf(bench.keeper.list({.limit = 1}));
        QVERIFY(part && *part);
        QCOMPARE((*part)->total, 2);
        QCOMPARE((*part)->entries.size(), 1);
        QCOMPARE((*part)->entries.first().action, u"pin-changed"_qs);
        QCOMPARE((*part)->entries.first().card.size(), 32);
        QTRY_COMPARE(recorded.size(), 2);
        QVERIFY(resultOf(bench.keeper.verify())->value().holds());
    }

    void losesNothingWhenItGoes()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"records.sqlite"_qs);
        {
            JournalKeeper keeper({.path = path});
            for (int i = 0; i < 5; ++i)
                keeper.record({});
        }
        auto store = eid::Store::open({.path = path});
        QVERIFY(store);
        QCOMPARE(*eid::Journal(*store).count(), 5);
    }

    void tellsThatItCouldNotRecord()
    {
        QTemporaryDir folder;
        QVERIFY(QFile(folder.filePath(u"file"_qs)).open(QIODevice::WriteOnly));
        JournalKeeper keeper({.path = folder.filePath(u"file/records.sqlite"_qs)});
        QSignalSpy failed(&keeper, &JournalKeeper::failed);
        keeper.record({});
        QVERIFY(failed.size() == 1 || failed.wait());
        QCOMPARE(failed.first().first().value<eid::Error>().code, ErrorCode::StoreUnavailable);
        QCOMPARE(resultOf(keeper.list({}))->error().code, ErrorCode::StoreUnavailable);
    }

    void tellsThatRecordsWereSetAside()
    {
        KeeperBench bench;
        QFile file(bench.file());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        QSignalSpy setAside(&bench.keeper, &JournalKeeper::storeSetAside);
        bench.keeper.record({});
        QVERIFY(setAside.size() == 1 || setAside.wait());
        const auto part = resultOf(bench.keeper.list({}));
        QVERIFY(part && *part);
        QCOMPARE((*part)->entries.last().action, u"store-set-aside"_qs);
        QCOMPARE((*part)->entries.size(), 2);
        QCOMPARE(setAside.size(), 1);
    }

    void exportsAndRecordsIt()
    {
        KeeperBench bench;
        bench.keeper.record({});
        const QString path = bench.file(u"journal.jsonl"_qs);
        const auto exported = resultOf(bench.keeper.exportTo(path));
        QVERIFY(exported && *exported);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 2);
        const auto part = resultOf(bench.keeper.list({}));
        QCOMPARE((*part)->entries.first().action, u"journal-exported"_qs);
    }

    void saysThatTheFileCannotBeWritten()
    {
        KeeperBench bench;
        const auto exported = resultOf(bench.keeper.exportTo(bench.file(u"none/journal.jsonl"_qs)));
        QVERIFY(exported && !*exported);
        QCOMPARE(exported->error().code, ErrorCode::FileNotWritable);
        QCOMPARE(resultOf(bench.keeper.list({}))->value().total, 0);
    }
};

QTEST_GUILESS_MAIN(JournalKeeperTest)
#include "journalkeeper_test.moc"
