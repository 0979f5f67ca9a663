#include "core/crypto/certificatenames.h"
#include "testcertificate.h"

#include <QTest>

#include <openssl/err.h>

using namespace eid;

Q_DECLARE_METATYPE(eid::TestCertificate)

namespace {

constexpr auto uuid = "URI:urn:uuid:00000000-0000-4000-8000-000000000001";

TestCertificate wish()
{
    TestCertificate certificate;
    certificate.subject
        = {{"C", V_ASN1_PRINTABLESTRING, "CN"}, {"CN", V_ASN1_PRINTABLESTRING, "Zhang San"},
            {"serialNumber", V_ASN1_PRINTABLESTRING, "IDCCN-1"}};
    certificate.extensions
        = {{"subjectAltName", std::string(uuid) + ",email:a@example.org,DNS:example.org"}};
    return certificate;
}

Certificate made(const TestCertificate &wish)
{
    return parseCertificate(wish.make()).value();
}

} // namespace

class CertificateNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhoIsTheSame_data()
    {
        QTest::addColumn<TestCertificate>("other");
        QTest::addColumn<bool>("isSame");
        QTest::newRow("another certificate") << wish() << true;
        auto other = wish();
        for (auto &attribute : other.subject)
            attribute.type = V_ASN1_UTF8STRING;
        QTest::newRow("other string types") << other << true;
        other = wish();
        other.subject[1].octets = "ZHANG  SAN";
        QTest::newRow("other case and blanks") << other << true;
        other = wish();
        other.extensions[0].second
            = std::string("DNS:example.org,") + uuid + ",email:a@example.org";
        QTest::newRow("other order of alternatives") << other << true;
        other = wish();
        other.subject[1].octets = "Zhang Si";
        QTest::newRow("another name") << other << false;
        other = wish();
        other.subject.swapItemsAt(1, 2);
        QTest::newRow("other order of attributes") << other << false;
        other = wish();
        other.subject.removeLast();
        QTest::newRow("an attribute less") << other << false;
        other = wish();
        other.extensions.clear();
        QTest::newRow("no alternatives") << other << false;
        other = wish();
        other.extensions[0].second = uuid;
        QTest::newRow("fewer alternatives") << other << false;
        other = wish();
        other.extensions[0].second = std::string(uuid) + ",email:a@example.org,email:a@example.org";
        QTest::newRow("one alternative twice") << other << false;
        other = wish();
        other.extensions[0] = {"subjectAltName", "DER:0500"};
        QTest::newRow("alternatives that cannot be read") << other << false;
    }

    void tellsWhoIsTheSame()
    {
        QFETCH(TestCertificate, other);
        QTEST(haveSameNames(made(wish()), made(other)), "isSame");
        QTEST(haveSameNames(made(other), made(wish())), "isSame");
        QCOMPARE(ERR_peek_error(), 0UL);
    }

    void takesTwoWithoutAlternatives()
    {
        auto plain = wish();
        plain.extensions.clear();
        QVERIFY(haveSameNames(made(plain), made(plain)));
        QVERIFY(!haveSameNames(Certificate(), Certificate()));
    }
};

QTEST_APPLESS_MAIN(CertificateNamesTest)
#include "certificatenames_test.moc"
