#include "core/renewal/onlineplatform.h"
#include "core/renewal/renewalservice.h"
#include "tests/core/renewal/renewalbench.h"
#include "tests/sandbox/demo/democard.h"
#include "tests/sandbox/platform/referenceplatform.h"

#include <QTest>

using namespace eid;
using eid::testing::RenewalBench;
using eid::testing::RenewalScene;
using eid::testing::resultOf;
using eid::testing::secret;

namespace {

/// The card's scene with the reference platform in the place of the fake one.
struct OnlineScene
{
    explicit OnlineScene(const RenewalScene &kind = {})
        : scene(kind)
    {
        sandbox::PlatformOptions options;
        options.folder = scene.folder.filePath(QStringLiteral("platform"));
        auto started = sandbox::ReferencePlatform::start(*scene.ca, options);
        if (!started || !(*started)->registerDemoCard(scene.citizen, *scene.card))
            qFatal("No reference platform");
        platform = std::move(*started);
        RenewalService::Options made;
        made.records = scene.records();
        made.platform = [this] { return Result<PlatformSettings>(settings()); };
        service = std::make_unique<RenewalService>(scene.bench.desk, made);
    }

    [[nodiscard]] PlatformSettings settings() const
    {
        PlatformSettings settings;
        settings.address = QUrl(platform->address());
        settings.proxy.mode = ProxyMode::None;
        settings.roots = {sandbox::derOf(scene.ca->root().certificate())};
        return settings;
    }

    [[nodiscard]] QString fault() const
    {
        const QString uuid = sandbox::demoCardUuid(scene.citizen).toString(QUuid::WithoutBraces);
        for (const KeySlot slot : {KeySlot::Authentication, KeySlot::Signature}) {
            const auto live = platform->liveCertificates(uuid, slotName(slot));
            if (!live || live->size() != 1 || live->first() != scene.certificateOn(slot))
                return slotName(slot);
        }
        return {};
    }

    [[nodiscard]] RenewalTarget target() const { return {RenewalBench::reader, scene.serial()}; }
    [[nodiscard]] Secret pin() const { return secret(scene.citizen.demoPin); }

    RenewalBench scene;
    std::unique_ptr<sandbox::ReferencePlatform> platform;
    std::unique_ptr<RenewalService> service;
};

} // namespace

class OnlinePlatformTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void renewsOverTls_data()
    {
        QTest::addColumn<bool>("metadata");
        QTest::addColumn<bool>("rsa");
        QTest::newRow("EC") << true << false;
        QTest::newRow("EC, plain card") << false << false;
        QTest::newRow("RSA") << true << true;
    }

    void renewsOverTls()
    {
        QFETCH(bool, metadata);
        QFETCH(bool, rsa);
        OnlineScene online({metadata, false, rsa});
        const auto before = online.scene.certificateOn(KeySlot::Signature);
        const auto outcome
            = resultOf(online.service->renew(online.target(), online.pin(), RenewalScope::All));
        QVERIFY(outcome);
        QVERIFY2(*outcome, *outcome ? "" : qPrintable(outcome->error().detail));
        qInfo("%d APDUs, %d full handshakes, %d requests", (*outcome)->apdus,
            (*outcome)->fullHandshakes, (*outcome)->requests);
        QVERIFY((*outcome)->apdus <= (rsa ? 90 : 60));
        QVERIFY((*outcome)->fullHandshakes <= 4);
        QVERIFY(online.scene.certificateOn(KeySlot::Signature) != before);
        QCOMPARE(online.fault(), QString());
    }

    void resumesOverTls_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::newRow("enrolment lost") << u"drop-after=1@simplereenroll"_qs;
        QTest::newRow("pending") << u"pending=1:3600@simplereenroll"_qs;
        QTest::newRow("garbage") << u"garbage=1:base64@simplereenroll"_qs;
    }

    void resumesOverTls()
    {
        QFETCH(QString, fault);
        OnlineScene online;
        QVERIFY(online.platform->arm(sandbox::parsePlatformFaults({fault}).value()));
        const auto first
            = resultOf(online.service->renew(online.target(), online.pin(), RenewalScope::All));
        QVERIFY(first);
        QCOMPARE(online.platform->faultsLeft(), 0);
        if (!*first) {
            qInfo("%d %s", int(first->error().code), qPrintable(first->error().detail));
            const auto second = resultOf(online.service->resume(online.target(), online.pin()));
            QVERIFY2(*second, *second ? "" : qPrintable(second->error().detail));
        }
        QCOMPARE(online.fault(), QString());
    }
};

QTEST_GUILESS_MAIN(OnlinePlatformTest)
#include "onlineplatform_test.moc"
