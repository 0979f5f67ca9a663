#include "core/crypto/servicecertificate.h"
#include "testissuer.h"

#include <QTest>

using namespace eid;

namespace {

const QString service = QStringLiteral("urn:eid:service:relying-party");
const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);

using Extensions = std::vector<std::pair<std::string, std::string>>;

TestOrder orderOf(const std::string &names, const std::string &usage = "critical,digitalSignature")
{
    TestOrder order = TestIssuer::order("shop");
    order.extensions = {};
    if (!usage.empty())
        order.extensions.emplace_back("keyUsage", usage);
    if (!names.empty())
        order.extensions.emplace_back("subjectAltName", names);
    return order;
}

} // namespace

class ServiceCertificateTest : public QObject
{
    Q_OBJECT

    const TestIssuer m_root{TestIssuer::order("root")};
    const TestIssuer m_middle{TestIssuer::order("middle"), m_root};

    [[nodiscard]] Result<QList<Certificate>> find(const QList<Certificate> &chain) const
    {
        return findSigner(chain, service, {m_root.certificate()}, now);
    }

private Q_SLOTS:
    void findsThePath()
    {
        const Certificate shop
            = m_middle.issue(orderOf("DNS:shop.example,URI:urn:eid:service:relying-party"));
        const auto path = find({shop, m_middle.certificate()});
        QVERIFY2(path, path ? "" : qPrintable(path.error().detail));
        QCOMPARE(path->size(), 3);
        QCOMPARE(path->constFirst(), shop);
        // The signer comes first, wherever another one would fit.
        QCOMPARE(
            find({m_middle.certificate(), shop}).error().code, ErrorCode::CertificateUnexpected);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("names");
        QTest::addColumn<QString>("usage");
        const auto signs = QStringLiteral("critical,digitalSignature");
        QTest::newRow("no names") << QString() << signs;
        QTest::newRow("another service") << QStringLiteral("URI:urn:eid:service:other") << signs;
        QTest::newRow("not a URI") << QStringLiteral("DNS:urn:eid:service:relying-party") << signs;
        QTest::newRow("longer") << QStringLiteral("URI:urn:eid:service:relying-party2") << signs;
        QTest::newRow("no usage") << QStringLiteral("URI:urn:eid:service:relying-party")
                                  << QString();
        QTest::newRow("seals") << QStringLiteral("URI:urn:eid:service:relying-party")
                               << QStringLiteral("critical,keyAgreement");
    }
    void refuses()
    {
        QFETCH(QString, names);
        QFETCH(QString, usage);
        const auto path = find({m_root.issue(orderOf(names.toStdString(), usage.toStdString()))});
        QVERIFY(!path);
        QCOMPARE(path.error().code, ErrorCode::CertificateUnexpected);
    }

    void wantsAPathInTime()
    {
        const auto order = orderOf("URI:urn:eid:service:relying-party");
        QCOMPARE(find({}).error().code, ErrorCode::CertificateUnexpected);
        QCOMPARE(find({m_middle.issue(order)}).error().code, ErrorCode::CertificateUntrusted);
        const TestIssuer stranger(TestIssuer::order("root"));
        QCOMPARE(find({stranger.issue(order), stranger.certificate()}).error().code,
            ErrorCode::CertificateUntrusted);
        auto past = order;
        past.notAfter = "20260531235959Z";
        QCOMPARE(find({m_root.issue(past)}).error().code, ErrorCode::CertificateExpired);
    }

    void knowsHosts_data()
    {
        QTest::addColumn<QString>("names");
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("has");
        QTest::newRow("it") << QStringLiteral("DNS:shop.example") << QStringLiteral("shop.example")
                            << true;
        QTest::newRow("case") << QStringLiteral("DNS:Shop.Example")
                              << QStringLiteral("shop.example") << true;
        QTest::newRow("second") << QStringLiteral("DNS:a.example,DNS:b.example")
                                << QStringLiteral("b.example") << true;
        QTest::newRow("below") << QStringLiteral("DNS:shop.example")
                               << QStringLiteral("www.shop.example") << false;
        QTest::newRow("wildcard") << QStringLiteral("DNS:*.shop.example")
                                  << QStringLiteral("www.shop.example") << false;
        QTest::newRow("named by wildcard")
            << QStringLiteral("DNS:*.shop.example") << QStringLiteral("*.shop.example") << false;
        QTest::newRow("as URI") << QStringLiteral("URI:shop.example")
                                << QStringLiteral("shop.example") << false;
        QTest::newRow("empty") << QStringLiteral("DNS:shop.example") << QString() << false;
    }
    void knowsHosts()
    {
        QFETCH(QString, names);
        QFETCH(QString, host);
        QFETCH(bool, has);
        QCOMPARE(hasDnsName(m_root.issue(orderOf(names.toStdString())), host), has);
        QVERIFY(!hasDnsName(Certificate(), host));
    }

    void knowsTheOrganisation()
    {
        TestOrder order = orderOf("DNS:shop.example");
        QCOMPARE(organisationOf(m_root.issue(order)), QString());
        order.organisation = "网上商店";
        QCOMPARE(organisationOf(m_root.issue(order)), u"网上商店"_qs);
        order.organisation = "Shop\n\u202e evil";
        QVERIFY(!organisationOf(m_root.issue(order)).contains(u'\n'));
        QVERIFY(!organisationOf(m_root.issue(order)).contains(QChar(0x202e)));
        QCOMPARE(organisationOf(Certificate()), QString());
    }
};

QTEST_APPLESS_MAIN(ServiceCertificateTest)

#include "servicecertificate_test.moc"
