#include "core/card/readerplaces.h"

#include <QTest>

using eid::CardPhase;
using eid::ErrorCode;
using eid::ReaderPlaces;
using eid::ReaderPresence;

namespace {

const QString reader = QStringLiteral("Reader A");

ReaderPresence empty(quint32 eventCount)
{
    return {reader, false, false, {}, eventCount};
}

ReaderPresence withCard(quint32 eventCount, bool isMute = false)
{
    return {reader, true, isMute, QByteArray("\x3B\x80", 2), eventCount};
}

} // namespace

class ReaderPlacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsAStayForEachCard()
    {
        ReaderPlaces places;
        places.update({{empty(0)}, {}});
        QVERIFY(places.state().isKnown);
        QCOMPARE(places.state().readers[0].phase, CardPhase::Empty);
        QVERIFY(!places.nextToRead());

        places.update({{withCard(1)}, {}});
        const auto stay = places.stayIn(reader);
        const auto reading = places.readingToken(reader);
        QCOMPARE(places.nextToRead()->phase, CardPhase::Recognising);
        places.update({{withCard(1)}, {}}); // something about another reader
        QVERIFY(places.isStaying(reader, stay));
        QVERIFY(!reading.stop_requested());

        places.update({{withCard(3)}, {}}); // out and in again between two looks
        QVERIFY(!places.isStaying(reader, stay));
        QVERIFY(reading.stop_requested());
        QVERIFY(places.takeLeft().readers.contains(reader));
        QVERIFY(places.takeLeft().isEmpty());
    }

    void keepsWhatWasReadForAsLongAsTheCardStays()
    {
        ReaderPlaces places;
        places.update({{withCard(1)}, {}});
        auto state = *places.nextToRead();
        state.phase = CardPhase::Named;
        QVERIFY(places.set(state));
        QVERIFY(!places.set(state));
        QCOMPARE(places.nextToRead()->phase, CardPhase::Named);
        state.phase = CardPhase::Complete;
        QVERIFY(places.set(state));
        places.setComplete(reader);
        QVERIFY(!places.nextToRead());
        QVERIFY(places.restart(reader));
        QCOMPARE(places.nextToRead()->phase, CardPhase::Recognising);
        QVERIFY(!places.restart(u"Reader Z"_qs));
    }

    void triesACardAgainOnce()
    {
        ReaderPlaces places;
        places.update({{withCard(1)}, {}});
        const auto stay = places.stayIn(reader);
        QVERIFY(places.tryAgain(reader));
        QVERIFY(!places.isStaying(reader, stay));
        QCOMPARE(places.nextToRead()->phase, CardPhase::Recognising);
        QVERIFY(!places.tryAgain(reader));
        QVERIFY(places.restart(reader)); // whoever asks for it begins anew
        QVERIFY(places.tryAgain(reader));
        places.update({{withCard(3)}, {}});
        QVERIFY(places.tryAgain(reader));
        QVERIFY(!places.tryAgain(u"Reader Z"_qs));
    }

    void tellsFailureFromRemoval()
    {
        ReaderPlaces places;
        places.update({{withCard(1)}, {}});
        places.setFailed(reader, {ErrorCode::CardMute, {}, {}});
        QCOMPARE(places.state().readers[0].phase, CardPhase::Failed);
        QVERIFY(!places.nextToRead());
        places.setFailed(reader, {ErrorCode::CardRemoved, {}, {}});
        QCOMPARE(places.state().readers[0].phase, CardPhase::Empty);
        QVERIFY(!places.state().readers[0].error);
    }

    void doesNotReadAMuteCard()
    {
        ReaderPlaces places;
        places.update({{withCard(1, true)}, {}});
        QCOMPARE(places.state().readers[0].error->code, ErrorCode::CardMute);
        QVERIFY(!places.nextToRead());
    }

    void losesAllWithTheService()
    {
        ReaderPlaces places;
        places.update({{withCard(1)}, {}});
        const auto stay = places.stayIn(reader);
        places.update({{}, eid::Error{ErrorCode::PcscServiceStopped, {}, {}}});
        QVERIFY(places.state().readers.isEmpty());
        QVERIFY(places.takeLeft().service);
        // A new service counts from the start again: the same number, and another stay.
        places.update({{withCard(1)}, {}});
        QVERIFY(!places.isStaying(reader, stay));
        QVERIFY(places.nextToRead());
    }
};

QTEST_APPLESS_MAIN(ReaderPlacesTest)
#include "readerplaces_test.moc"
