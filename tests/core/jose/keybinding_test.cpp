#include "core/jose/keybinding.h"
#include "josebench.h"
#include "rfc9901.h"

#include <QJsonArray>
#include <QTest>

using namespace eid;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(eid::KeyAlgorithm)

namespace {

const QDateTime now = QDateTime::fromSecsSinceEpoch(1'760'000'000, Qt::UTC);

const KeyBinding binding{u"x509_san_dns:shop.example"_qs, u"nonce-of-128-bit"_qs, now, {}};

QJsonObject claimsFor(const TestSigner &holder)
{
    return {{u"cnf"_qs, QJsonObject{{u"jwk"_qs, holder.jwk()}}}};
}

/// What is wrong with \a combined for \a expected; empty for nothing.
QString faultOf(const QByteArray &combined, const KeyBinding &expected = binding,
    std::chrono::seconds age = 5min)
{
    const auto parsed = SdJwt::parse(combined);
    if (!parsed)
        return u"parsing: "_qs + parsed.error().detail;
    const auto verdict = verifyKeyBinding(*parsed, expected, age);
    if (verdict)
        return {};
    return verdict.error().code == ErrorCode::PlatformMalformedAnswer ? verdict.error().detail
                                                                      : u"another code"_qs;
}

} // namespace

class KeyBindingTest : public QObject
{
    Q_OBJECT

    TestSigner m_issuer;
    TestSigner m_holder;
    MadeDisclosure m_name = disclosureOf(u"name"_qs, u"张三"_qs);
    QByteArray m_presented
        = m_issuer.sdJwt(withDigests({m_name}, claimsFor(m_holder)), {m_name.encoded});

    /// A key binding with other claims than it should have.
    [[nodiscard]] QByteArray withClaim(const char *name, const QJsonValue &value) const
    {
        QJsonObject claims{{u"aud"_qs, binding.audience}, {u"nonce"_qs, binding.nonce},
            {u"iat"_qs, now.toSecsSinceEpoch()},
            {u"sd_hash"_qs, QString::fromLatin1(digestOfText(m_presented))}};
        claims[QLatin1String(name)] = value;
        return m_presented + m_holder.jwt(claims, {{u"typ"_qs, u"kb+jwt"_qs}});
    }

private Q_SLOTS:
    void verifiesTheExamplesOfTheStandard()
    {
        const QDateTime made = QDateTime::fromSecsSinceEpoch(1'748'537'244, Qt::UTC);
        KeyBinding expected{u"https://verifier.example.org"_qs, u"1234567890"_qs, made, {}};
        QCOMPARE(faultOf(rfc9901::presented, expected), QString());
        QCOMPARE(faultOf(rfc9901::vaccination, expected), QString());
        expected.nonce = u"1234567891"_qs;
        QCOMPARE(faultOf(rfc9901::presented, expected), u"nonce"_qs);
    }

    void verifiesWhatItBound_data()
    {
        QTest::addColumn<KeyAlgorithm>("algorithm");
        QTest::newRow("P-256") << KeyAlgorithm::EcP256;
        QTest::newRow("P-384") << KeyAlgorithm::EcP384;
        QTest::newRow("RSA") << KeyAlgorithm::Rsa2048;
    }

    void verifiesWhatItBound()
    {
        QFETCH(KeyAlgorithm, algorithm);
        const TestSigner holder(algorithm);
        const QByteArray presented = m_issuer.sdJwt(claimsFor(holder), {});
        const auto bound = bindPresentation(presented, binding, holder.key());
        QVERIFY(bound);
        QCOMPARE(faultOf(*bound), QString());
        QCOMPARE(holder.card.signatures(), 1);
        const auto parsed = SdJwt::parse(*bound);
        const auto token = parseJws(parsed->keyBinding());
        QCOMPARE(token->header[u"typ"], u"kb+jwt"_qs);
        QCOMPARE(token->claims()->keys(),
            QStringList({u"aud"_qs, u"iat"_qs, u"nonce"_qs, u"sd_hash"_qs}));
    }

    void refusesAnotherTransaction()
    {
        const QByteArray bound = bindPresentation(m_presented, binding, m_holder.key()).value();
        QCOMPARE(faultOf(bound), QString());
        KeyBinding other = binding;
        other.audience = u"x509_san_dns:other.example"_qs;
        QCOMPARE(faultOf(bound, other), u"aud"_qs);
        other.audience = u"shop.example"_qs;
        QCOMPARE(faultOf(bound, other), u"aud"_qs);
        other = binding;
        other.nonce = u"Nonce-of-128-bit"_qs;
        QCOMPARE(faultOf(bound, other), u"nonce"_qs);
        other.nonce.clear();
        QCOMPARE(faultOf(bound, other), u"nonce"_qs);
    }

    void refusesOtherTimes_data()
    {
        QTest::addColumn<int>("later"); // seconds by the verifier's clock
        QTest::addColumn<QString>("fault");
        QTest::newRow("at once") << 0 << QString();
        QTest::newRow("in time") << 300 << QString();
        QTest::newRow("too late") << 301 << u"iat"_qs;
        QTest::newRow("clock a little ahead") << -60 << QString();
        QTest::newRow("from the future") << -61 << u"iat"_qs;
    }

    void refusesOtherTimes()
    {
        QFETCH(int, later);
        QFETCH(QString, fault);
        const QByteArray bound = bindPresentation(m_presented, binding, m_holder.key()).value();
        KeyBinding expected = binding;
        expected.issuedAt = now.addSecs(later);
        QCOMPARE(faultOf(bound, expected, 5min), fault);
    }

    void refusesOtherDisclosures()
    {
        const QByteArray bound = bindPresentation(m_presented, binding, m_holder.key()).value();
        const QByteArray token = bound.sliced(m_presented.size());
        const QByteArray without = SdJwt::parse(bound)->withOnly({});
        QVERIFY(without != m_presented);
        QCOMPARE(faultOf(without + token), u"sd_hash"_qs);
        QCOMPARE(faultOf(bindPresentation(without, binding, m_holder.key()).value()), QString());
        QCOMPARE(faultOf(m_presented), u"signature"_qs);
    }

    void refusesAnotherHolder()
    {
        const TestSigner thief;
        QCOMPARE(
            faultOf(bindPresentation(m_presented, binding, thief.key()).value()), u"signature"_qs);
        const TestSigner otherKind(KeyAlgorithm::EcP384);
        QCOMPARE(faultOf(bindPresentation(m_presented, binding, otherKind.key()).value()),
            u"signature"_qs);
    }

    void noticesEachChangedOctet()
    {
        const QByteArray bound = bindPresentation(m_presented, binding, m_holder.key()).value();
        for (qsizetype i = 0; i < bound.size(); ++i) {
            QByteArray changed = bound;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            QVERIFY2(!faultOf(changed).isEmpty(), changed.constData());
        }
    }

    void refusesOtherClaims_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("fault");
        const auto row
            = [](const char *title, const char *name, const QJsonValue &value, const char *fault) {
                  QTest::newRow(title) << QByteArray(name) << value << QString::fromLatin1(fault);
              };
        row("unknown claim", "jti", u"1"_qs, "");
        row("several audiences", "aud", QJsonArray{binding.audience}, "aud");
        row("no audience", "aud", QJsonValue::Undefined, "aud");
        row("no nonce", "nonce", QJsonValue::Undefined, "nonce");
        row("no time", "iat", QJsonValue::Undefined, "iat");
        row("time is a text", "iat", u"1760000000"_qs, "iat");
        row("no digest", "sd_hash", QJsonValue::Undefined, "sd_hash");
        row("transaction data unasked for", "transaction_data_hashes", QJsonArray{u"a"_qs},
            "transaction_data_hashes");
        row("their hash alone", "transaction_data_hashes_alg", u"sha-256"_qs,
            "transaction_data_hashes");
        row("expired", "exp", now.toSecsSinceEpoch(), "exp");
        row("not expired", "exp", now.toSecsSinceEpoch() + 1, "");
        row("exp is a text", "exp", u"a"_qs, "exp");
        row("not yet", "nbf", now.toSecsSinceEpoch() + 61, "nbf");
        row("already", "nbf", now.toSecsSinceEpoch(), "");
    }

