#include "core/crypto/ocsp.h"
#include "testresponder.h"

#include <QTest>
#include <QTimeZone>

#include <algorithm>

using namespace eid;
using State = CertificateStatus::State;

namespace {

const QDateTime now(QDate(2026, 6, 1), QTime(12, 0), QTimeZone::utc());

TestOrder orderFor(const std::string &name)
{
    TestOrder order;
    order.name = name;
    order.key = makeTestKey("P-256");
    return order;
}

TestOrder delegateOrder(const std::string &kind = "P-256")
{
    TestOrder order = orderFor("responder");
    order.key = makeTestKey(kind);
    order.extensions = {{"keyUsage", "critical,digitalSignature"},
        {"extendedKeyUsage", "OCSPSigning"}, {"noCheck", "ignored"}};
    return order;
}

} // namespace

class OcspTest : public QObject
{
    Q_OBJECT

    const TestIssuer m_root{TestIssuer::order("root")};
    const TestIssuer m_issuer{TestIssuer::order("issuer"), m_root};
    const Certificate m_card = m_issuer.issue(orderFor("card"));
    const OcspRequest m_request = makeOcspRequest(m_card, m_issuer.certificate()).value();

    /// The issuer itself, which says "good, as of now, for an hour".
    [[nodiscard]] TestResponder issuerResponder() const
    {
        TestResponder responder;
        responder.key = m_issuer.key();
        responder.certificate = x509OfTest(m_issuer.certificate());
        responder.thisUpdate = now.toSecsSinceEpoch();
        responder.nextUpdate = responder.thisUpdate + 3600;
        return responder;
    }

    /// One whose certificate \a issuer made as \a order says.
    [[nodiscard]] TestResponder delegate(const TestOrder &order, const TestIssuer &issuer) const
    {
        TestResponder responder = issuerResponder();
        responder.key = order.key.get();
        responder.certificate = x509OfTest(issuer.issue(order));
        responder.isDelegate = true;
        return responder;
    }

    [[nodiscard]] Result<CertificateStatus> check(
        const Bytes &answer, const QDateTime &at = now) const
    {
        return checkOcspResponse(answer, m_request, m_card, m_issuer.certificate(), at);
    }

    [[nodiscard]] bool holds(const TestResponder &responder) const
    {
        const auto status = check(responder.answer(m_request));
        if (!status && status.error().code != ErrorCode::CertificateStatusUnknown)
            qFatal("another error");
        if (ERR_peek_error() != 0)
            qFatal("OpenSSL's complaints are left behind");
        return status.has_value();
    }

private Q_SLOTS:
    void asksWithAFreshNonce()
    {
        const auto second = makeOcspRequest(m_card, m_issuer.certificate()).value();
        QVERIFY(second.der != m_request.der);
        const unsigned char *at = m_request.der.data();
        const OpenSslOwned<OCSP_REQUEST, OCSP_REQUEST_free> parsed(
            d2i_OCSP_REQUEST(nullptr, &at, static_cast<long>(m_request.der.size())));
        QVERIFY(parsed);
        QCOMPARE(OCSP_request_onereq_count(parsed.get()), 1);
        const int nonce = OCSP_REQUEST_get_ext_by_NID(parsed.get(), NID_id_pkix_OCSP_Nonce, -1);
        QVERIFY(nonce >= 0);
        const ASN1_OCTET_STRING *value
            = X509_EXTENSION_get_data(OCSP_REQUEST_get_ext(parsed.get(), nonce));
        // RFC 8954, 2.1: an OCTET STRING of 32 octets within.
        QCOMPARE(ASN1_STRING_length(value), 34);
        QCOMPARE(ASN1_STRING_get0_data(value)[0], 0x04);
    }

    void asksOnlyTheIssuer()
    {
        QCOMPARE(makeOcspRequest(m_card, m_root.certificate()).error().code,
            ErrorCode::CertificateUntrusted);
        QCOMPARE(makeOcspRequest(Certificate(), m_root.certificate()).error().code,
            ErrorCode::CertificateMalformed);
    }

    void readsGood()
    {
        const auto status = check(issuerResponder().answer(m_request));
        QVERIFY2(status, status ? "" : qPrintable(status.error().detail));
        QCOMPARE(status->state, State::Good);
        QCOMPARE(status->thisUpdate, now);
        QCOMPARE(status->nextUpdate, now.addSecs(3600));
        QVERIFY(!status->revokedAt.isValid());
    }

