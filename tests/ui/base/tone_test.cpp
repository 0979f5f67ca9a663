#include "ui/base/theme.h"
#include "ui/base/tone.h"

#include <QPalette>
#include <QTest>

using namespace eid::ui;

class ToneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheContrastOfBlackAndWhite()
    {
        QCOMPARE(qRound(contrast(Qt::black, Qt::white)), 21);
        QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    }

    void isLegibleOnEveryGround_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << Theme::lightPalette();
        QTest::newRow("dark") << Theme::darkPalette();
        QTest::newRow("grey desktop") << QPalette(Qt::black, QColor(0xef, 0xef, 0xef), Qt::white,
            Qt::darkGray, Qt::gray, Qt::black, Qt::black, Qt::white, QColor(0xef, 0xef, 0xef));
        QTest::newRow("high contrast") << QPalette(Qt::white, Qt::black, Qt::white, Qt::gray,
            Qt::darkGray, Qt::white, Qt::white, Qt::black, Qt::black);
    }

    // WCAG 2.1, 1.4.3 and 1.4.11.
    void isLegibleOnEveryGround()
    {
        QFETCH(const QPalette, palette);
        for (const Tone tone :
            {Tone::Plain, Tone::Muted, Tone::Accent, Tone::Good, Tone::Warning, Tone::Bad}) {
            const QColor color = toneColor(tone, palette);
            QVERIFY(contrast(color, palette.color(QPalette::Window)) >= 4.5);
            QVERIFY(contrast(color, palette.color(QPalette::Base)) >= 4.5);
            QVERIFY(contrast(color, toneWash(tone, palette)) >= 4.5);
        }
        QVERIFY(contrast(edgeColor(palette), palette.color(QPalette::Base)) >= 3.0);
    }
};

QTEST_GUILESS_MAIN(ToneTest)
#include "tone_test.moc"
