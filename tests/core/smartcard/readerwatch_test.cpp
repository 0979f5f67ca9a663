#include "core/smartcard/readerwatch.h"
#include "scriptedcard.h"

#include <QSignalSpy>
#include <QtTest>

using namespace eid;
using sandbox::InProcessPcsc;
using sandbox::PcscFunction;

namespace {

const QString readerA = QStringLiteral("Reader A");
const QString readerB = QStringLiteral("Reader B 读卡器");

std::shared_ptr<ScriptedCard> makeCard()
{
    return std::make_shared<ScriptedCard>(ScriptedCard::t1Atr);
}

ReaderWatch::ApiSource sourceOf(const InProcessPcsc &pcsc)
{
    return [api = pcsc.api()] { return api; };
}

QStringList names(const ReaderSnapshot &snapshot)
{
    QStringList list;
    for (const ReaderPresence &reader : snapshot.readers)
        list.append(reader.name);
    return list;
}

bool hasError(const ReaderSnapshot &snapshot, ErrorCode code)
{
    return snapshot.serviceError && snapshot.serviceError->code == code;
}

} // namespace

class ReaderWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seesWhatIsThere();
    void seesCardsComeAndGo();
    void seesQuickSwapByItsCount();
    void seesMuteCard();
    void seesReadersComeAndGo();
    void outlivesTheService();
    void waitsForAServiceThatComesLater();
    void triesAgainSoonAfterTheStart();
    void seesRestartAsLoss();
    void tellsDenial();
    void waitsForTheLibrary();
    void worksWithoutPnp();
    void watchesAsManyAsTheServiceTakes_data();
    void watchesAsManyAsTheServiceTakes();
    void failsAtAnyCall_data();
    void failsAtAnyCall();
    void endsInAnyState_data();
    void endsInAnyState();
    void isStillWhenNothingHappens();
};

void ReaderWatchTest::seesWhatIsThere()
{
    InProcessPcsc pcsc;
    pcsc.addReader(readerA);
    pcsc.addReader(readerB);
    pcsc.insert(readerB, makeCard());
    ReaderWatch watch(sourceOf(pcsc));
    QSignalSpy changed(&watch, &ReaderWatch::changed);
    watch.start();
    QVERIFY(changed.wait());
    QVERIFY(!watch.snapshot().serviceError);
    QCOMPARE(names(watch.snapshot()), (QStringList{readerA, readerB}));
    QVERIFY(!watch.snapshot().readers[0].hasCard);
    QVERIFY(watch.snapshot().readers[1].hasCard);
    QVERIFY(!watch.snapshot().readers[1].isMute);
    QCOMPARE(watch.snapshot().readers[1].atr.size(), qsizetype(ScriptedCard::t1Atr.size()));
}

void ReaderWatchTest::seesCardsComeAndGo()
{
    InProcessPcsc pcsc;
    pcsc.addReader(readerA);
    ReaderWatch watch(sourceOf(pcsc));
    watch.start();
    for (int i = 0; i < 50; ++i) {
        pcsc.insert(readerA, makeCard());
        QTRY_VERIFY(!watch.snapshot().readers.isEmpty() && watch.snapshot().readers[0].hasCard);
        pcsc.pull(readerA);
        QTRY_VERIFY(!watch.snapshot().readers[0].hasCard);
        QVERIFY(watch.snapshot().readers[0].atr.isEmpty());
    }
}

void ReaderWatchTest::seesQuickSwapByItsCount()
{
    InProcessPcsc pcsc;
    pcsc.addReader(readerA);
    pcsc.insert(readerA, makeCard());
    ReaderWatch watch(sourceOf(pcsc));
    QSignalSpy changed(&watch, &ReaderWatch::changed);
    watch.start();
    QVERIFY(changed.wait());
    const quint32 before = watch.snapshot().readers[0].eventCount;
    QVERIFY(pcsc.waitUntilWatched());
    pcsc.insert(readerA, makeCard()); // out and in again between two looks
    QTRY_VERIFY(watch.snapshot().readers[0].eventCount == before + 2);
    QVERIFY(watch.snapshot().readers[0].hasCard);
}

void ReaderWatchTest::seesMuteCard()
{
    InProcessPcsc pcsc;
    pcsc.addReader(readerA);
    pcsc.insert(readerA, std::make_shared<ScriptedCard>(Bytes{}));
    ReaderWatch watch(sourceOf(pcsc));
    watch.start();
    QTRY_VERIFY(!watch.snapshot().readers.isEmpty());
    QVERIFY(watch.snapshot().readers[0].hasCard);
    QVERIFY(watch.snapshot().readers[0].isMute);
}

