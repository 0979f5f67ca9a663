#include "app/eidctl/deskchanges.h"

#include <QTest>

using namespace eid;
using namespace eid::ctl;

namespace {

CardState cardIn(const QString &reader, CardPhase phase)
{
    CardState card;
    card.reader = reader;
    card.phase = phase;
    return card;
}

} // namespace

class DeskChangesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysNothingWhenNothingChanged()
    {
        DeskState desk;
        desk.readers = {cardIn(QStringLiteral("A"), CardPhase::Known)};
        QVERIFY(changesBetween(desk, desk).isEmpty());
    }

    void namesEachChangeOnce()
    {
        DeskState before;
        before.readers = {cardIn(QStringLiteral("A"), CardPhase::Known),
            cardIn(QStringLiteral("B"), CardPhase::Empty)};
        DeskState now;
        now.readers = {cardIn(QStringLiteral("B"), CardPhase::Recognising),
            cardIn(QStringLiteral("C"), CardPhase::Empty)};

        const auto events = changesBetween(before, now);
        QCOMPARE(events.size(), 3);
        QCOMPARE(events[0].kind, WatchEvent::Kind::ReaderRemoved);
        QCOMPARE(events[0].card, cardIn(QStringLiteral("A"), CardPhase::Empty));
        QCOMPARE(events[1].kind, WatchEvent::Kind::CardChanged);
        QCOMPARE(events[1].card, now.readers[0]);
        QCOMPARE(events[2].kind, WatchEvent::Kind::ReaderAdded);
        QCOMPARE(events[2].card, now.readers[1]);
    }

    void tellsOfTheService()
    {
        DeskState stopped;
        stopped.serviceError = Error{ErrorCode::PcscServiceStopped, {}, {}};
        const auto went = changesBetween({}, stopped);
        QCOMPARE(went.size(), 1);
        QCOMPARE(went[0].serviceError, stopped.serviceError);
        const auto came = changesBetween(stopped, {});
        QCOMPARE(came.size(), 1);
        QVERIFY(!came[0].serviceError);
    }
};

QTEST_APPLESS_MAIN(DeskChangesTest)
#include "deskchanges_test.moc"