    void refusesOtherClaims()
    {
        QFETCH(QByteArray, name);
        QFETCH(QJsonValue, value);
        QFETCH(QString, fault);
        QCOMPARE(faultOf(withClaim(name.constData(), value)), fault);
    }

    void refusesOtherTypes()
    {
        const auto claims = parseJws(SdJwt::parse(withClaim("jti", 1))->keyBinding())->claims();
        for (const char *type : {"", "jwt", "dc+sd-jwt", "KB+JWT", "application/kb+jwt"})
            QCOMPARE(faultOf(m_presented
                         + m_holder.jwt(*claims, {{u"typ"_qs, QString::fromLatin1(type)}})),
                u"typ"_qs);
    }

    void bindsTransactionData()
    {
        KeyBinding with = binding;
        with.transactionData = {"eyJ0eXBlIjoiYSJ9", "eyJ0eXBlIjoiYiJ9"};
        const QByteArray bound = bindPresentation(m_presented, with, m_holder.key()).value();
        QCOMPARE(faultOf(bound, with), QString());
        QCOMPARE(faultOf(bound), u"transaction_data_hashes"_qs);
        QCOMPARE(faultOf(bindPresentation(m_presented, binding, m_holder.key()).value(), with),
            u"transaction_data_hashes"_qs);
        KeyBinding other = with;
        other.transactionData.removeLast();
        QCOMPARE(faultOf(bound, other), u"transaction_data_hashes"_qs);
        other = with;
        std::swap(other.transactionData[0], other.transactionData[1]);
        QCOMPARE(faultOf(bound, other), u"transaction_data_hashes"_qs);
    }

    void wantsAKeyInTheCopy()
    {
        for (const QJsonObject &claims :
            {QJsonObject(), json(R"({"cnf":{}})"), json(R"({"cnf":{"kid":"1"}})"),
                json(R"({"cnf":{"jwk":{"kty":"oct","k":"AAAA"}}})")}) {
            const QByteArray presented = m_issuer.sdJwt(claims, {});
            QCOMPARE(
                faultOf(bindPresentation(presented, binding, m_holder.key()).value()), u"cnf"_qs);
        }
    }

    void bindsNothingElse()
    {
        const auto bound = bindPresentation(m_presented.chopped(1), binding, m_holder.key());
        QCOMPARE(bound.error().code, ErrorCode::InvalidArgument);
    }
};

QTEST_APPLESS_MAIN(KeyBindingTest)
#include "keybinding_test.moc"
