#include "core/crypto/certificatepath.h"
#include "testissuer.h"

#include <QTest>
#include <QTimeZone>

using namespace eid;

namespace {

QDateTime utc(int year)
{
    return {QDate(year, 6, 1), QTime(12, 0), QTimeZone::utc()};
}

TestOrder clientOrder(const std::string &kind = "P-256")
{
    TestOrder order;
    order.name = "card";
    order.key = makeTestKey(kind);
    order.extensions
        = {{"keyUsage", "critical,digitalSignature"}, {"extendedKeyUsage", "clientAuth"}};
    return order;
}

Result<QList<Certificate>> findClient(const Certificate &certificate,
    const QList<Certificate> &intermediates, const QList<Certificate> &roots,
    const QDateTime &at = utc(2026))
{
    return findCertificatePath(certificate, intermediates, roots, at, CertificatePurpose::Client);
}

Result<QList<Certificate>> findIssuer(const Certificate &certificate,
    const QList<Certificate> &intermediates, const QList<Certificate> &roots)
{
    return findCertificatePath(
        certificate, intermediates, roots, utc(2026), CertificatePurpose::Issuer);
}

} // namespace

class CertificatePathTest : public QObject
{
    Q_OBJECT

    const TestIssuer m_root{TestIssuer::order("root")};
    const TestIssuer m_middle{TestIssuer::order("middle", "P-384"), m_root};
    const TestIssuer m_lower{TestIssuer::order("lower", "RSA2048"), m_middle};
    const TestIssuer m_stranger{TestIssuer::order("stranger")};

private Q_SLOTS:
    void findsAPathInWhateverOrder()
    {
        const Certificate client = m_lower.issue(clientOrder());
        const auto path = findClient(client,
            {m_stranger.certificate(), m_middle.certificate(), client, m_lower.certificate()},
            {m_stranger.certificate(), m_root.certificate()});
        QVERIFY(path);
        QCOMPARE(*path,
            QList<Certificate>(
                {client, m_lower.certificate(), m_middle.certificate(), m_root.certificate()}));
    }

    void findsAnIssuersPath()
    {
        const auto path = findIssuer(m_middle.certificate(), {}, {m_root.certificate()});
        QVERIFY(path);
        QCOMPARE(*path, QList<Certificate>({m_middle.certificate(), m_root.certificate()}));
        const auto root = findIssuer(m_root.certificate(), {}, {m_root.certificate()});
        QVERIFY(root);
        QCOMPARE(*root, QList<Certificate>({m_root.certificate()}));
    }

    void trustsOnlyTheRoots_data()
    {
        QTest::addColumn<QList<Certificate>>("intermediates");
        QTest::addColumn<QList<Certificate>>("roots");
        using List = QList<Certificate>;
        QTest::newRow("no root") << List{m_middle.certificate()} << List{};
        QTest::newRow("another root")
            << List{m_middle.certificate()} << List{m_stranger.certificate()};
        QTest::newRow("the root among the intermediates")
            << List{m_middle.certificate(), m_root.certificate()} << List{m_stranger.certificate()};
        QTest::newRow("a gap") << List{} << List{m_root.certificate()};
        // A link that is not its own root is no end of a path.
        QTest::newRow("an intermediate as root") << List{} << List{m_middle.certificate()};
        const TestIssuer impostor(TestIssuer::order("root"));
        QTest::newRow("the root's name, another key")
            << List{m_middle.certificate()} << List{impostor.certificate()};
    }
    void trustsOnlyTheRoots()
    {
        QFETCH(QList<Certificate>, intermediates);
        QFETCH(QList<Certificate>, roots);
        const auto path = findClient(m_middle.issue(clientOrder()), intermediates, roots);
        QVERIFY(!path);
        QCOMPARE(path.error().code, ErrorCode::CertificateUntrusted);
        QVERIFY(!path.error().detail.isEmpty());
        QCOMPARE(ERR_peek_error(), 0UL);
    }

