#include "tests/sandbox/platform/platformcase.h"

#include <QTest>

#include <openssl/ocsp.h>

using namespace eid;
using namespace eid::sandbox;

namespace {

using RequestHandle = std::unique_ptr<OCSP_REQUEST, ReleasedBy<OCSP_REQUEST_free>>;
using ResponseHandle = std::unique_ptr<OCSP_RESPONSE, ReleasedBy<OCSP_RESPONSE_free>>;
using BasicHandle = std::unique_ptr<OCSP_BASICRESP, ReleasedBy<OCSP_BASICRESP_free>>;
using IdHandle = std::unique_ptr<OCSP_CERTID, ReleasedBy<OCSP_CERTID_free>>;

RequestHandle question(const X509 *certificate, const DemoAuthority &issuer, const EVP_MD *digest)
{
    RequestHandle request(OCSP_REQUEST_new());
    OCSP_request_add0_id(request.get(), OCSP_cert_to_id(digest, certificate, issuer.certificate()));
    OCSP_request_add1_nonce(request.get(), nullptr, 16);
    return request;
}

QByteArray derOf(OCSP_REQUEST *request)
{
    unsigned char *der = nullptr;
    const int size = i2d_OCSP_REQUEST(request, &der);
    const QByteArray octets(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return octets;
}

ResponseHandle parse(ByteView der)
{
    const unsigned char *next = der.data();
    return ResponseHandle(d2i_OCSP_RESPONSE(nullptr, &next, static_cast<long>(der.size())));
}

ResponseHandle ask(PlatformCase &scene, const QByteArray &request)
{
    const auto client = scene.client();
    if (!client->connect())
        return nullptr;
    const auto reply = client->ask("POST", "/ocsp", "application/ocsp-request", request);
    if (!reply || reply->status != 200
        || reply->headers.value("content-type") != "application/ocsp-response")
        return nullptr;
    return parse(Bytes(reply->body.begin(), reply->body.end()));
}

/// Whether the response is signed by a responder that \a ca's root stands behind.
bool holds(OCSP_BASICRESP *basic, const DemoCa &ca, const DemoAuthority &issuer)
{
    const std::unique_ptr<X509_STORE, ReleasedBy<X509_STORE_free>> store(X509_STORE_new());
    X509_STORE_add_cert(store.get(), ca.root().certificate());
    STACK_OF(X509) *issuers = sk_X509_new_null();
    sk_X509_push(issuers, issuer.certificate());
    const int verified = OCSP_basic_verify(basic, issuers, store.get(), 0);
    sk_X509_free(issuers);
    return verified == 1;
}

struct Found
{
    int status = -1;
    int reason = -1;
};

Found statusIn(OCSP_BASICRESP *basic, const X509 *certificate, const DemoAuthority &issuer)
{
    const IdHandle id(OCSP_cert_to_id(EVP_sha256(), certificate, issuer.certificate()));
    const IdHandle old(OCSP_cert_to_id(EVP_sha1(), certificate, issuer.certificate()));
    Found found;
    ASN1_GENERALIZEDTIME *thisUpdate = nullptr;
    ASN1_GENERALIZEDTIME *nextUpdate = nullptr;
    for (OCSP_CERTID *candidate : {id.get(), old.get()}) {
        if (OCSP_resp_find_status(
                basic, candidate, &found.status, &found.reason, nullptr, &thisUpdate, &nextUpdate)
            == 1)
            break;
    }
    if (OCSP_check_validity(thisUpdate, nextUpdate, 60, -1) != 1)
        found.status = -1;
    return found;
}

} // namespace

class OcspTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheStateOfACard_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("reason");
        QTest::newRow("live") << "live" << V_OCSP_CERTSTATUS_GOOD << -1;
        QTest::newRow("retired") << "retired" << V_OCSP_CERTSTATUS_REVOKED
                                 << OCSP_REVOKED_STATUS_SUPERSEDED;
        QTest::newRow("revoked") << "revoked" << V_OCSP_CERTSTATUS_REVOKED
                                 << OCSP_REVOKED_STATUS_CESSATIONOFOPERATION;
        QTest::newRow("unknown") << "unknown" << V_OCSP_CERTSTATUS_UNKNOWN << -1;
    }

    void tellsTheStateOfACard()
    {
        QFETCH(QString, state);
        QFETCH(int, status);
        QFETCH(int, reason);
        PlatformCase scene;
        SoftCredential asked = scene.signature;
        if (state == QLatin1String("unknown"))
            asked = scene.makeCredential(CertificatePurpose::Signature);
        if (state == QLatin1String("revoked"))
            QVERIFY(scene.platform().revoke(PlatformCase::serialOf(asked.certificate)));
        if (state == QLatin1String("retired")) {
            const auto next = scene.makeCredential(CertificatePurpose::Signature);
            QVERIFY(scene.platform().registerCard(PlatformCase::cardUuid(), scene.adminKey,
                {{QStringLiteral("9C"), next.certificate}}));
        }
        const CertificateHandle certificate = certificateOf(asked.certificate);
        const DemoAuthority &issuer = scene.platform().ca().citizens();
        for (const EVP_MD *digest : {EVP_sha1(), EVP_sha256()}) {
            const RequestHandle request = question(certificate.get(), issuer, digest);
            const auto response = ask(scene, derOf(request.get()));
            QVERIFY(response);
            QCOMPARE(OCSP_response_status(response.get()), OCSP_RESPONSE_STATUS_SUCCESSFUL);
            const BasicHandle basic(OCSP_response_get1_basic(response.get()));
            QVERIFY(holds(basic.get(), scene.platform().ca(), issuer));
            QCOMPARE(OCSP_check_nonce(request.get(), basic.get()), 1);
            const Found found = statusIn(basic.get(), certificate.get(), issuer);
            QCOMPARE(found.status, status);
            QCOMPARE(found.reason, reason);
        }
    }

    void staplesAndTellsTheStateOfTheServer_data()
    {
        QTest::addColumn<QString>("shown");
        QTest::addColumn<int>("status");
        QTest::newRow("good") << "good" << V_OCSP_CERTSTATUS_GOOD;
        QTest::newRow("revoked") << "revoked" << V_OCSP_CERTSTATUS_REVOKED;
    }

    void staplesAndTellsTheStateOfTheServer()
    {
        QFETCH(QString, shown);
        QFETCH(int, status);
        PlatformCase scene;
        scene.arm({QStringLiteral("certificate=") + shown});
        const auto client = scene.client();
        QVERIFY(client->connect());
        const DemoCa &ca = scene.platform().ca();
        X509 *const certificate = client->serverCertificate();

        const auto stapled = parse(client->staple());
        QVERIFY(stapled);
        const BasicHandle basic(OCSP_response_get1_basic(stapled.get()));
        QVERIFY(holds(basic.get(), ca, ca.servers()));
        QCOMPARE(statusIn(basic.get(), certificate, ca.servers()).status, status);

        const RequestHandle request = question(certificate, ca.servers(), EVP_sha256());
        const auto response = ask(scene, derOf(request.get()));
        QVERIFY(response);
        const BasicHandle asked(OCSP_response_get1_basic(response.get()));
        QVERIFY(holds(asked.get(), ca, ca.servers()));
        QCOMPARE(statusIn(asked.get(), certificate, ca.servers()).status, status);
    }

    void saysWhyItCannotAnswer()
    {
        PlatformCase scene;
        const auto garbage = ask(scene, "no request");
        QVERIFY(garbage);
        QCOMPARE(OCSP_response_status(garbage.get()), OCSP_RESPONSE_STATUS_MALFORMEDREQUEST);

        const PlatformCase other;
        const CertificateHandle certificate = certificateOf(other.signature.certificate);
        const auto stranger = DemoCa::create();
        QVERIFY(stranger);
        const RequestHandle request
            = question(certificate.get(), stranger->citizens(), EVP_sha256());
        const auto unauthorized = ask(scene, derOf(request.get()));
        QVERIFY(unauthorized);
        QCOMPARE(OCSP_response_status(unauthorized.get()), OCSP_RESPONSE_STATUS_UNAUTHORIZED);
    }
};

QTEST_GUILESS_MAIN(OcspTest)
#include "ocsp_test.moc"
