#include "core/jose/base64url.h"
#include "core/jose/statuslist.h"
#include "josebench.h"

#include <QTest>

#include <map>

using namespace eid;

namespace {

const QString uri = QStringLiteral("https://platform.example/v1/status-lists/1");
const QDateTime now = QDateTime::fromSecsSinceEpoch(1'760'000'000, Qt::UTC);

QByteArray octetsOf(const Bytes &bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

/// \a octets as one zlib stream.
QByteArray packed(const QByteArray &octets)
{
    // Qt has a form of its own for nothing.
    return octets.isEmpty() ? QByteArray::fromHex("78da030000000001") : qCompress(octets).sliced(4);
}

QString listOf(const QByteArray &octets)
{
    return QString::fromLatin1(toBase64Url(Bytes(octets.cbegin(), octets.cend())));
}

QJsonObject claimsOf(int bits, const QString &list)
{
    return {{u"sub"_qs, uri}, {u"iat"_qs, now.toSecsSinceEpoch()},
        {u"exp"_qs, now.toSecsSinceEpoch() + 3600}, {u"ttl"_qs, 600},
        {u"status_list"_qs, QJsonObject{{u"bits"_qs, bits}, {u"lst"_qs, list}}}};
}

Result<StatusList> parsed(
    const QJsonObject &claims, const QString &type = QStringLiteral("statuslist+jwt"))
{
    static const TestSigner signer;
    const auto token = parseJws(signer.jwt(claims, {{u"typ"_qs, type}}));
    return StatusList::parse(token.value(), uri, now);
}

QString faultOf(const Result<StatusList> &list)
{
    if (list)
        return {};
    return list.error().code == ErrorCode::PlatformMalformedAnswer
        ? list.error().detail.mid(QStringLiteral("status list: ").size())
        : u"another code"_qs;
}

/// The first \a count statuses as digits; "-" behind the end.
QString statusesOf(const StatusList &list, quint64 count)
{
    QString digits;
    for (quint64 i = 0; i < count; ++i) {
        const auto status = list.at(i);
        digits += status ? QChar(u'0' + static_cast<int>(*status)) : QChar(u'-');
    }
    return digits;
}

} // namespace

class StatusListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Token Status List, 4.1 and 4.2.
    void readsTheExamplesOfTheDraft()
    {
        QCOMPARE(statusesOf(parsed(claimsOf(1, u"eNrbuRgAAhcBXQ"_qs)).value(), 17),
            u"1001110111000101-"_qs);
        QCOMPARE(statusesOf(parsed(claimsOf(2, u"eNo76fITAAPfAgc"_qs)).value(), 13),
            u"120301011233-"_qs);
    }

    // Appendix "Test vectors for Status List encoding": lists of 2^20 tokens.
    void readsTheVectorsOfTheDraft_data()
    {
        QTest::addColumn<int>("bits");
        QTest::addColumn<QString>("list");
        QTest::addColumn<QString>("statuses"); // of those that have one
        QTest::newRow("1 bit")
            << 1
            << u"78daeddc010dc0200c0041a88249400ad2903e0f4b"
               "ba00bd93f002beb7a2a2010000a91e09000000000000000000000000000000807296"
               "04000000000000000000000000000000000000000000000000000000000000000000"
               "000000000000005c6f4800000000000000fc2c240000000000000000000000be1b12"
               "000000000000000000ecaa4b000000000000000000000000000000009b0b09000000"
               "00000000000038de9400000000000000002a30cc010000000080642f0bd8011b"_qs
            << u"11111111111"_qs;
        QTest::newRow("2 bits")
            << 2
            << u"78daeddb310d00211000412ea1a04004fe5520ed"
               "357c28c81d3312b6df68bc65480000000000406e2101000000000000000000000000"
               "0000000000000000000000000000000000000040795b020000000000000000000000"
               "00000000000000000000000000000000000000000000000000000000000000000000"
               "00000000000000000000000000000000000000000000000000000000000000000000"
               "0080f4ba0400000000000000000000000000406d764a000000000000000000000000"
               "000000000000000000e0922101000000000000000000000000000000000000fc1312"
               "00000000000000000000000000000000000000000000000000000000000000c0912e"
               "01000000000000000000000000000000000000c07d4b020000000000000000000000"
               "00000000a8614a0000000000000000000000406a1fcd60010c"_qs
            << u"12131121123"_qs;
    }

    void readsTheVectorsOfTheDraft()
    {
        QFETCH(int, bits);
        QFETCH(QString, list);
        QFETCH(QString, statuses);
        const auto read
            = parsed(claimsOf(bits, QString::fromLatin1(toBase64Url(fromHex(list).value()))));
        QVERIFY(read);
        std::map<quint64, int> expected;
        qsizetype next = 0;
        for (const int index :
            {0, 1993, 25460, 159495, 495669, 554353, 645645, 723232, 854545, 934534, 1000345})
            expected[static_cast<quint64>(index)] = statuses[next++].digitValue();
        for (quint64 i = 0; i < 1ULL << 20; ++i) {
            const auto found = expected.find(i);
            if (static_cast<int>(read->at(i).value())
                != (found == expected.end() ? 0 : found->second))
                QFAIL(qPrintable(QString::number(i)));
        }
        QVERIFY(!read->at(1ULL << 20));
    }

    void readsAllWidths_data()
    {
        QTest::addColumn<int>("bits");
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<QString>("statuses"); // Other is 3
        QTest::newRow("1") << 1 << QByteArray("\x81\x02", 2) << u"1000000101000000-"_qs;
        QTest::newRow("2") << 2 << QByteArray("\xe4\x01", 2) << u"01231000-"_qs;
        QTest::newRow("4") << 4 << QByteArray("\x10\x32\xf4", 3) << u"012333-"_qs;
        QTest::newRow("8") << 8 << QByteArray("\x00\x01\x02\x03\x80\xff", 6) << u"012333-"_qs;
        QTest::newRow("none") << 2 << QByteArray() << u"-"_qs;
    }

    void readsAllWidths()
    {
        QFETCH(int, bits);
        QFETCH(QByteArray, octets);
        QFETCH(QString, statuses);
        const auto list = parsed(claimsOf(bits, listOf(packed(octets))));
        QVERIFY2(list, qPrintable(faultOf(list)));
        QCOMPARE(statusesOf(*list, static_cast<quint64>(statuses.size())), statuses);
        for (const quint64 index : {1ULL << 20, 1ULL << 32, ~0ULL, ~0ULL - 7})
            QVERIFY(!list->at(index));
    }

    void readsWhatItPacked()
    {
        const Bytes statuses{0, 1, 2, 3, 2, 9, 1};
        QJsonObject claims = claimsOf(2, {});
        claims[u"status_list"] = packStatusList(statuses);
        QCOMPARE(statusesOf(parsed(claims).value(), 9), u"01232310-"_qs);
        claims[u"status_list"] = packStatusList({});
        QCOMPARE(statusesOf(parsed(claims).value(), 1), u"-"_qs);
        claims[u"status_list"] = packStatusList(Bytes(1'000'000, 2));
        QCOMPARE(parsed(claims)->at(999'999), TokenStatus::Suspended);
    }

    void refusesOtherLists_data()
    {
        QTest::addColumn<QJsonValue>("bits");
        QTest::addColumn<QJsonValue>("list");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const QJsonValue &bits, const QJsonValue &list,
                             const char *fault) {
            QTest::newRow(name) << bits << list << QString::fromLatin1(fault);
        };
        const QByteArray good = packed("\x12\x34");
        row("good", 2, listOf(good), "");
        row("0 bits", 0, listOf(good), "bits");
        row("3 bits", 3, listOf(good), "bits");
        row("16 bits", 16, listOf(good), "bits");
        row("fraction of a bit", 2.5, listOf(good), "bits");
        row("bits in a text", u"2"_qs, listOf(good), "bits");
        row("no bits", QJsonValue::Undefined, listOf(good), "bits");
        row("no list", 2, QJsonValue::Undefined, "lst");
        row("nothing", 2, u""_qs, "lst");
        row("padded", 2, QString(listOf(good) + u'='), "lst");
        row("not packed", 2, listOf("\x12\x34"), "lst");
        row("without head and foot", 2, listOf(good.sliced(2).chopped(4)), "lst");
        row("gzip", 2, listOf(QByteArray::fromHex("1f8b08000000000000030300000000000000000000")),
            "lst");
        row("wrong sum", 2, listOf(good.chopped(1) + char(good.back() ^ 1)), "lst");
        row("something behind", 2, listOf(good + '\0'), "lst");
        row("two streams", 2, listOf(good + good), "lst");
        row("as long as may be", 2,
            listOf(packed(QByteArray(static_cast<qsizetype>(longestStatusList), '\0'))), "");
        row("longer", 2,
            listOf(packed(QByteArray(static_cast<qsizetype>(longestStatusList) + 1, '\0'))), "lst");
        row("bomb", 2, listOf(packed(QByteArray(128 * 1024 * 1024, '\0'))), "lst");
    }

    void refusesOtherLists()
    {
        QFETCH(QJsonValue, bits);
        QFETCH(QJsonValue, list);
        QFETCH(QString, fault);
        QJsonObject claims = claimsOf(2, {});
        claims[u"status_list"] = QJsonObject{{u"bits"_qs, bits}, {u"lst"_qs, list}};
        QCOMPARE(faultOf(parsed(claims)), fault);
    }

    void refusesWhatIsCut()
    {
        Bytes statuses(4096);
        for (std::size_t i = 0; i < statuses.size(); ++i)
            statuses[i] = static_cast<std::uint8_t>(i * i % 3);
        const Bytes whole
            = fromBase64Url(packStatusList(statuses)[u"lst"].toString().toLatin1()).value();
        QCOMPARE(faultOf(parsed(claimsOf(2, listOf(octetsOf(whole))))), QString());
        for (std::size_t size = 0; size < whole.size(); ++size)
            QCOMPARE(faultOf(parsed(claimsOf(2,
                         listOf(octetsOf(Bytes(
                             whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size))))))),
                u"lst"_qs);
    }

    void refusesOtherTokens_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("fault");
        const auto row
            = [](const char *title, const char *name, const QJsonValue &value, const char *fault) {
                  QTest::newRow(title) << QByteArray(name) << value << QString::fromLatin1(fault);
              };
        const qint64 seconds = now.toSecsSinceEpoch();
        row("another list", "sub", QString(uri + u'0'), "sub");
        row("no subject", "sub", QJsonValue::Undefined, "sub");
        row("no time", "iat", QJsonValue::Undefined, "iat");
        row("time in a text", "iat", u"1"_qs, "iat");
        row("expires now", "exp", seconds, "expired");
        row("expires soon", "exp", seconds + 1, "");
        row("exp in a text", "exp", u"a"_qs, "exp");
        row("never expires", "exp", QJsonValue::Undefined, "");
        row("ttl of 0", "ttl", 0, "ttl");
        row("negative ttl", "ttl", -1, "ttl");
        row("ttl in a text", "ttl", u"600"_qs, "ttl");
        row("no ttl", "ttl", QJsonValue::Undefined, "");
        row("list in a text", "status_list", u"a"_qs, "bits");
        row("no list", "status_list", QJsonValue::Undefined, "bits");
    }