    void readsRevoked_data()
    {
        QTest::addColumn<int>("reason");
        QTest::addColumn<RevocationReason>("expected");
        QTest::newRow("none") << OCSP_REVOKED_STATUS_NOSTATUS << RevocationReason::Unspecified;
        QTest::newRow("superseded")
            << OCSP_REVOKED_STATUS_SUPERSEDED << RevocationReason::Superseded;
        QTest::newRow("on hold") << OCSP_REVOKED_STATUS_CERTIFICATEHOLD << RevocationReason::OnHold;
        QTest::newRow("the last one")
            << OCSP_REVOKED_STATUS_AACOMPROMISE << RevocationReason::AttributeAuthorityCompromise;
    }
    void readsRevoked()
    {
        QFETCH(int, reason);
        TestResponder responder = issuerResponder();
        responder.status = V_OCSP_CERTSTATUS_REVOKED;
        responder.reason = reason;
        responder.revokedAt = responder.thisUpdate - 86400;
        const auto status = check(responder.answer(m_request));
        QVERIFY(status);
        QCOMPARE(status->state, State::Revoked);
        QTEST(status->reason, "expected");
        QCOMPARE(status->revokedAt, now.addDays(-1));
    }

    void refusesReasonsThatAreNone()
    {
        TestResponder responder = issuerResponder();
        responder.status = V_OCSP_CERTSTATUS_REVOKED;
        for (const int reason : {7, 11, 1000}) {
            responder.reason = reason;
            QVERIFY(!holds(responder));
        }
    }

    void readsUnknown()
    {
        TestResponder responder = issuerResponder();
        responder.status = V_OCSP_CERTSTATUS_UNKNOWN;
        QCOMPARE(check(responder.answer(m_request)).value().state, State::Unknown);
    }

    void takesTheIssuersDelegate_data()
    {
        QTest::addColumn<std::string>("kind");
        QTest::newRow("P-256") << std::string("P-256");
        QTest::newRow("RSA-2048") << std::string("RSA2048");
    }
    void takesTheIssuersDelegate()
    {
        QFETCH(std::string, kind);
        QVERIFY(holds(delegate(delegateOrder(kind), m_issuer)));
    }

    void takesNobodyElse()
    {
        const TestIssuer stranger(TestIssuer::order("issuer"));
        TestResponder responder = issuerResponder();
        responder.key = stranger.key();
        responder.certificate = x509OfTest(stranger.certificate());
        QVERIFY2(!holds(responder), "the issuer's name, another key");
        responder.isDelegate = true;
        QVERIFY2(!holds(responder), "with its certificate");
        QVERIFY2(!holds(delegate(delegateOrder(), m_root)), "a delegate of the authority above");
        QVERIFY2(!holds(delegate(delegateOrder(), stranger)), "a stranger's delegate");
        TestOrder plain = delegateOrder();
        plain.extensions = {{"keyUsage", "critical,digitalSignature"}};
        QVERIFY2(!holds(delegate(plain, m_issuer)), "no delegate, though the issuer's");
        TestOrder client = delegateOrder();
        client.extensions[1].second = "clientAuth";
        QVERIFY2(!holds(delegate(client, m_issuer)), "a card");
        TestOrder encipherment = delegateOrder();
        encipherment.extensions[0].second = "critical,keyEncipherment";
        QVERIFY2(!holds(delegate(encipherment, m_issuer)), "a key that is not for signatures");
        TestOrder expired = delegateOrder();
        expired.notAfter = "20260101000000Z";
        QVERIFY2(!holds(delegate(expired, m_issuer)), "a delegate of last year");
        TestOrder under = delegateOrder();
        const TestIssuer middle(TestIssuer::order("under the issuer"), m_issuer);
        QVERIFY2(!holds(delegate(under, middle)), "a delegate of another authority below");
    }

    void takesNoWeakness()
    {
        TestResponder sha1 = issuerResponder();
        sha1.digest = EVP_sha1();
        QVERIFY(!holds(sha1));
        for (const char *kind : {"RSA1024", "P-224", "P-192"})
            QVERIFY2(!holds(delegate(delegateOrder(kind), m_issuer)), kind);
        TestOrder order = delegateOrder();
        order.digest = EVP_sha1();
        QVERIFY(!holds(delegate(order, m_issuer)));
    }

    void wantsItsOwnNonce()
    {
        TestResponder responder = issuerResponder();
        const auto another = makeOcspRequest(m_card, m_issuer.certificate()).value();
        QVERIFY(!check(responder.answer(another)));
        responder.repeatsNonce = false;
        QVERIFY(!holds(responder));
    }

