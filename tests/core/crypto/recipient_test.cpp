#include "core/crypto/recipient.h"
#include "testissuer.h"

#include <QTest>

using namespace eid;

Q_DECLARE_METATYPE(eid::ErrorCode)

namespace {

const QString service = QStringLiteral("urn:eid:service:face-comparison");
const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);

using Extensions = std::vector<std::pair<std::string, std::string>>;

Extensions usual(const std::string &usage = "keyAgreement",
    const std::string &names = "URI:urn:eid:service:face-comparison")
{
    return {{"keyUsage", "critical," + usage}, {"subjectAltName", names}};
}

} // namespace

class RecipientTest : public QObject
{
    Q_OBJECT

    const TestIssuer m_root{TestIssuer::order("root")};
    const TestIssuer m_middle{TestIssuer::order("middle"), m_root};

    [[nodiscard]] static TestOrder order(
        const Extensions &extensions, const std::string &kind = "P-256")
    {
        TestOrder order = TestIssuer::order("back office");
        order.key = kind == "ED25519"
            ? TestKey(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), EVP_PKEY_free)
            : makeTestKey(kind);
        order.extensions = extensions;
        return order;
    }
    [[nodiscard]] Result<QList<Certificate>> find(const QList<Certificate> &candidates) const
    {
        return findRecipient(candidates, service, {m_root.certificate()}, now);
    }

private Q_SLOTS:
    void findsIt_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("usage");
        QTest::newRow("EC") << QStringLiteral("P-256") << QStringLiteral("keyAgreement");
        QTest::newRow("RSA") << QStringLiteral("RSA2048") << QStringLiteral("keyEncipherment");
    }
    void findsIt()
    {
        QFETCH(QString, kind);
        QFETCH(QString, usage);
        const Certificate wanted
            = m_middle.issue(order(usual(usage.toStdString()), kind.toStdString()));
        // A set has no order: wherever it is.
        for (const auto &bag :
            {QList{wanted, m_middle.certificate()}, QList{m_middle.certificate(), wanted}}) {
            const auto path = find(bag);
            QVERIFY2(path, path ? "" : qPrintable(path.error().detail));
            QCOMPARE(path->size(), 3);
            QCOMPARE(path->at(0), wanted);
            QCOMPARE(path->at(1), m_middle.certificate());
        }
    }

    void refuses_data()
    {
        QTest::addColumn<Extensions>("extensions");
        QTest::addColumn<QString>("kind");
        const auto ec = QStringLiteral("P-256");
        const auto rsa = QStringLiteral("RSA2048");
        QTest::newRow("no name") << Extensions{{"keyUsage", "critical,keyAgreement"}} << ec;
        QTest::newRow("another service")
            << usual("keyAgreement", "URI:urn:eid:service:other") << ec;
        QTest::newRow("longer name")
            << usual("keyAgreement", "URI:urn:eid:service:face-comparison2") << ec;
        QTest::newRow("not a URI")
            << usual("keyAgreement", "DNS:urn:eid:service:face-comparison") << ec;
        QTest::newRow("other case")
            << usual("keyAgreement", "URI:urn:eid:service:Face-Comparison") << ec;
        QTest::newRow("no usage") << Extensions{{"subjectAltName",
            "URI:urn:eid:service:face-comparison"}}
                                  << ec;
        QTest::newRow("signs") << usual("digitalSignature") << ec;
        QTest::newRow("usage of RSA") << usual("keyEncipherment") << ec;
        QTest::newRow("usage of EC") << usual("keyAgreement") << rsa;
        QTest::newRow("neither") << usual("keyAgreement,keyEncipherment")
                                 << QStringLiteral("ED25519");
    }
    void refuses()
    {
        QFETCH(Extensions, extensions);
        QFETCH(QString, kind);
        const auto path = find({m_root.issue(order(extensions, kind.toStdString()))});
        QVERIFY(!path);
        QCOMPARE(path.error().code, ErrorCode::CertificateUnexpected);
        QCOMPARE(ERR_peek_error(), 0UL);
    }

    void wantsAPath()
    {
        const TestIssuer stranger(TestIssuer::order("root"));
        QCOMPARE(
            find({stranger.issue(order(usual()))}).error().code, ErrorCode::CertificateUntrusted);
        QCOMPARE(
            find({m_middle.issue(order(usual()))}).error().code, ErrorCode::CertificateUntrusted);
        QCOMPARE(find({}).error().code, ErrorCode::CertificateUnexpected);
    }

    void wantsItValid()
    {
        TestOrder past = order(usual());
        past.notAfter = "20260531235959Z";
        QCOMPARE(find({m_root.issue(past)}).error().code, ErrorCode::CertificateExpired);
        TestOrder future = order(usual());
        future.notBefore = "20260602000000Z";
        QCOMPARE(find({m_root.issue(future)}).error().code, ErrorCode::CertificateExpired);
    }

    void takesTheOneThatLastsLongest()
    {
        TestOrder sooner = order(usual());
        sooner.notAfter = "20270101000000Z";
        const Certificate later = m_root.issue(order(usual()));
        TestOrder past = order(usual());
        past.notAfter = "20250101000000Z";
        const auto path = find({m_root.issue(sooner), later, m_root.issue(past)});
        QVERIFY(path);
        QCOMPARE(path->constFirst(), later);
    }

    void seesTheResponder()
    {
        Extensions extensions = usual();
        QVERIFY(!namesResponder(m_root.issue(order(extensions))));
        extensions.emplace_back("authorityInfoAccess", "caIssuers;URI:https://ca.test/a");
        QVERIFY(!namesResponder(m_root.issue(order(extensions))));
        extensions.back() = {"authorityInfoAccess", "OCSP;URI:https://ca.test/ocsp"};
        QVERIFY(namesResponder(m_root.issue(order(extensions))));
        QVERIFY(!namesResponder(Certificate()));
    }
};

QTEST_APPLESS_MAIN(RecipientTest)

#include "recipient_test.moc"
