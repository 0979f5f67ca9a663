#include "tests/core/facevision/presencecases.h"

#include <QTest>

using namespace eid::test;

/// Persons before a camera, made from two portraits: the table of who passes.
class PresencePersonsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesWhoDoesWhatIsAsked()
    {
        const PresenceTally tally = playAll(honestCases(), seedsWanted(3));
        QTextStream(stdout) << "persons rejected: " << tally.wrong << " of " << tally.runs << '\n';
        QCOMPARE(tally.wrong, 0);
    }

    // Not a wish: who changes this changes what the tool says of itself as well.
    void doesNotStopWhatItSaysItDoesNot()
    {
        const PresenceTally tally = playAll(knownWeaknesses(), 1);
        QTextStream(stdout) << "of which the presence check knows nothing: " << tally.runs << " of "
                            << tally.runs << " passed\n";
        QCOMPARE(tally.wrong, 0);
    }
};

QTEST_GUILESS_MAIN(PresencePersonsTest)
#include "presencepersons_test.moc"