    void looksAtTheTime()
    {
        const Certificate client = m_root.issue(clientOrder());
        for (const int year : {2023, 2030}) {
            const auto path = findClient(client, {}, {m_root.certificate()}, utc(year));
            QVERIFY(!path);
            QCOMPARE(path.error().code, ErrorCode::CertificateExpired);
        }
        QVERIFY(findClient(client, {}, {m_root.certificate()}, utc(2024)));
        QCOMPARE(findClient(client, {}, {m_root.certificate()}, {}).error().code,
            ErrorCode::InvalidArgument);
        // An issuer that is over, above a certificate that is not.
        TestOrder brief = TestIssuer::order("brief");
        brief.notAfter = "20250101000000Z";
        const TestIssuer over(brief, m_root);
        const auto path
            = findClient(over.issue(clientOrder()), {over.certificate()}, {m_root.certificate()});
        QVERIFY(!path);
        QCOMPARE(path.error().code, ErrorCode::CertificateExpired);
        QVERIFY(path.error().detail.endsWith(u"at 1"));
    }

    void refusesWeakness_data()
    {
        QTest::addColumn<std::string>("kind");
        QTest::addColumn<std::string>("issuerKind");
        QTest::addColumn<bool>("isSha1");
        QTest::newRow("RSA-1024") << std::string("RSA1024") << std::string("P-256") << false;
        QTest::newRow("P-224") << std::string("P-224") << std::string("P-256") << false;
        QTest::newRow("P-192") << std::string("P-192") << std::string("P-256") << false;
        QTest::newRow("an issuer's RSA-1024")
            << std::string("P-256") << std::string("RSA1024") << false;
        QTest::newRow("an issuer's P-224") << std::string("P-256") << std::string("P-224") << false;
        QTest::newRow("SHA-1") << std::string("P-256") << std::string("P-256") << true;
        QTest::newRow("SHA-1 with RSA") << std::string("P-256") << std::string("RSA2048") << true;
    }
    void refusesWeakness()
    {
        QFETCH(std::string, kind);
        QFETCH(std::string, issuerKind);
        QFETCH(bool, isSha1);
        // As root, as link, and as link above a stronger one.
        const TestIssuer root(TestIssuer::order("weak", issuerKind));
        const TestIssuer link(TestIssuer::order("weak link", issuerKind), m_root);
        TestOrder order = clientOrder(kind);
        if (isSha1)
            order.digest = EVP_sha1();
        for (const auto &path : {findClient(root.issue(order), {}, {root.certificate()}),
                 findClient(link.issue(order), {link.certificate()}, {m_root.certificate()})}) {
            QVERIFY(!path);
            QCOMPARE(path.error().code, ErrorCode::CertificateWeak);
        }
    }

    void doesNotMindHowARootSignedItself()
    {
        TestOrder old = TestIssuer::order("old root");
        old.digest = EVP_sha1();
        const TestIssuer root(old);
        QVERIFY(findClient(root.issue(clientOrder()), {}, {root.certificate()}));
    }

    void looksAtThePurpose_data()
    {
        QTest::addColumn<QString>("keyUsage");
        QTest::addColumn<QString>("extendedKeyUsage");
        QTest::addColumn<bool>("isClient");
        QTest::newRow("as it should be") << u"digitalSignature"_qs << u"clientAuth"_qs << true;
        QTest::newRow("a signature's")
            << u"digitalSignature,nonRepudiation"_qs << QString() << true;
        QTest::newRow("no word of it") << QString() << QString() << true;
        QTest::newRow("a server's") << u"digitalSignature"_qs << u"serverAuth"_qs << false;
        QTest::newRow("for secrets") << u"keyEncipherment"_qs << u"clientAuth"_qs << false;
    }
    void looksAtThePurpose()
    {
        QFETCH(QString, keyUsage);
        QFETCH(QString, extendedKeyUsage);
        QFETCH(bool, isClient);
        TestOrder order = clientOrder();
        order.extensions.clear();
        if (!keyUsage.isEmpty())
            order.extensions.emplace_back("keyUsage", keyUsage.toStdString());
        if (!extendedKeyUsage.isEmpty())
            order.extensions.emplace_back("extendedKeyUsage", extendedKeyUsage.toStdString());
        const auto path = findClient(m_root.issue(order), {}, {m_root.certificate()});
        QCOMPARE(path.has_value(), isClient);
        if (!path)
            QCOMPARE(path.error().code, ErrorCode::CertificateUnexpected);
    }