    void wantsAnAnswerForTheCertificate()
    {
        TestResponder responder = issuerResponder();
        responder.insteadOf = {m_issuer.issue(orderFor("another")), m_issuer.certificate()};
        QVERIFY(!holds(responder));
        // The same number, another issuer.
        const TestIssuer other(TestIssuer::order("other"));
        responder.insteadOf = {m_card, other.certificate()};
        QVERIFY(!holds(responder));
    }

    void wantsAFreshAnswer_data()
    {
        QTest::addColumn<int>("thisUpdate");
        QTest::addColumn<int>("nextUpdate");
        QTest::addColumn<bool>("isFresh");
        constexpr int none = -1'000'000'000;
        // Seconds from now; the tolerance is 300.
        QTest::newRow("of yesterday, until tomorrow") << -86400 << 86400 << true;
        QTest::newRow("over a moment ago") << -86400 << -300 << true;
        QTest::newRow("over for longer") << -86400 << -301 << false;
        QTest::newRow("a clock a little ahead") << 300 << 3600 << true;
        QTest::newRow("of the future") << 301 << 3600 << false;
        QTest::newRow("over before it begins") << 0 << -1 << false;
        QTest::newRow("of now, no end") << 0 << none << true;
        QTest::newRow("of a moment ago, no end") << -300 << none << true;
        QTest::newRow("of long ago, no end") << -301 << none << false;
    }
    void wantsAFreshAnswer()
    {
        QFETCH(int, thisUpdate);
        QFETCH(int, nextUpdate);
        TestResponder responder = issuerResponder();
        const qint64 seconds = now.toSecsSinceEpoch();
        responder.thisUpdate = seconds + thisUpdate;
        responder.nextUpdate = seconds + nextUpdate;
        if (nextUpdate == -1'000'000'000)
            responder.nextUpdate.reset();
        QTEST(holds(responder), "isFresh");
    }

    void wantsNoAnswerMadeInTheFuture()
    {
        TestResponder responder = issuerResponder();
        responder.producedAt = responder.thisUpdate + 301;
        QVERIFY(!holds(responder));
    }

    void goesByTheTimeGiven()
    {
        const Bytes answer = issuerResponder().answer(m_request);
        QVERIFY(check(answer, now.addSecs(3600 + 300)));
        QVERIFY(!check(answer, now.addSecs(3600 + 301)));
        QVERIFY(!check(answer, now.addSecs(-301)));
        QVERIFY(!check(answer, now.addYears(10)));
        QCOMPARE(check(answer, {}).error().code, ErrorCode::InvalidArgument);
    }

    void takesNoRefusalForAnAnswer()
    {
        for (const int status : {OCSP_RESPONSE_STATUS_MALFORMEDREQUEST,
                 OCSP_RESPONSE_STATUS_INTERNALERROR, OCSP_RESPONSE_STATUS_TRYLATER,
                 OCSP_RESPONSE_STATUS_SIGREQUIRED, OCSP_RESPONSE_STATUS_UNAUTHORIZED}) {
            TestResponder responder = issuerResponder();
            responder.responseStatus = status;
            const auto read = check(responder.answer(m_request));
            QVERIFY(!read);
            QCOMPARE(read.error().code, ErrorCode::CertificateStatusUnknown);
            QVERIFY(read.error().detail.contains(QLatin1String(OCSP_response_status_str(status))));
        }
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<Bytes>("octets");
        const Bytes der = issuerResponder().answer(m_request);
        QTest::newRow("nothing") << Bytes();
        QTest::newRow("text") << Bytes{'o', 'k'};
        QTest::newRow("cut short") << Bytes(der.begin(), der.end() - 1);
        Bytes longer = der;
        longer.push_back(0);
        QTest::newRow("an octet behind") << longer;
        QTest::newRow("too large") << Bytes(70'000, 0x30);
        QTest::newRow("the request") << m_request.der;
        QTest::newRow("successful, and nothing else") << Bytes{0x30, 0x03, 0x0A, 0x01, 0x00};
    }
    void refusesWhatIsNone()
    {
        QFETCH(Bytes, octets);
        const auto status = check(octets);
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::CertificateStatusUnknown);
        QCOMPARE(ERR_peek_error(), 0UL);
    }

    void noticesEverySingleFlippedOctet()
    {
        const Bytes der = issuerResponder().answer(m_request);
        for (std::size_t at = 0; at < der.size(); ++at) {
            Bytes flipped = der;
            flipped[at] ^= 0x01;
            const auto status = check(flipped);
            QVERIFY2(!status, qPrintable(QString::number(at)));
            QCOMPARE(status.error().code, ErrorCode::CertificateStatusUnknown);
        }
    }
};

QTEST_APPLESS_MAIN(OcspTest)
#include "ocsp_test.moc"
