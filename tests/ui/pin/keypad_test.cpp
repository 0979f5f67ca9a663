#include "ui/base/button.h"
#include "ui/pin/keypad.h"
#include "ui/pin/keypadpanel.h"
#include "ui/pin/pinfield.h"

#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>

using namespace eid::ui;

class KeypadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QCoreApplication::setOrganizationName(QStringLiteral("eid-test"));
        QCoreApplication::setApplicationName(QStringLiteral("keypad"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
    }
    void init() { QSettings().clear(); }

    void typesWhatItShows()
    {
        Keypad keypad;
        keypad.show();
        QSignalSpy pressed(&keypad, &Keypad::digitPressed);
        for (int digit = 0; digit <= 9; ++digit) {
            QCOMPARE(keypad.keyOf(digit)->text(), QString::number(digit));
            QTest::mouseClick(keypad.keyOf(digit), Qt::LeftButton);
            QCOMPARE(pressed.last().at(0).toInt(), digit);
        }
        QCOMPARE(pressed.count(), 10);
    }

    void isATarget()
    {
        Keypad keypad;
        QVERIFY(keypad.keyOf(5)->width() >= 48);
        QVERIFY(keypad.keyOf(5)->height() >= 48);
    }

    void dealsEveryDigitOnce()
    {
        Keypad keypad;
        keypad.setShuffled(true);
        QSet<QList<int>> deals;
        QSignalSpy pressed(&keypad, &Keypad::digitPressed);
        for (int deal = 0; deal < 20; ++deal) {
            keypad.deal();
            deals.insert(keypad.digits());
            QList<int> sorted = keypad.digits();
            std::ranges::sort(sorted);
            QCOMPARE(sorted, QList<int>({0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
            QTest::mouseClick(keypad.keyOf(3), Qt::LeftButton);
            QCOMPARE(pressed.last().at(0).toInt(), 3);
        }
        // Twenty deals of 3.6 million that are all the same would be no shuffling.
        QVERIFY(deals.size() > 1);
        keypad.setShuffled(false);
        QCOMPARE(keypad.digits(), QList<int>({1, 2, 3, 4, 5, 6, 7, 8, 9, 0}));
    }

    void dealsAnewWhenShown()
    {
        Keypad keypad;
        keypad.setShuffled(true);
        QSet<QList<int>> deals;
        for (int showing = 0; showing < 20; ++showing) {
            keypad.show();
            deals.insert(keypad.digits());
            keypad.hide();
        }
        QVERIFY(deals.size() > 1);
    }

    void leavesTheKeyboardInTheField()
    {
        QWidget window;
        auto *field = new PinField(&window);
        auto *other = new PinField(&window);
        auto *panel = new KeypadPanel(&window);
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(field);
        layout->addWidget(other);
        layout->addWidget(panel);
        panel->addField(field);
        panel->addField(other);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field->setFocus();

        QVERIFY(panel->keypad()->isHidden());
        QTest::mouseClick(panel->showSwitch(), Qt::LeftButton);
        QVERIFY(panel->keypad()->isVisible());
        QTest::mouseClick(panel->keypad()->keyOf(4), Qt::LeftButton);
        QTest::mouseClick(panel->keypad()->keyOf(7), Qt::LeftButton);
        QVERIFY(field->hasFocus());
        QCOMPARE(field->length(), 2);

        other->setFocus();
        QTest::mouseClick(panel->keypad()->keyOf(1), Qt::LeftButton);
        QCOMPARE(other->length(), 1);
        QCOMPARE(field->length(), 2);

        // By keyboard: a key that has the focus types into the field that had it last.
        Button *nine = panel->keypad()->keyOf(9);
        QVERIFY(nine->focusPolicy() & Qt::TabFocus);
        nine->setFocus(Qt::TabFocusReason);
        QTest::keyClick(nine, Qt::Key_Space);
        QCOMPARE(other->length(), 2);
        QVERIFY(nine->hasFocus());
    }

    void remembersItsSwitches()
    {
        {
            KeypadPanel panel;
            panel.show();
            QVERIFY(!panel.keypad()->isShuffled());
            QTest::mouseClick(panel.showSwitch(), Qt::LeftButton);
            QTest::mouseClick(panel.shuffleSwitch(), Qt::LeftButton);
            QVERIFY(panel.keypad()->isShuffled());
        }
        KeypadPanel again;
        again.show();
        QVERIFY(again.keypad()->isVisible());
        QVERIFY(again.keypad()->isShuffled());
    }

private:
    QTemporaryDir m_home;
};

QTEST_MAIN(KeypadTest)
#include "keypad_test.moc"
