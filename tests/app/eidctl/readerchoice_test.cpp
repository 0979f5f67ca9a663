#include "app/eidctl/readerchoice.h"

#include <QTest>

using namespace eid;
using namespace eid::ctl;

namespace {

DeskState deskWith(const QList<std::pair<QString, CardPhase>> &readers)
{
    DeskState desk;
    desk.isKnown = true;
    for (const auto &[name, phase] : readers) {
        CardState card;
        card.reader = name;
        card.phase = phase;
        desk.readers.append(card);
    }
    return desk;
}

const DeskState threeReaders = deskWith({
    {QStringLiteral("ACS 00"), CardPhase::Empty},
    {QStringLiteral("ACS 00 01"), CardPhase::Complete},
    {QStringLiteral("Feitian R502"), CardPhase::Empty},
});

ErrorCode failureOf(const DeskState &desk, const std::optional<QString> &wanted)
{
    const auto choice = chooseReader(desk, wanted);
    return choice ? ErrorCode::Internal : choice.error().code;
}

} // namespace

class ReaderChoiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheOneWithACard()
    {
        QCOMPARE(
            *chooseReader(threeReaders, {}), (ReaderChoice{QStringLiteral("ACS 00 01"), false}));
    }

    void takesAnExactNameBeforeAPart()
    {
        QCOMPARE(*chooseReader(threeReaders, QStringLiteral("ACS 00")),
            (ReaderChoice{QStringLiteral("ACS 00"), false}));
    }

    void takesAnUnambiguousPartInAnyCase()
    {
        QCOMPARE(*chooseReader(threeReaders, QStringLiteral("feitian")),
            (ReaderChoice{QStringLiteral("Feitian R502"), true}));
    }

    void refusesAPartOfSeveral()
    {
        const auto choice = chooseReader(threeReaders, QStringLiteral("ACS"));
        QCOMPARE(choice.error().code, ErrorCode::ReaderAmbiguous);
        QCOMPARE(choice.error().detail, QStringLiteral("ACS 00; ACS 00 01"));
    }

    void refusesWhatDoesNotExist()
    {
        QCOMPARE(failureOf(threeReaders, QStringLiteral("Gemalto")), ErrorCode::ReaderNotFound);
        QCOMPARE(failureOf(threeReaders, QString()), ErrorCode::ReaderNotFound);
    }

    void refusesToGuessAmongCards()
    {
        const auto desk = deskWith({{QStringLiteral("A"), CardPhase::Failed},
            {QStringLiteral("B"), CardPhase::Recognising}});
        QCOMPARE(failureOf(desk, {}), ErrorCode::ReaderAmbiguous);
    }

    void tellsNoReaderFromNoCard()
    {
        QCOMPARE(failureOf({}, {}), ErrorCode::NoReader);
        QCOMPARE(failureOf({}, QStringLiteral("A")), ErrorCode::NoReader);
        QCOMPARE(
            failureOf(deskWith({{QStringLiteral("A"), CardPhase::Empty}}), {}), ErrorCode::NoCard);
    }
};

QTEST_APPLESS_MAIN(ReaderChoiceTest)
#include "readerchoice_test.moc"
