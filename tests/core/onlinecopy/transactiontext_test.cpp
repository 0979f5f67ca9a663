#include "core/jose/base64url.h"
#include "core/onlinecopy/octets.h"
#include "core/onlinecopy/transactiontext.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace eid;

Q_DECLARE_METATYPE(eid::ErrorCode)

namespace {

QString encoded(const QByteArray &json)
{
    return QString::fromLatin1(toBase64Url(octetsOf(json)));
}

QByteArray entryOf(const QByteArray &text, const QByteArray &more = {})
{
    return R"({"type":"urn:eid:transaction:text","text":")" + text
        + R"(","credential_ids":["copy"])" + more + '}';
}

} // namespace

class TransactionTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsToTheLetter()
    {
        const QString first = encoded(entryOf("转账 100 元\\n给张三 "));
        const QString second
            = encoded(entryOf("b", R"(,"transaction_data_hashes_alg":["sha-512","sha-256"])"));
        const auto texts = transactionTextsIn(QJsonArray{first, second}, QStringLiteral("copy"));
        QVERIFY2(texts, texts ? "" : qPrintable(texts.error().detail));
        QCOMPARE(texts->texts, QStringList({u"转账 100 元\n给张三 "_qs, u"b"_qs}));
        QCOMPARE(texts->encoded, QList<QByteArray>({first.toLatin1(), second.toLatin1()}));
    }

    void isNoneWhereThereIsNone()
    {
        const auto texts
            = transactionTextsIn(QJsonValue(QJsonValue::Undefined), QStringLiteral("copy"));
        QVERIFY(texts);
        QCOMPARE(*texts, TransactionTexts());
    }

    void refuses_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<ErrorCode>("code");
        const auto malformed = ErrorCode::RequestMalformed;
        const auto unsupported = ErrorCode::RequestUnsupported;
        const auto one
            = [](const QByteArray &json) { return QJsonValue(QJsonArray{encoded(json)}); };
        QTest::newRow("null") << QJsonValue() << malformed;
        QTest::newRow("empty") << QJsonValue(QJsonArray()) << malformed;
        QTest::newRow("string") << QJsonValue(encoded(entryOf("a"))) << malformed;
        QTest::newRow("object") << QJsonValue(QJsonArray{QJsonObject()}) << malformed;
        QTest::newRow("no base64url")
            << QJsonValue(QJsonArray{encoded(entryOf("a")) + u'='}) << malformed;
        QTest::newRow("no JSON") << one("text") << malformed;
        QTest::newRow("another type")
            << one(entryOf("a").replace(":text\"", ":pay\"")) << unsupported;
        QTest::newRow("no type") << one(entryOf("a").replace("\"type\"", "\"kind\"")) << malformed;
        QTest::newRow("a member more") << one(entryOf("a", R"(,"amount":"1000")")) << unsupported;
        QTest::newRow("another credential")
            << one(entryOf("a").replace("\"copy\"", "\"other\"")) << malformed;
        QTest::newRow("two credentials")
            << one(entryOf("a").replace("\"copy\"", "\"copy\",\"other\"")) << malformed;
        QTest::newRow("another hash")
            << one(entryOf("a", R"(,"transaction_data_hashes_alg":["sha-512"])")) << unsupported;
        QTest::newRow("no text") << one(entryOf("")) << malformed;
        QTest::newRow("text is no string")
            << one(entryOf("a").replace("\"a\"", "[\"a\"]")) << malformed;
        QTest::newRow("control") << one(entryOf("a\\u0000b")) << malformed;
        QTest::newRow("carriage return") << one(entryOf("pay 1\\rpay 9")) << malformed;
        QTest::newRow("override") << one(entryOf("pay \\u202e001")) << malformed;
        QTest::newRow("too long") << one(entryOf(QByteArray(4097, 'a'))) << malformed;
        QJsonArray many;
        for (int i = 0; i < 9; ++i)
            many.append(encoded(entryOf(QByteArray::number(i))));
        QTest::newRow("too many") << QJsonValue(many) << malformed;
    }
    void refuses()
    {
        QFETCH(QJsonValue, value);
        QFETCH(ErrorCode, code);
        const auto texts = transactionTextsIn(value, QStringLiteral("copy"));
        QVERIFY(!texts);
        QCOMPARE(texts.error().code, code);
    }
};

QTEST_APPLESS_MAIN(TransactionTextTest)

#include "transactiontext_test.moc"
