#include "core/jose/keybinding.h"
#include "core/jose/sdjwt.h"
#include "josebench.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace eid;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(eid::KeyAlgorithm)

namespace {

const QDateTime now = QDateTime::fromSecsSinceEpoch(1'760'000'000, Qt::UTC);

const KeyBinding binding{u"x509_san_dns:shop.example"_qs, u"nonce-of-128-bit"_qs, now, {}};

constexpr int notInstalled = 77;

/// What presentations.py says to an order.
struct Answer
{
    int status = -1;
    QJsonObject document;
    QString fault;
};

Answer answerTo(const QJsonObject &order)
{
    QProcess python;
    // The interpreter that Debian's packages are for, whichever comes first in the path.
    python.start(u"/usr/bin/python3"_qs, {QStringLiteral(EID_PRESENTATIONS)});
    python.write(QJsonDocument(order).toJson());
    python.closeWriteChannel();
    if (!python.waitForFinished() || python.exitStatus() != QProcess::NormalExit)
        return {};
    return {python.exitCode(), QJsonDocument::fromJson(python.readAllStandardOutput()).object(),
        QString::fromUtf8(python.readAllStandardError()).trimmed()};
}

QJsonObject orderFor(QJsonObject order)
{
    order.insert(u"audience"_qs, binding.audience);
    order.insert(u"nonce"_qs, binding.nonce);
    order.insert(u"now"_qs, now.toSecsSinceEpoch());
    return order;
}

} // namespace

/// Presentations that another program verifies, and those that it makes.
class InteroperabilityTest : public QObject
{
    Q_OBJECT

    static void addAlgorithms()
    {
        QTest::addColumn<KeyAlgorithm>("algorithm");
        QTest::newRow("P-256") << KeyAlgorithm::EcP256;
        QTest::newRow("P-384") << KeyAlgorithm::EcP384;
        QTest::newRow("RSA") << KeyAlgorithm::Rsa2048;
    }

    TestSigner m_issuer;

    /// A copy with digests on several levels, all of it disclosed.
    [[nodiscard]] QByteArray issuedTo(const TestSigner &holder) const
    {
        const MadeDisclosure name = disclosureOf(u"name"_qs, u"张三"_qs);
        const MadeDisclosure adult = disclosureOf(u"18"_qs, true);
        const MadeDisclosure senior = disclosureOf(u"60"_qs, false);
        const MadeDisclosure ages
            = disclosureOf(u"age_equal_or_over"_qs, withDigests({adult, senior}));
        const MadeDisclosure element = elementOf(json(R"({"a":[1,2.5,null]})"));
        const QJsonObject claims{{u"iss"_qs, u"https://platform.example"_qs},
            {u"_sd_alg"_qs, u"sha-256"_qs}, {u"cnf"_qs, QJsonObject{{u"jwk"_qs, holder.jwk()}}},
            {u"list"_qs,
                QJsonArray{QJsonObject{{u"..."_qs, QString::fromLatin1(element.digest)}},
                    QJsonObject{{u"..."_qs, QString::fromLatin1(elementOf(1).digest)}}}}};
        return m_issuer.sdJwt(withDigests({name, ages, disclosureOf(u"decoy"_qs, 1)}, claims),
            {name.encoded, adult.encoded, ages.encoded, senior.encoded, element.encoded});
    }

    [[nodiscard]] Answer verdictOn(const QByteArray &presentation) const
    {
        return answerTo(orderFor(
            {{u"verify"_qs, QString::fromLatin1(presentation)}, {u"issuer"_qs, m_issuer.jwk()}}));
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (verdictOn({}).status == notInstalled)
            QSKIP("python3-jwcrypto is not installed");
    }

