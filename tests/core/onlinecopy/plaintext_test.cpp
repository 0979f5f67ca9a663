#include "core/onlinecopy/plaintext.h"

#include <QTest>

using namespace eid;

class PlainTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isPlain");
        QTest::newRow("empty") << QString() << true;
        QTest::newRow("Chinese") << u"向张三（卡号 6222…8）转账 ¥100.00 元。"_qs << true;
        QTest::newRow("rare") << QString::fromUcs4(U"\U0002A6D6\U0003134A") << true;
        QTest::newRow("Uyghur") << u"خەنزۇچە"_qs << true;
        QTest::newRow("combining") << u"e\u0301"_qs << true;
        QTest::newRow("emoji") << u"\U0001F600"_qs << true;
        QTest::newRow("NUL") << u"a"_qs + QChar(0) << false;
        QTest::newRow("tab") << u"a\tb"_qs << false;
        QTest::newRow("carriage return") << u"a\rb"_qs << false;
        QTest::newRow("escape") << u"a\x1b[2J"_qs << false;
        QTest::newRow("C1") << u"a\u009bb"_qs << false;
        QTest::newRow("override") << u"a\u202eb"_qs << false;
        QTest::newRow("isolate") << u"a\u2066b"_qs << false;
        QTest::newRow("mark") << u"a\u200fb"_qs << false;
        QTest::newRow("zero width") << u"a\u200bb"_qs << false;
        QTest::newRow("joiner") << u"a\u200db"_qs << false;
        QTest::newRow("soft hyphen") << u"a\u00adb"_qs << false;
        QTest::newRow("byte order") << u"\ufeffa"_qs << false;
        QTest::newRow("line separator") << u"a\u2028b"_qs << false;
        QTest::newRow("filler") << u"a\u3164b"_qs << false;
        QTest::newRow("tag") << u"a\U000E0041"_qs << false;
        QTest::newRow("variation selector") << u"a\ufe0fb"_qs << false;
        QTest::newRow("ideographic variation") << u"葛\U000E0100"_qs << false;
        QTest::newRow("Mongolian selector") << u"a\u180bb"_qs << false;
        QTest::newRow("Mongolian selector four") << u"a\u180fb"_qs << false;
        QTest::newRow("ignorable, not assigned") << u"a\u2065b"_qs << false;
        QTest::newRow("reserved special") << u"a\ufff0b"_qs << false;
        QTest::newRow("Khitan filler") << u"a\U00016FE4"_qs << false;
        QTest::newRow("shorthand control") << u"a\U0001BCA0"_qs << false;
        QTest::newRow("note without head") << u"a\U0001D159"_qs << false;
        QTest::newRow("blank of Braille") << u"a\u2800b"_qs << false;
        QTest::newRow("not assigned") << u"a\u0378b"_qs << false;
        QTest::newRow("private") << u"a\uE000"_qs << false;
        QTest::newRow("no character") << u"a\uFFFF"_qs << false;
        QTest::newRow("half a pair") << u"a"_qs + QChar(0xD840) << false;
        QTest::newRow("the other half") << QChar(0xDC00) + u"a"_qs << false;
    }
    void judges()
    {
        QFETCH(QString, text);
        QFETCH(bool, isPlain);
        QCOMPARE(isPlainText(text, TextLines::One), isPlain);
        QCOMPARE(isPlainText(text, TextLines::Several), isPlain);
    }

    void knowsLines()
    {
        QVERIFY(!isPlainText(u"a\nb"_qs, TextLines::One));
        QVERIFY(isPlainText(u"a\nb"_qs, TextLines::Several));
    }

    void takesStrings()
    {
        QCOMPARE(plainTextIn(QJsonValue(u"abc"_qs), 3, TextLines::One), u"abc"_qs);
        QVERIFY(!plainTextIn(QJsonValue(u"abcd"_qs), 3, TextLines::One));
        QVERIFY(!plainTextIn(QJsonValue(u"  "_qs), 3, TextLines::One));
        QVERIFY(!plainTextIn(QJsonValue(3), 3, TextLines::One));
        QVERIFY(!plainTextIn(QJsonValue(), 3, TextLines::One));
    }
};

QTEST_APPLESS_MAIN(PlainTextTest)

#include "plaintext_test.moc"
