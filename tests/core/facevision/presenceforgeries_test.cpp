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

/// Photos in the place of a person, and persons who do something else: the table of who fails, and
/// why.
class PresenceForgeriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhyItRejects_data() { addRows(rejectedCases()); }
    void tellsWhyItRejects()
    {
        QFETCH(const PresenceCase, item);
        QCOMPARE(play(item, seedsWanted(1)), 0);
    }
};

QTEST_GUILESS_MAIN(PresenceForgeriesTest)
#include "presenceforgeries_test.moc"