void ReaderWatchTest::seesReadersComeAndGo()
{
    InProcessPcsc pcsc;
    ReaderWatch watch(sourceOf(pcsc));
    QSignalSpy changed(&watch, &ReaderWatch::changed);
    watch.start();
    QVERIFY(changed.wait());
    QCOMPARE(watch.snapshot(), ReaderSnapshot{});
    for (int i = 0; i < 10; ++i) {
        pcsc.addReader(readerA);
        QTRY_COMPARE(names(watch.snapshot()), QStringList{readerA});
        pcsc.addReader(readerB);
        QTRY_COMPARE(names(watch.snapshot()), (QStringList{readerA, readerB}));
        pcsc.removeReader(readerA);
        QTRY_COMPARE(names(watch.snapshot()), QStringList{readerB});
        pcsc.removeReader(readerB);
        QTRY_COMPARE(names(watch.snapshot()), QStringList{});
    }
}

void ReaderWatchTest::outlivesTheService()
{
    InProcessPcsc pcsc;
    pcsc.addReader(readerA);
    ReaderWatch watch(sourceOf(pcsc));
    watch.start();
    for (int i = 0; i < 5; ++i) {
        QTRY_COMPARE(names(watch.snapshot()), QStringList{readerA});
        pcsc.stopService();
        QTRY_VERIFY(hasError(watch.snapshot(), ErrorCode::PcscServiceStopped));
        QVERIFY(watch.snapshot().readers.isEmpty());
        pcsc.startService();
    }
    QTRY_COMPARE(names(watch.snapshot()), QStringList{readerA});
    QVERIFY(pcsc.waitUntilWatched());
    QCOMPARE(pcsc.openContexts(), 1);
}

void ReaderWatchTest::waitsForAServiceThatComesLater()
{
    InProcessPcsc pcsc;
    pcsc.addReader(readerA);
    pcsc.stopService();
    ReaderWatch watch(sourceOf(pcsc));
    watch.start();
    QTRY_VERIFY(hasError(watch.snapshot(), ErrorCode::PcscServiceStopped));
    pcsc.startService();
    QTRY_COMPARE(names(watch.snapshot()), QStringList{readerA});
    QVERIFY(!watch.snapshot().serviceError);
}

void ReaderWatchTest::triesAgainSoonAfterTheStart()
{
    InProcessPcsc pcsc;
    pcsc.addReader(readerA);
    pcsc.stopService();
    ReaderWatch watch(sourceOf(pcsc));
    watch.start();
    QTRY_VERIFY(hasError(watch.snapshot(), ErrorCode::PcscServiceStopped));
    // The socket is there before anybody listens behind it.
    for (int i = 0; i < 4; ++i)
        pcsc.failNext(PcscFunction::EstablishContext, SCARD_E_NO_SERVICE);
    pcsc.startService();
    QTRY_COMPARE(names(watch.snapshot()), QStringList{readerA});
}

void ReaderWatchTest::seesRestartAsLoss()
{
    InProcessPcsc pcsc;
    pcsc.addReader(readerA);
    ReaderWatch watch(sourceOf(pcsc));
    QSignalSpy changed(&watch, &ReaderWatch::changed);
    watch.start();
    QTRY_COMPARE(names(watch.snapshot()), QStringList{readerA});
    QVERIFY(pcsc.waitUntilWatched());
    changed.clear();
    pcsc.stopService();
    pcsc.startService();
    QTRY_COMPARE(changed.size(), 2);
    QVERIFY(hasError(changed[0][0].value<ReaderSnapshot>(), ErrorCode::PcscServiceStopped));
    QCOMPARE(names(changed[1][0].value<ReaderSnapshot>()), QStringList{readerA});
}

void ReaderWatchTest::tellsDenial()
{
    InProcessPcsc pcsc;
    pcsc.addReader(readerA);
    pcsc.failAlways(PcscFunction::EstablishContext, SCARD_W_SECURITY_VIOLATION);
    ReaderWatch watch(sourceOf(pcsc));
    watch.start();
    QTRY_VERIFY(hasError(watch.snapshot(), ErrorCode::PcscAccessDenied));
    pcsc.failAlways(PcscFunction::EstablishContext, SCARD_S_SUCCESS);
    watch.retry();
    QTRY_COMPARE(names(watch.snapshot()), QStringList{readerA});
}

void ReaderWatchTest::waitsForTheLibrary()
{
    InProcessPcsc pcsc;
    pcsc.addReader(readerA);
    std::atomic_bool installed = false;
    ReaderWatch watch([&]() -> Result<std::shared_ptr<const PcscApi>> {
        if (!installed)
            return failure(ErrorCode::PcscLibraryMissing, QStringLiteral("libpcsclite.so.1"));
        return pcsc.api();
    });
    watch.start();
    QTRY_VERIFY(hasError(watch.snapshot(), ErrorCode::PcscLibraryMissing));
    installed = true;
    watch.retry();
    QTRY_COMPARE(names(watch.snapshot()), QStringList{readerA});
}

void ReaderWatchTest::worksWithoutPnp()
{
    InProcessPcsc pcsc;
    pcsc.setPnpSupported(false);
    ReaderWatch watch(sourceOf(pcsc));
    watch.start();
    pcsc.addReader(readerA);
    QTRY_COMPARE(names(watch.snapshot()), QStringList{readerA});
    pcsc.insert(readerA, makeCard());
    QTRY_VERIFY(watch.snapshot().readers[0].hasCard);
    pcsc.addReader(readerB);
    QTRY_COMPARE(names(watch.snapshot()), (QStringList{readerA, readerB}));
    pcsc.removeReader(readerA);
    QTRY_COMPARE(names(watch.snapshot()), QStringList{readerB});
}

