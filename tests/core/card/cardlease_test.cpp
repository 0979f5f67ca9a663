#include "core/card/cardlease.h"
#include "core/card/cardpulse.h"
#include "core/card/eidcard.h"
#include "core/card/leasesigner.h"
#include "core/crypto/certificate.h"
#include "tests/core/testing/testdesk.h"
#include "tests/sandbox/card/faults.h"
#include "tests/sandbox/demo/democard.h"

#include <QPromise>
#include <QTest>

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <atomic>
#include <semaphore>
#include <thread>
#include <vector>

using namespace eid;
using eid::sandbox::VirtualPivCard;
using eid::testing::resultOf;
using eid::testing::secret;
using eid::testing::TestDesk;

namespace {

const QString reader = QStringLiteral("Reader A");

std::shared_ptr<VirtualPivCard> demoCard()
{
    return sandbox::makeDemoCard(sandbox::demoCitizens().first());
}

std::shared_ptr<JobPin> rightPin()
{
    return std::make_shared<JobPin>(secret(sandbox::demoCitizens().first().demoPin));
}

/// A desk with one card that was read.
class LeaseBench : public TestDesk
{
public:
    explicit LeaseBench(std::shared_ptr<sandbox::CardContacts> card = demoCard(),
        std::chrono::milliseconds timeout = patience)
        : TestDesk(timeout)
    {
        service.addReader(reader);
        desk.start();
        if (!insertAndRead(reader, std::move(card)))
            qFatal("The card was not read");
    }

    std::shared_ptr<CardLease> take(std::stop_token stop = {})
    {
        return CardLease::take(desk, {reader, state(reader).identity.serial, std::move(stop)});
    }
};

/// Runs \a function, which returns a Result, on a thread of its own.
template <typename Function>
auto inWorker(Function function)
{
    using Outcome = std::invoke_result_t<Function &>;
    auto promise = std::make_shared<QPromise<Outcome>>();
    promise->start();
    auto future = promise->future();
    std::thread([promise, function = std::move(function)]() mutable {
        promise->addResult(function());
        promise->finish();
    }).detach();
    return future;
}

Result<int> triesOf(EidCard &card, CardVisit &)
{
    return card.readPinStatus(PinRole::Pin).map([](const PinStatus &status) {
        return status.triesLeft.value_or(-1);
    });
}

/// A lease whose job runs: without the desk's events none begins.
std::shared_ptr<CardLease> begun(LeaseBench &bench)
{
    auto lease = bench.take();
    if (!resultOf(inWorker([lease] { return lease->run(triesOf); })).value())
        qFatal("The lease has not begun");
    return lease;
}

/// A function that stays on the card thread until it is let go.
struct Gate
{
    std::binary_semaphore entered{0};
    std::binary_semaphore open{0};

    static auto pass(std::shared_ptr<Gate> gate)
    {
        return [gate = std::move(gate)](EidCard &, CardVisit &) -> Result<void> {
            gate->entered.release();
            gate->open.acquire();
            return {};
        };
    }
};

bool isRight(ByteView publicKey, ByteView hash, ByteView signature)
{
    const unsigned char *at = publicKey.data();
    EVP_PKEY *key = d2i_PUBKEY(nullptr, &at, static_cast<long>(publicKey.size()));
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, nullptr);
    const bool right = EVP_PKEY_verify_init(context) == 1
        && EVP_PKEY_verify(context, signature.data(), signature.size(), hash.data(), hash.size())
            == 1;
    EVP_PKEY_CTX_free(context);
    EVP_PKEY_free(key);
    return right;
}

} // namespace

class CardLeaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsOneFunctionAtATime()
    {
        LeaseBench bench;
        const auto lease = bench.take();
        auto inside = std::make_shared<std::atomic<int>>(0);
        std::vector<QFuture<Result<int>>> futures;
        for (int i = 0; i < 8; ++i) {
            futures.push_back(inWorker([lease, inside, i] {
                return lease->run([inside, i](EidCard &card, CardVisit &visit) -> Result<int> {
                    if (++*inside != 1)
                        return failure(ErrorCode::Internal);
                    const auto tries = triesOf(card, visit);
                    --*inside;
                    return tries.map([i](int left) { return 10 * i + left; });
                });
            }));
        }
        for (int i = 0; i < 8; ++i)
            QCOMPARE(resultOf(futures[std::size_t(i)])->value(), 10 * i + 3);
    }

    void keepsOtherJobsWaiting()
    {
        LeaseBench bench;
        auto lease = bench.take();
        QVERIFY(resultOf(inWorker([lease] { return lease->run(triesOf); })).value());
        auto other = bench.desk.run(CardDesk::Target{reader, {}}, triesOf);
        QCOMPARE(resultOf(inWorker([lease] { return lease->run(triesOf); }))->value(), 3);
        QVERIFY(!other.isFinished());
        auto ended = lease->ended();
        lease->release();
        QVERIFY(resultOf(ended).value());
        QCOMPARE(resultOf(other)->value(), 3);
        QCOMPARE(resultOf(inWorker([lease] { return lease->run(triesOf); }))->error().code,
            ErrorCode::Cancelled);
    }

    void isGivenBackByItsLastOwner()
    {
        LeaseBench bench;
        auto ended = bench.take()->ended();
        QVERIFY(resultOf(ended).value());
    }

    void sharesOneVisitWhenHeld()
    {
        LeaseBench bench;
        const auto lease = bench.take();
        const auto apdusOfTwo = [&] {
            const int before = lease->cost().apdus;
            for (int i = 0; i < 2; ++i) {
                if (!resultOf(inWorker([lease] { return lease->run(triesOf); })).value())
                    return -1;
            }
            return lease->cost().apdus - before;
        };
        QCOMPARE(apdusOfTwo(), 4);
        {
            const CardLease::Hold hold(lease);
            const CardLease::Hold nested(lease);
            QCOMPARE(apdusOfTwo(), 3);
            // Nobody else reaches the card meanwhile, and what was proved stays proved.
            QCOMPARE(apdusOfTwo(), 2);
        }
        QCOMPARE(apdusOfTwo(), 4);
    }

    void endsAWaitAtOnceWhenItIsStopped()
    {
        LeaseBench bench;
        const auto lease = begun(bench);
        const auto gate = std::make_shared<Gate>();
        auto busy = inWorker([lease, gate] { return lease->run(Gate::pass(gate)); });
        gate->entered.acquire();

        std::stop_source stop;
        auto ran = std::make_shared<std::atomic<bool>>(false);
        auto waiting = inWorker([lease, ran, token = stop.get_token()] {
            return lease->run(
                [ran](EidCard &, CardVisit &) -> Result<void> {
                    *ran = true;
                    return {};
                },
                token);
        });
        stop.request_stop();
        QCOMPARE(resultOf(waiting)->error().code, ErrorCode::Cancelled);
        gate->open.release();
        QVERIFY(resultOf(busy).value());
        QVERIFY(resultOf(inWorker([lease] { return lease->run(triesOf); })).value());
        QVERIFY(!*ran);
    }

    void leavesARunningFunctionBehind()
    {
        LeaseBench bench;
        const auto lease = begun(bench);
        const auto gate = std::make_shared<Gate>();
        std::stop_source stop;
        auto running = inWorker([lease, gate, token = stop.get_token()] {
            return lease->run(Gate::pass(gate), token);
        });
        gate->entered.acquire();
        stop.request_stop();
        QCOMPARE(resultOf(running)->error().code, ErrorCode::Cancelled);
        gate->open.release();
        QCOMPARE(resultOf(inWorker([lease] { return lease->run(triesOf); }))->value(), 3);
    }

    void endsWithItsTarget()
    {
        LeaseBench bench;
        std::stop_source stop;
        const auto lease = bench.take(stop.get_token());
        QVERIFY(resultOf(inWorker([lease] { return lease->run(triesOf); })).value());
        auto ended = lease->ended();
        stop.request_stop();
        QCOMPARE(resultOf(ended)->error().code, ErrorCode::Cancelled);
        QCOMPARE(bench.state(reader).phase, CardPhase::Complete);
    }

    void endsWhenTheCardLeavesIdle()
    {
        LeaseBench bench;
        const auto card = demoCard();
        const auto lease = bench.take();
        QVERIFY(resultOf(inWorker([lease] { return lease->run(triesOf); })).value());
        bench.service.pull(reader);
        QCOMPARE(resultOf(lease->ended())->error().code, ErrorCode::CardRemoved);
        QCOMPARE(resultOf(inWorker([lease] { return lease->run(triesOf); }))->error().code,
            ErrorCode::CardRemoved);
        QVERIFY(bench.insertAndRead(reader, card));
    }

    void endsWithAQuickHand()
    {
        const auto card = demoCard();
        LeaseBench bench(card);
        const auto lease = begun(bench);
        bench.service.pull(reader);
        bench.service.insert(reader, card);
        QCOMPARE(resultOf(lease->ended())->error().code, ErrorCode::CardRemoved);
        QVERIFY(bench.waitFor(reader, CardPhase::Complete));
    }

    void endsWhenTheCardLeavesAtWork()
    {
        const auto card = std::make_shared<sandbox::FaultyCard>(demoCard());
        LeaseBench bench(card);
        const auto lease = bench.take();
        card->arm(sandbox::parseFaults({u"pull-after=2"_qs}).value());
        QCOMPARE(resultOf(inWorker([lease] { return lease->run(triesOf); }))->error().code,
            ErrorCode::CardRemoved);
        QCOMPARE(resultOf(lease->ended())->error().code, ErrorCode::CardRemoved);
        bench.service.pull(reader);
        QVERIFY(bench.waitFor(reader, CardPhase::Empty));
        QVERIFY(bench.insertAndRead(reader, card));
    }

    void endsWithTheService()
    {
        LeaseBench bench;
        const auto lease = bench.take();
        QVERIFY(resultOf(inWorker([lease] { return lease->run(triesOf); })).value());
        bench.service.stopService();
        QCOMPARE(resultOf(lease->ended())->error().code, ErrorCode::PcscServiceStopped);
    }

    void endsWithAMuteCard()
    {
        const auto card = std::make_shared<sandbox::FaultyCard>(demoCard());
        LeaseBench bench(card, std::chrono::milliseconds(150));
        const auto lease = bench.take();
        card->arm(sandbox::parseFaults({u"mute-after=2"_qs}).value());
        QCOMPARE(resultOf(inWorker([lease] { return lease->run(triesOf); }))->error().code,
            ErrorCode::CardMute);
        QCOMPARE(resultOf(lease->ended())->error().code, ErrorCode::CardMute);
    }

    void endsWithTheDesk()
    {
        auto bench = std::make_unique<LeaseBench>();
        const auto lease = begun(*bench);
        const auto gate = std::make_shared<Gate>();
        auto busy = inWorker([lease, gate] { return lease->run(Gate::pass(gate)); });
        gate->entered.acquire();
        auto waiting = inWorker([lease] { return lease->run(triesOf); });
        gate->open.release();
        QVERIFY(resultOf(busy).value());
        QVERIFY(resultOf(waiting).value());
        auto ended = lease->ended();
        bench.reset();
        QCOMPARE(ended.result().error().code, ErrorCode::Cancelled);
        QCOMPARE(resultOf(inWorker([lease] { return lease->run(triesOf); }))->error().code,
            ErrorCode::Cancelled);
    }

    void tellsWhyItNeverBegan()
    {
        TestDesk bench;
        bench.service.addReader(reader);
        bench.desk.start();
        const auto lease = CardLease::take(bench.desk, {reader, {}, {}});
        QCOMPARE(resultOf(inWorker([lease] { return lease->run(triesOf); }))->error().code,
            ErrorCode::NoCard);
    }

    void outlivesARefresh()
    {
        LeaseBench bench;
        const auto lease = bench.take();
        QVERIFY(resultOf(inWorker([lease] { return lease->run(triesOf); })).value());
        bench.desk.refresh(reader);
        QVERIFY(resultOf(inWorker([lease] { return lease->run(triesOf); })).value());
        QCOMPARE(bench.state(reader).phase, CardPhase::Recognising);
        lease->release();
        QVERIFY(bench.waitFor(reader, CardPhase::Complete));
    }

    void isNotUsedFromWithin()
    {
        LeaseBench bench;
        const auto lease = bench.take();
        const auto outcome = resultOf(inWorker([lease] {
            return lease->run([lease](EidCard &, CardVisit &) { return lease->run(triesOf); });
        }));
        QCOMPARE(outcome->error().code, ErrorCode::Internal);
    }

    void isNotMissedWhileItRests()
    {
        CardPulse pulse;
        pulse.begin({}, std::chrono::milliseconds(0));
        pulse.rest();
        QVERIFY(!pulse.giveUp());
        pulse.wake();
        QCOMPARE(pulse.giveUp(), std::optional(ErrorCode::CardBusy));
    }

    void leavesTheDeskWithWhatItWrote()
    {
        LeaseBench bench;
        const auto before = bench.state(reader);
        const auto lease = bench.take();
        QVERIFY(resultOf(inWorker([lease] {
            return lease->run([](EidCard &card, CardVisit &visit) -> Result<void> {
                auto reading = card.readCertificate(KeySlot::KeyManagement);
                if (!reading)
                    return failure(reading.error());
                reading->slot.slot = KeySlot::Authentication;
                visit.setCertificate(reading->slot);
                visit.readCertificateAfterwards(KeySlot::Signature);
                return {};
            });
        })).value());
        auto ended = lease->ended();
        lease->release();
        QVERIFY(resultOf(ended).value());
        const auto after = bench.state(reader);
        QVERIFY(lease->cost().apdus > 4);
        QCOMPARE(after.lastJobCost, lease->cost());
        QCOMPARE(after.phase, CardPhase::Complete);
        QCOMPARE(after.certificates[0].certificate, before.certificates[2].certificate);
        QCOMPARE(after.certificates[1], before.certificates[1]);
        QCOMPARE(after.holder, before.holder);
    }

    void signs_data()
    {
        QTest::addColumn<KeySlot>("slot");
        QTest::addColumn<bool>("held");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::newRow("9A") << KeySlot::Authentication << false << 4 << 5;
        QTest::newRow("9C") << KeySlot::Signature << false << 4 << 5;
        QTest::newRow("9A, held") << KeySlot::Authentication << true << 4 << 1;
        QTest::newRow("9C, held") << KeySlot::Signature << true << 4 << 2;
    }

    void signs()
    {
        QFETCH(KeySlot, slot);
        QFETCH(bool, held);
        const auto card = demoCard();
        LeaseBench bench(card);
        const auto lease = bench.take();
        std::optional<CardLease::Hold> hold;
        if (held)
            hold.emplace(lease);
        const CardSigner signer = signerOn(lease, slot, rightPin());
        const Bytes hash(32, 0x77);
        int before = 0;
        const auto sign = [&] {
            before = lease->cost().apdus;
            return resultOf(inWorker([signer, hash] {
                return signer({KeyAlgorithm::EcP256, hash});
            })).value();
        };
        const Bytes key = card->publicKey(std::uint8_t(slot)).value();
        QVERIFY(isRight(key, hash, sign().value()));
        QTEST(lease->cost().apdus - before, "first");
        QVERIFY(isRight(key, hash, sign().value()));
        QTEST(lease->cost().apdus - before, "second");
        hold.reset();
        auto ended = lease->ended();
        lease->release();
        QVERIFY(resultOf(ended).value());
        QVERIFY(!card->isPinVerified());
        QCOMPARE(bench.state(reader).pin.triesLeft, std::optional(3));
    }

    void triesAWrongPinOnce()
    {
        const auto card = demoCard();
        LeaseBench bench(card);
        const auto lease = bench.take();
        const auto wrong = std::make_shared<JobPin>(secret("918273"));
        const CardSigner first = signerOn(lease, KeySlot::Authentication, wrong);
        const CardSigner second = signerOn(lease, KeySlot::Signature, wrong);
        for (const CardSigner &signer : {first, second, first}) {
            const auto refused = resultOf(inWorker([signer] {
                return signer({KeyAlgorithm::EcP256, Bytes(32, 1)});
            })).value();
            QCOMPARE(refused.error().code, ErrorCode::PinWrong);
        }
        QCOMPARE(card->triesLeft(sandbox::PivReference::Pin), 2);
        auto ended = lease->ended();
        lease->release();
        QVERIFY(resultOf(ended).value());
        QCOMPARE(bench.state(reader).pin.triesLeft, std::optional(2));
    }

    void keepsTheLastTry()
    {
        const auto card = demoCard();
        QVERIFY(card->setTriesLeft(sandbox::PivReference::Pin, 1));
        LeaseBench bench(card);
        const auto lease = bench.take();
        const CardSigner signer = signerOn(lease, KeySlot::Authentication, rightPin());
        const auto kept = resultOf(inWorker([signer] {
            return signer({KeyAlgorithm::EcP256, Bytes(32, 1)});
        })).value();
        QCOMPARE(kept.error().code, ErrorCode::PinLastTry);
        QCOMPARE(card->triesLeft(sandbox::PivReference::Pin), 1);
    }

    void sendsNoPinThatIsNoNumber()
    {
        const auto card = demoCard();
        LeaseBench bench(card);
        const auto lease = bench.take();
        const auto pin = std::make_shared<JobPin>(secret("12345a"));
        const CardSigner signer = signerOn(lease, KeySlot::Authentication, pin);
        const auto refused = resultOf(inWorker([signer] {
            return signer({KeyAlgorithm::EcP256, Bytes(32, 1)});
        })).value();
        QCOMPARE(refused.error().code, ErrorCode::PinAlphabet);
        QCOMPARE(card->triesLeft(sandbox::PivReference::Pin), 3);
    }
};

QTEST_GUILESS_MAIN(CardLeaseTest)
#include "cardlease_test.moc"