    void isUnderstoodElsewhere_data() { addAlgorithms(); }
    void isUnderstoodElsewhere()
    {
        QFETCH(KeyAlgorithm, algorithm);
        const TestSigner holder(algorithm);
        const auto issued = SdJwt::parse(issuedTo(holder)).value();
        for (const QList<QStringList> &paths : {QList<QStringList>{},
                 {{u"name"_qs}, {u"age_equal_or_over"_qs, u"18"_qs}, {u"list"_qs, u"0"_qs}}}) {
            const QByteArray presentation
                = bindPresentation(issued.withOnly(paths), binding, holder.key()).value();
            const Answer answer = verdictOn(presentation);
            QCOMPARE(answer.fault, QString());
            QCOMPARE(answer.document, SdJwt::parse(presentation)->claims());
            QCOMPARE(answer.document.contains(u"name"), !paths.isEmpty());
        }
    }

    void isRefusedElsewhereWhenChanged()
    {
        const TestSigner holder;
        const QByteArray issued = issuedTo(holder);
        const auto faultOf = [&](const QByteArray &presented, const KeyBinding &bound = binding,
                                 const QByteArray &behind = {}) {
            const Answer answer
                = verdictOn(bindPresentation(presented, bound, holder.key()).value() + behind);
            return answer.status == 1 ? answer.fault : QString::number(answer.status);
        };
        QCOMPARE(faultOf(issued), u"0"_qs);
        KeyBinding other = binding;
        other.nonce += u'x';
        QCOMPARE(faultOf(issued, other), u"nonce"_qs);
        other = binding;
        other.audience += u'x';
        QCOMPARE(faultOf(issued, other), u"aud"_qs);
        other = binding;
        other.issuedAt = now.addSecs(-301);
        QCOMPARE(faultOf(issued, other), u"iat"_qs);
        // What the holder puts in, and signs.
        QCOMPARE(faultOf(issued + disclosureOf(u"sex"_qs, 1).encoded + '~'), u"disclosure"_qs);
        QList<QByteArray> parts = issued.split('~');
        parts[1] = disclosureOf(u"name"_qs, u"李四"_qs).encoded;
        QCOMPARE(faultOf(parts.join('~')), u"disclosure"_qs);
        // What somebody takes out on the way.
        QByteArray bound = bindPresentation(issued, binding, holder.key()).value();
        parts = bound.split('~');
        parts.removeAt(1);
        QCOMPARE(verdictOn(parts.join('~')).fault, u"sd_hash"_qs);
        const TestSigner thief;
        bound = bindPresentation(issued, binding, thief.key()).value();
        QCOMPARE(verdictOn(bound).fault, u"signature"_qs);
    }

    void understandsWhatIsMadeElsewhere_data() { addAlgorithms(); }
    void understandsWhatIsMadeElsewhere()
    {
        QFETCH(KeyAlgorithm, algorithm);
        const Answer answer = answerTo(orderFor({{u"algorithm"_qs, jwsAlgorithm(algorithm)},
            {u"present"_qs, json(R"({"iss":"a","exp":1883000000})")},
            {u"disclose"_qs, json(R"({"name":"王五","age":{"18":true}})")},
            {u"list"_qs, QJsonArray{u"a"_qs, 2}}}));
        QCOMPARE(answer.fault, QString());
        QCOMPARE(answer.status, 0);
        const QByteArray presentation = answer.document[u"presentation"].toString().toLatin1();
        const auto parsed = SdJwt::parse(presentation);
        QVERIFY(parsed);
        const auto key = publicKeyOfJwk(answer.document[u"issuer"].toObject());
        QVERIFY(key);
        QVERIFY(verifyJws(parsed->jws(), *key));
        QVERIFY(verifyKeyBinding(*parsed, binding, 5min));
        QCOMPARE(parsed->jws().type(), u"dc+sd-jwt"_qs);
        QCOMPARE(parsed->claims()[u"name"], u"王五"_qs);
        QCOMPARE(parsed->claims()[u"age"], QJsonValue(json(R"({"18":true})")));
        QCOMPARE(parsed->claims()[u"list"], (QJsonArray{u"a"_qs, 2}));
        KeyBinding other = binding;
        other.nonce.clear();
        QVERIFY(!verifyKeyBinding(*parsed, other, 5min));
    }
};

QTEST_GUILESS_MAIN(InteroperabilityTest)
#include "interoperability_test.moc"
