#include "app/eidctl/texts/plainline.h"

#include <QTest>

using eid::ctl::plainLine;

class PlainLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesNamesAlone()
    {
        const auto name = QStringLiteral("阿卜杜拉·买买提 O'Neill");
        QCOMPARE(plainLine(name), name);
    }

    void takesThePowerFromControlCharacters()
    {
        QCOMPARE(plainLine(QStringLiteral("a\x1b[2Jb\nc\u202Ed\u009B")),
            QStringLiteral("a\uFFFD[2Jb\uFFFDc\uFFFDd\uFFFD"));
    }

    void cutsWhatNeverEnds()
    {
        const QString line = plainLine(QString(10'000, u'x'));
        QVERIFY(line.size() < 400);
        QVERIFY(line.endsWith(u'…'));
    }
};

QTEST_APPLESS_MAIN(PlainLineTest)
#include "plainline_test.moc"