void ReaderWatchTest::watchesAsManyAsTheServiceTakes_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {15, 16, 20})
        QTest::addRow("%d readers", count) << count;
}

void ReaderWatchTest::watchesAsManyAsTheServiceTakes()
{
    QFETCH(int, count);
    InProcessPcsc pcsc;
    QStringList all;
    for (int i = 0; i < count; ++i) {
        all.append(QStringLiteral("Reader %1").arg(i));
        pcsc.addReader(all.last());
    }
    ReaderWatch watch(sourceOf(pcsc));
    watch.start();
    QTRY_COMPARE(names(watch.snapshot()), all);
    pcsc.insert(all.first(), makeCard());
    QTRY_VERIFY(watch.snapshot().readers.first().hasCard);
    pcsc.insert(all.last(), makeCard());
    QTRY_VERIFY(watch.snapshot().readers.last().hasCard);
    pcsc.removeReader(all.takeFirst());
    QTRY_COMPARE(names(watch.snapshot()), all);
}

void ReaderWatchTest::failsAtAnyCall_data()
{
    QTest::addColumn<int>("function");
    QTest::addColumn<int>("skip");
    QTest::addColumn<qlonglong>("code");
    for (const auto function : {PcscFunction::EstablishContext, PcscFunction::ListReaders,
             PcscFunction::GetStatusChange}) {
        for (int skip = 0; skip < 4; ++skip) {
            for (const LONG code : {SCARD_E_NO_SERVICE, SCARD_F_COMM_ERROR, SCARD_E_NO_MEMORY,
                     SCARD_E_INVALID_HANDLE, SCARD_E_UNKNOWN_READER, SCARD_E_TIMEOUT,
                     SCARD_E_INSUFFICIENT_BUFFER, SCARD_E_CANCELLED})
                QTest::addRow("function %d call %d %08llX", int(function), skip + 1,
                    static_cast<unsigned long long>(code))
                    << int(function) << skip << qlonglong{code};
        }
    }
}

void ReaderWatchTest::failsAtAnyCall()
{
    QFETCH(int, function);
    QFETCH(int, skip);
    QFETCH(qlonglong, code);
    InProcessPcsc pcsc;
    pcsc.addReader(readerA);
    pcsc.failNext(PcscFunction(function), static_cast<LONG>(code), skip);
    ReaderWatch watch(sourceOf(pcsc));
    watch.start();
    QTRY_COMPARE(names(watch.snapshot()), QStringList{readerA});
    pcsc.insert(readerA, makeCard());
    QTRY_VERIFY(!watch.snapshot().readers.isEmpty() && watch.snapshot().readers[0].hasCard);
}

void ReaderWatchTest::endsInAnyState_data()
{
    QTest::addColumn<QString>("state");
    for (const char *state : {"at once", "watching", "no service", "no library", "no pnp"})
        QTest::newRow(state) << QString::fromLatin1(state);
}

void ReaderWatchTest::endsInAnyState()
{
    QFETCH(QString, state);
    InProcessPcsc pcsc;
    pcsc.setPnpSupported(state != u"no pnp");
    if (state == u"no service")
        pcsc.stopService();
    for (int i = 0; i < 20; ++i) {
        auto watch = std::make_unique<ReaderWatch>(state == u"no library"
            ? []() -> Result<std::shared_ptr<
                       const PcscApi>> { return failure(ErrorCode::PcscLibraryMissing); }
            : sourceOf(pcsc));
        QSignalSpy changed(watch.get(), &ReaderWatch::changed);
        watch->start();
        if (state != u"at once")
            QVERIFY(changed.wait());
        if (state == u"watching")
            QVERIFY(pcsc.waitUntilWatched());
        watch.reset();
        QCOMPARE(pcsc.openContexts(), 0);
    }
}

void ReaderWatchTest::isStillWhenNothingHappens()
{
    InProcessPcsc pcsc;
    pcsc.addReader(readerA);
    ReaderWatch watch(sourceOf(pcsc));
    watch.start();
    QTRY_COMPARE(names(watch.snapshot()), QStringList{readerA});
    QVERIFY(pcsc.waitUntilStill());
    // What is known at once, whether PnP is, and one look for readers that came meanwhile; the last
    // one waits without a time limit, and nobody ends it.
    QVERIFY(pcsc.calls(PcscFunction::GetStatusChange) <= 6);
    // It is that wait which tells of a card, and then there is another one.
    pcsc.insert(readerA, makeCard());
    QTRY_VERIFY(watch.snapshot().readers[0].hasCard);
    QVERIFY(pcsc.waitUntilStill());
    QVERIFY(pcsc.calls(PcscFunction::GetStatusChange) <= 8);
    QCOMPARE(pcsc.calls(PcscFunction::Cancel), 0);
}

QTEST_GUILESS_MAIN(ReaderWatchTest)
#include "readerwatch_test.moc"
