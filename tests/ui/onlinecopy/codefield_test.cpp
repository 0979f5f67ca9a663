#include "tests/ui/onlinecopy/copysamples.h"
#include "ui/base/theme.h"
#include "ui/onlinecopy/codeentry.h"
#include "ui/onlinecopy/codefield.h"
#include "ui/onlinecopy/codeplate.h"
#include "ui/onlinecopy/secretprint.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace eid;
using namespace eid::ui;

namespace {

QByteArray octetsOf(const Secret &secret)
{
    return {reinterpret_cast<const char *>(secret.octets().data()),
        static_cast<qsizetype>(secret.size())};
}

QString spoken(QWidget &widget, QAccessible::Text type = QAccessible::Value)
{
    return QAccessible::queryAccessibleInterface(&widget)->text(type);
}

} // namespace

// The field for codes on paper, and the plate that shows one.
class CodeFieldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme(*qApp).apply(Scheme::Light, TextSize::Standard); }

    void takesWhatItsCodeIsMadeOf_data()
    {
        QTest::addColumn<CodeField::Characters>("characters");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QByteArray>("entry");
        QTest::addColumn<int>("refused");
        using Characters = CodeField::Characters;
        QTest::newRow("digits") << Characters::Digits << u"12a 3"_qs << QByteArray("123") << 2;
        QTest::newRow("groups") << Characters::Groups << u"kx3m-7P qa_é"_qs
                                << QByteArray("KX3M7PQA") << 2;
        QTest::newRow("text") << Characters::Text << u"Blue Sky-7é"_qs << QByteArray("Blue Sky-7")
                              << 1;
    }
    void takesWhatItsCodeIsMadeOf()
    {
        QFETCH(const CodeField::Characters, characters);
        QFETCH(const QString, typed);
        QFETCH(const QByteArray, entry);
        QFETCH(const int, refused);
        CodeField field(characters, std::nullopt);
        QSignalSpy refusals(&field, &CodeField::refused);
        show(field);
        for (const QChar character : typed)
            QTest::sendKeyEvent(
                QTest::Click, &field, Qt::Key_unknown, QString(character), Qt::NoModifier);
        QCOMPARE(octetsOf(field.entry()), entry);
        QCOMPARE(refusals.count(), refused);
    }

    void takesNoMoreThanThereArePlaces()
    {
        CodeField field(CodeField::Characters::Digits, 6);
        QSignalSpy refusals(&field, &CodeField::refused);
        show(field);
        QTest::keyClicks(&field, u"1234567"_qs);
        QCOMPARE(octetsOf(field.entry()), QByteArray("123456"));
        QCOMPARE(refusals.constFirst().constFirst().value<CodeField::Refusal>(),
            CodeField::Refusal::Full);
    }

    void isEditedByKeys()
    {
        CodeField field(CodeField::Characters::Digits, 6);
        show(field);
        QTest::keyClicks(&field, u"1245"_qs);
        QTest::keyClick(&field, Qt::Key_Left);
        QTest::keyClick(&field, Qt::Key_Left);
        QTest::keyClick(&field, Qt::Key_3);
        QCOMPARE(octetsOf(field.entry()), QByteArray("12345"));
        QTest::keyClick(&field, Qt::Key_Home);
        QTest::keyClick(&field, Qt::Key_Delete);
        QTest::keyClick(&field, Qt::Key_End);
        QTest::keyClick(&field, Qt::Key_Backspace);
        QCOMPARE(octetsOf(field.entry()), QByteArray("234"));
        QTest::keyClick(&field, Qt::Key_Backspace, Qt::ControlModifier);
        QVERIFY(field.isEmpty());
    }

    void pastesAndCopiesNothingOut()
    {
        CodeField field(CodeField::Characters::Groups, 16);
        show(field);
        QGuiApplication::clipboard()->setText(u" KX3M-7PQA-RT5V-2WDN\n"_qs);
        QTest::keySequence(&field, QKeySequence::Paste);
        QCOMPARE(octetsOf(field.entry()), QByteArray("KX3M7PQART5V2WDN"));
        QGuiApplication::clipboard()->setText(u"other"_qs);
        QTest::keySequence(&field, QKeySequence::Copy);
        QTest::keySequence(&field, QKeySequence::Cut);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"other"_qs);
    }

    void isWipedWhenItIsHidden()
    {
        CodeField field(CodeField::Characters::Digits, 6);
        show(field);
        QTest::keyClicks(&field, u"1234"_qs);
        field.hide();
        QVERIFY(field.isEmpty());
    }

    void speaksWhatItShows()
    {
        CodeField field(CodeField::Characters::Digits, 6);
        show(field);
        QTest::keyClicks(&field, u"1234"_qs);
        QCOMPARE(spoken(field), u"••••"_qs);
        QVERIFY(QAccessible::queryAccessibleInterface(&field)->state().passwordEdit);
        field.setMasked(false);
        QCOMPARE(spoken(field), u"1234"_qs);
        QVERIFY(!QAccessible::queryAccessibleInterface(&field)->state().passwordEdit);
    }

    void saysWhatIsMissing()
    {
        CodeEntry entry(CodeField::Characters::Digits, 6, true);
        entry.setWords(u"Code"_qs, u"Six digits"_qs);
        show(entry);
        QCOMPARE(entry.line(), u"Six digits"_qs);
        QTest::keyClicks(entry.field(), u"1234"_qs);
        QVERIFY(!entry.take());
        QVERIFY(entry.field()->isFaulty());
        QVERIFY(entry.line().contains(u"2"_qs));
        QTest::keyClicks(entry.field(), u"5"_qs);
        QVERIFY(!entry.field()->isFaulty());
        QTest::keyClicks(entry.field(), u"6"_qs);
        const auto taken = entry.take();
        QVERIFY(taken);
        QCOMPARE(octetsOf(*taken), QByteArray("123456"));
        QVERIFY(entry.field()->isEmpty());
    }

    void spellsACodeThatIsShown()
    {
        CodePlate plate(samples::lossCode());
        plate.setAccessibleName(u"Loss code"_qs);
        show(plate);
        QCOMPARE(spoken(plate), u"K X 3 M , 7 P Q A , R T 5 V , 2 W D N"_qs);
        QCOMPARE(spoken(plate, QAccessible::Name), u"Loss code"_qs);
        QCOMPARE(groupsIn(*samples::lossCode()), 4);
        QCOMPARE(groupOf(*samples::lossCode(), 2), u"RT5V"_qs);
        QVERIFY(plate.heightForWidth(160) > plate.heightForWidth(700));
    }

    void printsASheet()
    {
        QImage page(1240, 1754, QImage::Format_RGB32);
        page.fill(Qt::white);
        const QImage blank = page;
        QPainter painter(&page);
        paintSecretPage(painter, QRectF(page.rect()),
            {u"Loss code"_qs, u"Reports the card lost without the card."_qs}, *samples::lossCode());
        painter.end();
        QVERIFY(page != blank);
        // Within its margins.
        for (int y = 0; y < page.height(); ++y) {
            QCOMPARE(page.pixelColor(40, y), QColor(Qt::white));
            QCOMPARE(page.pixelColor(page.width() - 40, y), QColor(Qt::white));
        }
    }

private:
    static void show(QWidget &widget)
    {
        widget.resize(600, 120);
        widget.show();
        widget.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&widget));
        widget.setFocus();
    }
};

QTEST_MAIN(CodeFieldTest)
#include "codefield_test.moc"
