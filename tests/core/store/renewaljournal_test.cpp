#include "core/store/renewaljournal.h"
#include "core/store/renewallock.h"
#include "core/store/store.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using eid::ErrorCode;
using eid::RenewalEnd;
using eid::RenewalJournal;
using eid::RenewalLock;
using eid::RenewalMark;
using eid::RenewalRecord;
using eid::RenewalStep;
using eid::Result;
using eid::Store;

namespace {

const QString serial = QStringLiteral("A1B2");

class RenewalBench
{
public:
    [[nodiscard]] QString path() const { return m_folder.filePath(u"records.sqlite"_qs); }
    [[nodiscard]] Result<Store> open() const
    {
        return Store::open({.path = path(), .now = [this] { return time; }});
    }

    QDateTime time{QDate(2026, 11, 23), QTime(23, 23, 29, 42), Qt::UTC};

private:
    QTemporaryDir m_folder;
};

/// Another process, once it has said \a word.
class Companion
{
public:
    Companion(const QString &task, const QString &path, const QByteArray &word)
    {
        m_process.start(QStringLiteral(EID_STORE_COMPANION), {task, path, serial});
        isReady = m_process.waitForReadyRead() && m_process.readLine().trimmed() == word;
    }
    ~Companion() { kill(); }

    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    bool isReady = false;

private:
    QProcess m_process;
};

} // namespace

class RenewalJournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheRecordsOfARun()
    {
        RenewalBench bench;
        const RenewalRecord full{.run = {},
            .slot = u"9C"_qs,
            .step = RenewalStep::Enrolled,
            .mark = RenewalMark::After,
            .time = {},
            .publicKey = {0x30, 0x00, 0xFF},
            .oldFingerprint = u"AA"_qs,
            .newFingerprint = u"BB"_qs,
            .detail = u"HTTP 200"_qs};
        QUuid run;
        {
            auto store = bench.open();
            QVERIFY(store);
            RenewalJournal renewals(*store);
            const auto begun = renewals.begin(store->cardReference(serial));
            QVERIFY(begun);
            run = *begun;
            for (const RenewalStep step : {RenewalStep::Planned, RenewalStep::KeyGenerated})
                QVERIFY(renewals.append({.run = run, .slot = u"9C"_qs, .step = step}));
            RenewalRecord record = full;
            record.run = run;
            QVERIFY(renewals.append(record));
        }
        auto store = bench.open();
        QVERIFY(store);
        RenewalJournal renewals(*store);
        const auto found = renewals.unfinished(store->cardReference(serial));
        QVERIFY(found && *found);
        QCOMPARE((*found)->run, run);
        QCOMPARE((*found)->begun, bench.time);
        QCOMPARE((*found)->records.size(), 3);
        QCOMPARE((*found)->records.at(0).step, RenewalStep::Planned);
        QCOMPARE((*found)->records.at(0).mark, RenewalMark::Before);
        QVERIFY((*found)->records.at(0).publicKey.empty());
        RenewalRecord expected = full;
        expected.run = run;
        expected.time = bench.time;
        QCOMPARE((*found)->records.at(2), expected);
        QCOMPARE(*renewals.unfinishedCards(), QStringList{store->cardReference(serial)});
    }

    void hasOneUnfinishedRunACard()
    {
        const RenewalBench bench;
        auto store = bench.open();
        QVERIFY(store);
        RenewalJournal renewals(*store);
        QVERIFY(!*renewals.unfinished(u"aa"_qs));
        const auto run = renewals.begin(u"aa"_qs);
        QVERIFY(run);
        const auto second = renewals.begin(u"aa"_qs);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::RenewalInterrupted);
        QVERIFY(renewals.begin(u"bb"_qs));

        QVERIFY(renewals.finish(*run, RenewalEnd::Done));
        QVERIFY(!*renewals.unfinished(u"aa"_qs));
        QCOMPARE(*renewals.unfinishedCards(), QStringList{u"bb"_qs});
        QVERIFY(renewals.begin(u"aa"_qs));
    }

    void writesNothingToARunThatIsOver()
    {
        const RenewalBench bench;
        auto store = bench.open();
        QVERIFY(store);
        RenewalJournal renewals(*store);
        const auto run = renewals.begin(u"aa"_qs);
        QVERIFY(run);
        QVERIFY(renewals.finish(*run, RenewalEnd::Abandoned));
        for (const auto &refused :
            {renewals.append({.run = *run}), renewals.finish(*run, RenewalEnd::Done),
                renewals.append({.run = QUuid::createUuid()})}) {
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::RenewalNothingToResume);
        }
    }

    void tellsARecordThatCannotBeUnderstood()
    {
        const RenewalBench bench;
        auto store = bench.open();
        QVERIFY(store);
        RenewalJournal renewals(*store);
        const auto run = renewals.begin(u"aa"_qs);
        QVERIFY(run && renewals.append({.run = *run}));
        QVERIFY(store->database().execute(u"UPDATE renewal_record SET step = 'flown'"_qs));
        const auto found = renewals.unfinished(u"aa"_qs);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::StoreDamaged);
    }

    void tellsAFullDiskBeforeTheStepIsDone()
    {
        const RenewalBench bench;
        auto store = bench.open();
        QVERIFY(store);
        RenewalJournal renewals(*store);
        const auto run = renewals.begin(u"aa"_qs);
        QVERIFY(run);
        QVERIFY(store->database().execute(u"PRAGMA max_page_count = 1"_qs));
        const auto refused
            = renewals.append({.run = *run, .publicKey = eid::Bytes(100'000, std::uint8_t{7})});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::StoreFull);
        QVERIFY((*renewals.unfinished(u"aa"_qs))->records.isEmpty());
    }

    void outlivesAProcessThatIsKilled()
    {
        const RenewalBench bench;
        Companion companion(u"interrupt"_qs, bench.path(), "recorded");
        QVERIFY(companion.isReady);
        companion.kill();

        auto store = bench.open();
        QVERIFY(store);
        QVERIFY(!store->setAside());
        const auto found = RenewalJournal(*store).unfinished(store->cardReference(serial));
        QVERIFY(found && *found);
        QCOMPARE((*found)->records.size(), 1);
        QCOMPARE((*found)->records.at(0).step, RenewalStep::KeyGenerated);
    }

    void letsOneRunACardAtATime()
    {
        const RenewalBench bench;
        const auto store = bench.open();
        QVERIFY(store);
        {
            const auto lock = RenewalLock::acquire(*store, u"aa"_qs);
            QVERIFY(lock);
            const auto second = RenewalLock::acquire(*store, u"aa"_qs);
            QVERIFY(!second);
            QCOMPARE(second.error().code, ErrorCode::RenewalRunning);
            QVERIFY(RenewalLock::acquire(*store, u"bb"_qs));
            QVERIFY(RenewalLock::isAnyHeld(*store));
        }
        QVERIFY(!RenewalLock::isAnyHeld(*store));
        QVERIFY(RenewalLock::acquire(*store, u"aa"_qs));
    }

    void letsTheLockOfADeadProcessGo()
    {
        const RenewalBench bench;
        const auto store = bench.open();
        QVERIFY(store);
        const QString reference = store->cardReference(serial);
        Companion companion(u"hold"_qs, bench.path(), "held");
        QVERIFY(companion.isReady);
        const auto refused = RenewalLock::acquire(*store, reference);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::RenewalRunning);
        companion.kill();
        QVERIFY(RenewalLock::acquire(*store, reference));
    }

    void locksNoFileElsewhere()
    {
        const RenewalBench bench;
        const auto store = bench.open();
        QVERIFY(store);
        for (const QString &text : {QString(), u"../aa"_qs, u"AA"_qs}) {
            const auto refused = RenewalLock::acquire(*store, text);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
        }
    }
};

QTEST_GUILESS_MAIN(RenewalJournalTest)
#include "renewaljournal_test.moc"