    void takesNoCardForAnIssuer()
    {
        const Certificate client = m_root.issue(clientOrder());
        QCOMPARE(findIssuer(client, {}, {m_root.certificate()}).error().code,
            ErrorCode::CertificateUnexpected);
        TestOrder mute = TestIssuer::order("signs no certificates");
        mute.extensions[1].second = "critical,cRLSign";
        QCOMPARE(findIssuer(m_root.issue(mute), {}, {m_root.certificate()}).error().code,
            ErrorCode::CertificateUnexpected);
    }

    void obeysTheIssuersLimits_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::newRow("no authority") << u"basicConstraints"_qs << u"critical,CA:FALSE"_qs;
        QTest::newRow("no certificates") << u"keyUsage"_qs << u"critical,digitalSignature"_qs;
        QTest::newRow("other names")
            << u"nameConstraints"_qs << u"critical,permitted;dirName:dn"_qs;
        QTest::newRow("an unknown critical extension") << u"1.2.3.4"_qs << u"critical,DER:05:00"_qs;
        QTest::newRow("for servers") << u"extendedKeyUsage"_qs << u"serverAuth"_qs;
    }
    void obeysTheIssuersLimits()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        TestOrder order = TestIssuer::order("limited");
        std::erase_if(order.extensions,
            [&](const auto &extension) { return extension.first == name.toStdString(); });
        if (name == u"nameConstraints")
            value = u"critical,permitted;email:example.org"_qs;
        order.extensions.emplace_back(name.toStdString(), value.toStdString());
        const TestIssuer limited(order, m_root);
        TestOrder client = clientOrder();
        client.extensions.emplace_back("subjectAltName", "email:someone@example.com");
        const auto path
            = findClient(limited.issue(client), {limited.certificate()}, {m_root.certificate()});
        QVERIFY(!path);
        QCOMPARE(path.error().code, ErrorCode::CertificateUntrusted);
    }

    void obeysTheLengthOfAPath()
    {
        TestOrder order = TestIssuer::order("last");
        order.extensions[0].second = "critical,CA:TRUE,pathlen:0";
        const TestIssuer last(order, m_root);
        const TestIssuer beyond(TestIssuer::order("beyond"), last);
        const auto path = findClient(beyond.issue(clientOrder()),
            {beyond.certificate(), last.certificate()}, {m_root.certificate()});
        QVERIFY(!path);
        QCOMPARE(path.error().code, ErrorCode::CertificateUntrusted);
        QVERIFY(
            findClient(last.issue(clientOrder()), {last.certificate()}, {m_root.certificate()}));
    }

    void noticesAForgedSignature()
    {
        Certificate forged = m_root.issue(clientOrder());
        forged.der.back() ^= 0x01;
        const auto path
            = findClient(parseCertificate(forged.der).value(), {}, {m_root.certificate()});
        QVERIFY(!path);
        QCOMPARE(path.error().code, ErrorCode::CertificateUntrusted);
    }

    void boundsWhatItLooksAt()
    {
        const Certificate client = m_root.issue(clientOrder());
        const QList<Certificate> many(maximumIntermediates + 1, m_middle.certificate());
        QCOMPARE(findClient(client, many, {m_root.certificate()}).error().code,
            ErrorCode::CertificateMalformed);
        QCOMPARE(findClient(Certificate(), {}, {m_root.certificate()}).error().code,
            ErrorCode::CertificateMalformed);
    }
};

QTEST_APPLESS_MAIN(CertificatePathTest)
#include "certificatepath_test.moc"
