#include "tests/core/facevision/presencecases.h"

#include <QTest>

using namespace eid::test;

namespace {

void addRows(const std::vector<PresenceCase> &cases)
{
    QTest::addColumn<PresenceCase>("item");
    for (const PresenceCase &item : cases)
        QTest::newRow(qPrintable(item.name)) << item;
}

} // namespace

/// Persons before a camera, made from two portraits: the table of who passes.
class PresencePersonsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesWhoDoesWhatIsAsked_data() { addRows(honestCases()); }
    void passesWhoDoesWhatIsAsked()
    {
        QFETCH(const PresenceCase, item);
        QCOMPARE(play(item, seedsWanted(3)), 0);
    }

    // Not a wish: who changes this changes what the tool says of itself as well.
    void doesNotStopWhatItSaysItDoesNot_data() { addRows(knownWeaknesses()); }
    void doesNotStopWhatItSaysItDoesNot()
    {
        QFETCH(const PresenceCase, item);
        QCOMPARE(play(item, 1), 0);
    }
};

QTEST_GUILESS_MAIN(PresencePersonsTest)
#include "presencepersons_test.moc"
