#include "tests/core/facevision/presencecases.h"

#include <QTest>

using namespace eid::test;

/// Photos in the place of a person, and persons who do something else: the table of who fails, and
/// why.
class PresenceForgeriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhyItRejects()
    {
        const PresenceTally tally = playAll(rejectedCases(), seedsWanted(1));
        QTextStream(stdout) << "not rejected, or for another reason: " << tally.wrong << " of "
                            << tally.runs << '\n';
        QCOMPARE(tally.wrong, 0);
    }
};

QTEST_GUILESS_MAIN(PresenceForgeriesTest)
#include "presenceforgeries_test.moc"
