#include "ui/pin/pinfield.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <string_view>

using namespace eid;
using namespace eid::ui;

namespace {

bool holds(const PinField &field, std::string_view digits)
{
    return std::ranges::equal(field.entry().octets(), digits,
        [](std::uint8_t octet, char digit) { return octet == static_cast<std::uint8_t>(digit); });
}

} // namespace

class PinFieldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_field = std::make_unique<PinField>();
        m_field->setRules({6, 8});
        m_field->setAccessibleName(QStringLiteral("PIN"));
        m_field->show();
        m_field->setFocus();
        QVERIFY(QTest::qWaitForWindowExposed(m_field.get()));
    }
    void cleanup() { m_field.reset(); }

    void takesDigits()
    {
        QSignalSpy edited(m_field.get(), &PinField::edited);
        QTest::keyClicks(m_field.get(), QStringLiteral("0123"));
        QTest::keyClick(m_field.get(), Qt::Key_7, Qt::KeypadModifier);
        QVERIFY(holds(*m_field, "01237"));
        QCOMPARE(edited.count(), 5);
    }

    void refusesLettersAndSigns_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("letter") << QStringLiteral("a");
        QTest::newRow("capital") << QStringLiteral("Z");
        QTest::newRow("space") << QStringLiteral(" ");
        QTest::newRow("sign") << QStringLiteral("+");
    }
    void refusesLettersAndSigns()
    {
        QFETCH(QString, typed);
        QSignalSpy refused(m_field.get(), &PinField::refused);
        QTest::keyClicks(m_field.get(), QStringLiteral("12"));
        QTest::keyClicks(m_field.get(), typed);
        QVERIFY(holds(*m_field, "12"));
        QCOMPARE(refused.count(), 1);
        QCOMPARE(refused.at(0).at(0).value<PinField::Refusal>(), PinField::Refusal::NoDigit);
    }

    void takesNoMoreThanTheCard()
    {
        QSignalSpy refused(m_field.get(), &PinField::refused);
        QTest::keyClicks(m_field.get(), QStringLiteral("123456789"));
        QVERIFY(holds(*m_field, "12345678"));
        QCOMPARE(refused.count(), 1);
        QCOMPARE(refused.at(0).at(0).value<PinField::Refusal>(), PinField::Refusal::Full);
    }

    void keepsOffTheClipboard()
    {
        QGuiApplication::clipboard()->setText(QStringLiteral("654321"));
        QSignalSpy refused(m_field.get(), &PinField::refused);
        QTest::keyClicks(m_field.get(), QStringLiteral("12"));
        QTest::keySequence(m_field.get(), QKeySequence::Paste);
        QTest::keySequence(m_field.get(), QKeySequence::Copy);
        QTest::keySequence(m_field.get(), QKeySequence::Cut);
        QVERIFY(holds(*m_field, "12"));
        QCOMPARE(refused.count(), 3);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("654321"));
        QTest::keySequence(m_field.get(), QKeySequence::Undo);
        QVERIFY(holds(*m_field, "12"));
    }

    void takesNothingFromInputMethods()
    {
        QVERIFY(!m_field->testAttribute(Qt::WA_InputMethodEnabled));
        QInputMethodEvent event;
        event.setCommitString(QStringLiteral("55"));
        QCoreApplication::sendEvent(m_field.get(), &event);
        QVERIFY(m_field->isEmpty());
    }

    void editsAtTheCaret()
    {
        QTest::keyClicks(m_field.get(), QStringLiteral("12345"));
        QTest::keyClick(m_field.get(), Qt::Key_Left);
        QTest::keyClick(m_field.get(), Qt::Key_Backspace);
        QVERIFY(holds(*m_field, "1235"));
        QTest::keyClick(m_field.get(), Qt::Key_Home);
        QTest::keyClick(m_field.get(), Qt::Key_Delete);
        QTest::keyClick(m_field.get(), Qt::Key_9);
        QVERIFY(holds(*m_field, "9235"));
        QTest::keyClick(m_field.get(), Qt::Key_End);
        QTest::keyClick(m_field.get(), Qt::Key_Delete);
        QTest::keyClick(m_field.get(), Qt::Key_0);
        QVERIFY(holds(*m_field, "92350"));
        QTest::keyClick(m_field.get(), Qt::Key_Backspace, Qt::ControlModifier);
        QVERIFY(m_field->isEmpty());
        QTest::keyClick(m_field.get(), Qt::Key_Backspace);
        QVERIFY(m_field->isEmpty());
    }

    void placesTheCaretByMouse()
    {
        QTest::keyClicks(m_field.get(), QStringLiteral("1234"));
        const QRectF second = m_field->placeRect(1);
        QTest::mouseClick(m_field.get(), Qt::LeftButton, {},
            QPointF(second.left() + 1, second.center().y()).toPoint());
        QCOMPARE(m_field->caret(), 1);
    }

    void leavesOtherKeysToTheWindow()
    {
        QSignalSpy submitted(m_field.get(), &PinField::submitted);
        QTest::keyClick(m_field.get(), Qt::Key_Return);
        QTest::keyClick(m_field.get(), Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(submitted.count(), 2);
        QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
        QCoreApplication::sendEvent(m_field.get(), &escape);
        QVERIFY(!escape.isAccepted());
    }

    void handsTheEntryOver()
    {
        QTest::keyClicks(m_field.get(), QStringLiteral("471108"));
        const Secret taken = m_field->take();
        QCOMPARE(taken.size(), std::size_t(6));
        QVERIFY(m_field->isEmpty());
        QCOMPARE(m_field->caret(), 0);
    }

    void wipesWhenHidden()
    {
        QTest::keyClicks(m_field.get(), QStringLiteral("4711"));
        m_field->hide();
        QVERIFY(m_field->isEmpty());
    }

    void wipesWhenTheRulesChange()
    {
        QTest::keyClicks(m_field.get(), QStringLiteral("471108"));
        m_field->setRules({4, 5});
        QVERIFY(m_field->isEmpty());
    }

    void tellsScreenReadersNoDigit()
    {
        QTest::keyClicks(m_field.get(), QStringLiteral("471"));
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(m_field.get());
        QVERIFY(accessible);
        QCOMPARE(accessible->role(), QAccessible::EditableText);
        QVERIFY(accessible->state().passwordEdit);
        QVERIFY(accessible->state().focused);
        QCOMPARE(accessible->text(QAccessible::Name), QStringLiteral("PIN"));
        QCOMPARE(accessible->text(QAccessible::Value), QStringLiteral("•••"));
        QCOMPARE(
            accessible->text(QAccessible::Description), QStringLiteral("3 of 6 to 8 digits typed"));
        QAccessibleTextInterface *text = accessible->textInterface();
        QVERIFY(text);
        QCOMPARE(text->characterCount(), 3);
        QCOMPARE(text->text(0, 3), QStringLiteral("•••"));
        QCOMPARE(text->text(-5, 99), QStringLiteral("•••"));
        QCOMPARE(text->cursorPosition(), 3);
        text->setCursorPosition(1);
        QCOMPARE(m_field->caret(), 1);
        QCOMPARE(text->selectionCount(), 0);
    }

    void isDrawnTheSameForEveryEntry()
    {
        QTest::keyClicks(m_field.get(), QStringLiteral("1111"));
        const QImage ones = m_field->grab().toImage();
        QTest::keyClick(m_field.get(), Qt::Key_Backspace, Qt::ControlModifier);
        QTest::keyClicks(m_field.get(), QStringLiteral("8888"));
        QCOMPARE(m_field->grab().toImage(), ones);
    }

private:
    std::unique_ptr<PinField> m_field;
};

QTEST_MAIN(PinFieldTest)
#include "pinfield_test.moc"