    void refusesOtherTokens()
    {
        QFETCH(QByteArray, name);
        QFETCH(QJsonValue, value);
        QFETCH(QString, fault);
        QJsonObject claims = claimsOf(2, u"eNo76fITAAPfAgc"_qs);
        claims[QLatin1String(name)] = value;
        QCOMPARE(faultOf(parsed(claims)), fault);
    }

    void refusesOtherTypes()
    {
        const QJsonObject claims = claimsOf(2, u"eNo76fITAAPfAgc"_qs);
        QCOMPARE(faultOf(parsed(claims, u"application/statuslist+jwt"_qs)), QString());
        for (const char *type : {"", "JWT", "statuslist+cwt", "dc+sd-jwt"})
            QCOMPARE(faultOf(parsed(claims, QString::fromLatin1(type))), u"typ"_qs);
    }

    void saysHowLongItMayBeKept_data()
    {
        QTest::addColumn<QJsonValue>("issued"); // all in seconds from now
        QTest::addColumn<QJsonValue>("expires");
        QTest::addColumn<QJsonValue>("ttl");
        QTest::addColumn<QJsonValue>("kept");
        const QJsonValue none = QJsonValue::Undefined;
        QTest::newRow("ttl") << QJsonValue(-100) << QJsonValue(3600) << QJsonValue(600)
                             << QJsonValue(500);
        QTest::newRow("exp") << QJsonValue(-100) << QJsonValue(300) << QJsonValue(600)
                             << QJsonValue(300);
        QTest::newRow("ttl alone") << QJsonValue(0) << none << QJsonValue(60) << QJsonValue(60);
        QTest::newRow("exp alone") << QJsonValue(0) << QJsonValue(90) << none << QJsonValue(90);
        QTest::newRow("neither") << QJsonValue(0) << none << none << none;
        QTest::newRow("from the future")
            << QJsonValue(1'000'000) << none << QJsonValue(60) << QJsonValue(60);
        QTest::newRow("stale") << QJsonValue(-1000) << none << QJsonValue(60) << QJsonValue(-940);
        QTest::newRow("enormous ttl")
            << QJsonValue(0) << none << QJsonValue(1e300) << QJsonValue(366 * 24 * 3600);
    }

    void saysHowLongItMayBeKept()
    {
        QFETCH(QJsonValue, issued);
        QFETCH(QJsonValue, expires);
        QFETCH(QJsonValue, ttl);
        QFETCH(QJsonValue, kept);
        const auto fromNow = [](const QJsonValue &seconds) {
            return seconds.isUndefined() ? seconds
                                         : QJsonValue(now.toSecsSinceEpoch() + seconds.toInteger());
        };
        QJsonObject claims = claimsOf(2, u"eNo76fITAAPfAgc"_qs);
        claims[u"iat"] = fromNow(issued);
        claims[u"exp"] = fromNow(expires);
        claims[u"ttl"] = ttl;
        const auto list = parsed(claims);
        QVERIFY2(list, qPrintable(faultOf(list)));
        QCOMPARE(
            list->keepUntil(), kept.isUndefined() ? QDateTime() : now.addSecs(kept.toInteger()));
    }
};

QTEST_APPLESS_MAIN(StatusListTest)
#include "statuslist_test.moc"
