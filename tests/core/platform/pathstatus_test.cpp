#include "core/platform/pathstatus.h"
#include "core/platform/platformsession.h"
#include "testpki.h"

#include <QTest>

using namespace eid;

namespace {

/// Nothing is reached there: where a responder is asked, that fails.
PlatformSettings settingsWith(RevocationPolicy policy, const TestIdentity &root)
{
    PlatformSettings settings;
    settings.address = QUrl(QStringLiteral("https://localhost:1"));
    settings.proxy.mode = ProxyMode::None;
    settings.roots = {root.der()};
    settings.revocation = policy;
    return settings;
}

QList<Certificate> pathOf(const TestIdentity &own, const TestIdentity &root)
{
    return {*parseCertificate(own.der()), *parseCertificate(root.der())};
}

} // namespace

class PathStatusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksWhereItCan_data()
    {
        QTest::addColumn<RevocationPolicy>("policy");
        QTest::addColumn<bool>("namesResponder");
        QTest::addColumn<ErrorCode>("code"); // Internal: it is taken
        using enum RevocationPolicy;
        const ErrorCode good = ErrorCode::Internal;
        QTest::newRow("stapled, no responder") << Staple << false << good;
        QTest::newRow("asked, no responder") << Ask << false << good;
        QTest::newRow("required, no responder")
            << Require << false << ErrorCode::CertificateStatusUnknown;
        QTest::newRow("asked") << Ask << true << ErrorCode::PlatformUnreachable;
        QTest::newRow("required") << Require << true << ErrorCode::PlatformUnreachable;
    }
    void asksWhereItCan()
    {
        QFETCH(RevocationPolicy, policy);
        QFETCH(bool, namesResponder);
        QFETCH(ErrorCode, code);
        const TestIdentity root = issue(TestWish::authority());
        TestWish wish = TestWish::client();
        if (namesResponder)
            wish.extensions.emplaceBack("authorityInfoAccess", "OCSP;URI:http://ocsp.example");
        const TestIdentity own = issue(wish, &root);
        PlatformSession::Options options;
        options.retries.tries = 1;
        PlatformSession session(settingsWith(policy, root), std::nullopt, options);
        const auto checked = checkNotRevoked(
            session, pathOf(own, root), QStringLiteral("whoever"), QDateTime::currentDateTimeUtc());
        QCOMPARE(checked ? ErrorCode::Internal : checked.error().code, code);
        if (code == ErrorCode::CertificateStatusUnknown)
            QVERIFY(checked.error().detail.startsWith(u"whoever"));
    }

    void asksNobodyAboutARoot()
    {
        const TestIdentity root = issue(TestWish::authority());
        const QList<Certificate> alone{*parseCertificate(root.der())};
        for (const auto policy : {RevocationPolicy::Ask, RevocationPolicy::Require}) {
            PlatformSession session(settingsWith(policy, root));
            QCOMPARE(checkNotRevoked(
                         session, alone, QStringLiteral("whoever"), QDateTime::currentDateTimeUtc())
                         .has_value(),
                policy == RevocationPolicy::Ask);
        }
    }
};

QTEST_GUILESS_MAIN(PathStatusTest)

#include "pathstatus_test.moc"
