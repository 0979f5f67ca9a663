#include "core/jose/jsontext.h"

#include <QTest>

using namespace eid;

namespace {

ByteView octetsOf(const QByteArray &text)
{
    return {
        reinterpret_cast<const std::uint8_t *>(text.data()), static_cast<std::size_t>(text.size())};
}

} // namespace

class JsonTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatCanBeReadInTwoWays_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isRead");
        const auto row = [](const char *name, const QByteArray &text, bool isRead) {
            QTest::newRow(name) << text << isRead;
        };
        row("plain", R"({"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]})", true);
        row("empty", "{}", true);
        row("colons and braces in texts", "{\"a:{\":\"\\\":{[\\\\\",\"b\":\":\"}", true);
        row("space around", " {\"a\" : 1}\n", true);
        row("twice", R"({"a":1,"a":1})", false);
        row("twice, escaped", R"({"a":1,"\u0061":2})", false);
        row("twice, within", R"({"b":{"a":1,"c":0,"a":2}})", false);
        row("twice, in an array", R"({"b":[0,{"a":1,"a":2}]})", false);
        row("twice, the first with members", R"({"a":{"b":1,"c":2},"a":3})", false);
        row("twice, the second with members", R"({"a":3,"a":{"b":1,"c":2}})", false);
        row("array", "[1]", false);
        row("text behind", "{} {}", false);
        row("cut", "{\"a\":", false);
        row("nothing", "", false);
        row("no UTF-8", "{\"a\":\"\xff\"}", false);
        row("comma at the end", R"({"a":1,})", false);
    }

    void refusesWhatCanBeReadInTwoWays()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isRead);
        QCOMPARE(jsonObjectIn(octetsOf(text)).has_value(), isRead);
        QCOMPARE(jsonArrayIn(octetsOf("[0," + text + ']')).has_value(), isRead || text == "[1]");
    }

    void boundsTheDepth_data()
    {
        QTest::addColumn<int>("depth");
        QTest::addColumn<bool>("isRead");
        QTest::newRow("as deep as may be") << deepestJson << true;
        QTest::newRow("deeper") << deepestJson + 1 << false;
        QTest::newRow("much deeper") << 100'000 << false;
    }

    void boundsTheDepth()
    {
        QFETCH(int, depth);
        QFETCH(bool, isRead);
        const QByteArray array = QByteArray(depth, '[') + QByteArray(depth, ']');
        QCOMPARE(jsonArrayIn(octetsOf(array)).has_value(), isRead);
        const QByteArray object = "{\"a\":" + array.sliced(1).chopped(1) + '}';
        QCOMPARE(jsonObjectIn(octetsOf(object)).has_value(), isRead);
    }

    void readsTimes_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("time");
        const auto row = [](const char *name, const QJsonValue &value, const QString &time) {
            QTest::newRow(name) << value << time;
        };
        row("whole", 1683000000, u"2023-05-02T04:00:00Z"_qs);
        row("fraction", 1683000000.75, u"2023-05-02T04:00:00Z"_qs);
        row("first", 0, u"1970-01-01T00:00:00Z"_qs);
        row("last", 253402300799.0, u"9999-12-31T23:59:59Z"_qs);
        row("later", 253402300800.0, {});
        row("enormous", 1e300, {});
        row("negative", -1, {});
        row("text", u"1683000000"_qs, {});
        row("nothing", QJsonValue::Undefined, {});
        row("null", QJsonValue::Null, {});
    }

    void readsTimes()
    {
        QFETCH(QJsonValue, value);
        QFETCH(QString, time);
        const auto read = numericDateIn(value);
        QCOMPARE(read ? read->toString(Qt::ISODate) : QString(), time);
    }
};

QTEST_APPLESS_MAIN(JsonTextTest)
#include "jsontext_test.moc"
