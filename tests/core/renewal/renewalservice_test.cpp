#include "core/platform/platformsettings.h"
#include "core/renewal/renewalservice.h"
#include "core/store/journal.h"
#include "core/store/renewallock.h"
#include "core/store/store.h"
#include "tests/core/renewal/renewalbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace eid;
using eid::testing::FakePlatform;
using eid::testing::RenewalBench;
using eid::testing::RequestFault;
using eid::testing::resultOf;
using eid::testing::secret;

namespace {

/// A platform that somebody else owns.
class Borrowed final : public RenewalPlatform
{
public:
    explicit Borrowed(FakePlatform &platform)
        : m_platform(platform)
    { }

    std::unique_ptr<RenewalSession> talkAs(const Certificate &certificate, const CardKey &key,
        const QList<Certificate> &intermediates) override
    {
        return m_platform.talkAs(certificate, key, intermediates);
    }
    [[nodiscard]] QList<Certificate> roots() const override { return m_platform.roots(); }
    [[nodiscard]] Cost cost() const override { return m_platform.cost(); }

private:
    FakePlatform &m_platform;
};

struct Scene : RenewalBench
{
    Scene()
        : service(std::make_unique<RenewalService>(bench.desk, options()))
    { }

    RenewalService::Options options()
    {
        RenewalService::Options made;
        made.records = records();
        made.platform = [] { return Result<PlatformSettings>(PlatformSettings()); };
        made.makePlatform
            = [this](const PlatformSettings &) { return std::make_unique<Borrowed>(*platform); };
        return made;
    }

    [[nodiscard]] RenewalTarget target() const { return {reader, serial()}; }
    [[nodiscard]] Secret pin() const { return secret(citizen.demoPin); }

    std::unique_ptr<RenewalService> service;
};

} // namespace

class RenewalServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void renews()
    {
        Scene scene;
        QSignalSpy progressed(scene.service.get(), &RenewalService::progressed);
        auto future = scene.service->renew(scene.target(), scene.pin(), RenewalScope::All);
        QVERIFY(scene.service->isRunning());
        QCOMPARE(resultOf(scene.service->renew(scene.target(), scene.pin()))->error().code,
            ErrorCode::RenewalRunning);
        const auto outcome = resultOf(future);
        QVERIFY(outcome && *outcome);
        QVERIFY(!scene.service->isRunning());
        QCOMPARE(scene.fault(), QString());
        QCOMPARE((*outcome)->renewed.size(), 2);
        QVERIFY((*outcome)->apdus <= 60);
        QCOMPARE((*outcome)->fullHandshakes, 3);
        const auto state = scene.bench.state(RenewalBench::reader);
        QCOMPARE(state.certificates[1].certificate.der, scene.certificateOn(KeySlot::Signature));
        QCOMPARE(progressed.size(), 26);
        const auto last = progressed.last().first().value<RenewalProgress>();
        QCOMPARE(last.slot, KeySlot::Authentication);
        QCOMPARE(last.step, RenewalStep::Confirmed);
        QCOMPARE(last.mark, RenewalMark::After);
        QCOMPARE(last.credential, 1);
        QCOMPARE(last.credentials, 2);
        QVERIFY(!scene.service->isInterrupted(scene.serial()));
    }

    void tellsTheJournal()
    {
        Scene scene;
        scene.platform->failAt(3, RequestFault::Failure);
        QVERIFY(!*resultOf(scene.service->renew(scene.target(), scene.pin(), RenewalScope::All)));
        QVERIFY(*resultOf(scene.service->resume(scene.target(), scene.pin())));
        auto store = Store::open({scene.records()}).value();
        QVERIFY(Journal(store).verify().value().holds());
        const auto entries = Journal(store).list({}).value();
        const auto count = [&](JournalAction action) {
            return std::ranges::count(
                entries, journalActionIdentifier(action), &JournalEntry::action);
        };
        QCOMPARE(count(JournalAction::RenewalStarted), 1);
        QCOMPARE(count(JournalAction::RenewalResumed), 1);
        QCOMPARE(count(JournalAction::RenewalFailed), 1);
        QCOMPARE(count(JournalAction::RenewalFinished), 1);
        QVERIFY(count(JournalAction::RenewalStep) >= 14);
        // Nothing that names the holder is in the file.
        QFile file(scene.records());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        for (const QByteArray &word : {scene.citizen.name.toUtf8(), scene.citizen.idNumber.toUtf8(),
                 QByteArray(reinterpret_cast<const char *>(scene.citizen.demoPin.data()),
                     qsizetype(scene.citizen.demoPin.size())),
                 scene.serial().toUtf8()})
            QVERIFY(!content.contains(word));
    }

    void tellsWhyACardIsBusy()
    {
        Scene scene;
        const Error busy{ErrorCode::CardBusy, u"in use"_qs, {}};
        QCOMPARE(RenewalService::explained(busy, scene.records()), busy);
        {
            const auto store = Store::open({scene.records()}).value();
            const auto lock = RenewalLock::acquire(store, store.cardReference(scene.serial()));
            QVERIFY(lock);
            QCOMPARE(
                RenewalService::explained(busy, scene.records()).code, ErrorCode::RenewalRunning);
            const Error mute{ErrorCode::CardMute, {}, {}};
            QCOMPARE(RenewalService::explained(mute, scene.records()), mute);
            QCOMPARE(resultOf(scene.service->renew(scene.target(), scene.pin(), RenewalScope::All))
                         ->error()
                         .code,
                ErrorCode::RenewalRunning);
        }
        QCOMPARE(RenewalService::explained(busy, scene.records()), busy);
    }

    void plans()
    {
        Scene scene;
        const auto none = resultOf(scene.service->plan(scene.target()));
        QVERIFY(none && *none);
        QVERIFY((*none)->isEmpty());
        QCOMPARE((*none)->credentials.size(), 2);
        const auto both = resultOf(scene.service->plan(scene.target(), RenewalScope::All));
        QCOMPARE((*both)->credentials[0].slot, KeySlot::Signature);
        QCOMPARE((*both)->credentials[0].voucher, KeySlot::Authentication);
        QCOMPARE((*both)->credentials[0].reason, RenewalReason::Asked);
        QCOMPARE(resultOf(scene.service->renew(scene.target(), scene.pin()))->error().code,
            ErrorCode::RenewalNotDue);
        QCOMPARE(resultOf(scene.service->plan({RenewalBench::reader, u"00"_qs}))->error().code,
            ErrorCode::CardChanged);
    }

    void plansForALostKey()
    {
        // As if another computer had begun a renewal of 9C.
        Scene scene;
        QVERIFY(scene.card->generateKey(
            static_cast<std::uint8_t>(KeySlot::Signature), sandbox::KeyAlgorithm::EccP256));
        QVERIFY(scene.reinsert());
        const auto plan = resultOf(scene.service->plan(scene.target()));
        QCOMPARE((*plan)->credentials[0].reason, RenewalReason::Unusable);
        QCOMPARE((*plan)->credentials[1].reason, RenewalReason::NotDue);
    }

    void resumesAfterAFailure()
    {
        Scene scene;
        QCOMPARE(resultOf(scene.service->resume(scene.target(), scene.pin()))->error().code,
            ErrorCode::RenewalNothingToResume);
        scene.platform->failAt(3, RequestFault::DropAfter); // the enrolment
        QCOMPARE(resultOf(scene.service->renew(scene.target(), scene.pin(), RenewalScope::All))
                     ->error()
                     .code,
            ErrorCode::PlatformUnreachable);
        QVERIFY(scene.service->isInterrupted(scene.serial()));
        QCOMPARE(resultOf(scene.service->renew(scene.target(), scene.pin(), RenewalScope::All))
                     ->error()
                     .code,
            ErrorCode::RenewalInterrupted);
        const auto plan = resultOf(scene.service->plan(scene.target()));
        QCOMPARE((*plan)->credentials[0].reason, RenewalReason::CutShort);
        QCOMPARE((*plan)->credentials[1].reason, RenewalReason::CutShort);
        // Another service, as after a restart, learns of it by asking.
        scene.service = std::make_unique<RenewalService>(scene.bench.desk, scene.options());
        QVERIFY(!scene.service->isInterrupted(scene.serial()));
        QVERIFY(*resultOf(scene.service->plan(scene.target())));
        QVERIFY(scene.service->isInterrupted(scene.serial()));
        QVERIFY(*resultOf(scene.service->resume(scene.target(), scene.pin())));
        QVERIFY(!scene.service->isInterrupted(scene.serial()));
        QCOMPARE(scene.fault(), QString());
    }

    void changesNothingWithAWrongPin()
    {
        Scene scene;
        const auto refused
            = resultOf(scene.service->renew(scene.target(), secret("918273"), RenewalScope::All));
        QCOMPARE(refused->error().code, ErrorCode::PinWrong);
        QCOMPARE(refused->error().triesLeft, std::optional(2));
        QCOMPARE(scene.card->triesLeft(sandbox::PivReference::Pin), 2);
        QVERIFY(!scene.service->isInterrupted(scene.serial()));
        QCOMPARE(scene.platform->requests(), 0);
        QCOMPARE(scene.bench.state(RenewalBench::reader).pin.triesLeft, std::optional(2));
        QVERIFY(*resultOf(scene.service->renew(scene.target(), scene.pin(), RenewalScope::All)));
        QCOMPARE(scene.fault(), QString());
    }

    void isCancelled_data()
    {
        QTest::addColumn<int>("request");
        QTest::addColumn<bool>("interrupted");
        QTest::newRow("before anything is changed") << 2 << false;
        QTest::newRow("with the new key") << 3 << true;
    }

    void isCancelled()
    {
        QFETCH(int, request);
        QFETCH(bool, interrupted);
        Scene scene;
        scene.platform->setHook([&](int number) {
            if (number == request)
                scene.service->cancel();
        });
        const auto ended
            = resultOf(scene.service->renew(scene.target(), scene.pin(), RenewalScope::All));
        QCOMPARE(ended->error().code, ErrorCode::Cancelled);
        QCOMPARE(scene.service->isInterrupted(scene.serial()), interrupted);
        scene.platform->setHook({});
        QVERIFY(interrupted
                ? *resultOf(scene.service->resume(scene.target(), scene.pin()))
                : *resultOf(scene.service->renew(scene.target(), scene.pin(), RenewalScope::All)));
        QCOMPARE(scene.fault(), QString());
    }

    void endsWithTheService()
    {
        Scene scene;
        auto future = scene.service->renew(scene.target(), scene.pin(), RenewalScope::All);
        scene.service.reset();
        QVERIFY(future.isFinished());
        QCOMPARE(future.resultCount(), 1);
        QCOMPARE(future.result().error().code, ErrorCode::Cancelled);
    }

    void wantsAPlatform()
    {
        Scene scene;
        auto options = scene.options();
        options.platform
            = [] { return Result<PlatformSettings>(failure(ErrorCode::PlatformNotConfigured)); };
        RenewalService service(scene.bench.desk, options);
        QCOMPARE(resultOf(service.renew(scene.target(), scene.pin()))->error().code,
            ErrorCode::PlatformNotConfigured);
        options.platform = [] { return Result<PlatformSettings>(PlatformSettings()); };
        options.makePlatform = {};
        RenewalService online(scene.bench.desk, options);
        QCOMPARE(resultOf(online.renew(scene.target(), scene.pin()))->error().code,
            ErrorCode::PlatformNotConfigured);
    }

    void tellsOfPatience()
    {
        Scene scene;
        scene.platform->failAt(3, RequestFault::Pending);
        const auto pending
            = resultOf(scene.service->renew(scene.target(), scene.pin(), RenewalScope::All));
        QCOMPARE(pending->error().code, ErrorCode::RenewalPending);
        QVERIFY(scene.service->isInterrupted(scene.serial()));
        QVERIFY(*resultOf(scene.service->resume(scene.target(), scene.pin())));
        QCOMPARE(scene.fault(), QString());
    }
};

QTEST_GUILESS_MAIN(RenewalServiceTest)
#include "renewalservice_test.moc"
