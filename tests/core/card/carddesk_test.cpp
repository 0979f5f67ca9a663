#include "core/card/carddesk.h"
#include "core/card/eidcard.h"
#include "core/card/readcertificate.h"
#include "tests/core/testing/testdesk.h"
#include "tests/sandbox/card/faults.h"
#include "tests/sandbox/demo/democard.h"

#include <QTest>

#include <atomic>

using eid::CardDesk;
using eid::CardPhase;
using eid::CardState;
using eid::EidCard;
using eid::ErrorCode;
using eid::Result;
using eid::sandbox::FaultPlan;
using eid::sandbox::FaultyCard;
using eid::sandbox::InProcessPcsc;
using eid::sandbox::VirtualPivCard;
using eid::testing::resultOf;
using eid::testing::TestDesk;

namespace {

const QString reader = QStringLiteral("Reader A");
const QString otherReader = QStringLiteral("Reader B");
constexpr std::chrono::milliseconds shortTimeout(150);
constexpr std::uint32_t signatureObject = 0x5FC10A;

std::shared_ptr<VirtualPivCard> cardOf(const QString &citizen)
{
    return eid::sandbox::makeDemoCard(*eid::sandbox::findDemoCitizen(citizen));
}

std::shared_ptr<FaultyCard> faulty(const QString &spec, const QString &citizen = u"default"_qs)
{
    return std::make_shared<FaultyCard>(cardOf(citizen), eid::sandbox::parseFaults({spec}).value());
}

Result<int> touch(EidCard &card, eid::CardVisit &)
{
    return card.readPinStatus(eid::PinRole::Pin).map([](const eid::PinStatus &status) {
        return status.triesLeft.value_or(-1);
    });
}

/// The APDUs that it took to get to each phase.
class PhaseCosts : public QObject
{
public:
    explicit PhaseCosts(TestDesk &bench)
    {
        connect(&bench.desk, &CardDesk::changed, this, [this, &bench] {
            const CardState state = bench.state(reader);
            if (!m_apdus.contains(state.phase))
                m_apdus.insert(state.phase, state.cost.apdus);
        });
    }
    /// A thousand where the phase was left out.
    [[nodiscard]] int to(CardPhase phase) const { return m_apdus.value(phase, 1000); }

private:
    QMap<CardPhase, int> m_apdus;
};

} // namespace

class CardDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsReadersWithoutCards()
    {
        TestDesk bench;
        QVERIFY(!bench.desk.state().isKnown);
        bench.service.addReader(reader);
        bench.service.addReader(otherReader);
        bench.desk.start();
        QVERIFY(bench.waitUntil([&] { return bench.desk.state().readers.size() == 2; }));
        QVERIFY(bench.desk.state().isKnown);
        QCOMPARE(bench.state(reader).phase, CardPhase::Empty);
        bench.service.removeReader(reader);
        QVERIFY(bench.waitUntil([&] { return bench.desk.state().readers.size() == 1; }));
        QCOMPARE(bench.desk.state().readers.first().reader, otherReader);
    }

    void readsInStagesWithinTheBudget_data()
    {
        QTest::addColumn<QString>("citizen");
        QTest::addColumn<int>("complete");
        QTest::newRow("short, metadata") << u"default"_qs << 20;
        QTest::newRow("short, plain") << u"plain"_qs << 20;
        QTest::newRow("extended, metadata") << u"wang"_qs << 8;
    }
    void readsInStagesWithinTheBudget()
    {
        QFETCH(QString, citizen);
        QFETCH(int, complete);
        const auto person = *eid::sandbox::findDemoCitizen(citizen);
        const auto card = cardOf(citizen);
        TestDesk bench;
        bench.service.addReader(reader);
        bench.desk.start();
        {
            const PhaseCosts costs(bench);
            QVERIFY(bench.insertAndRead(reader, card));
            qInfo("first insertion: %d, %d, %d APDUs", costs.to(CardPhase::Known),
                costs.to(CardPhase::Named), costs.to(CardPhase::Complete));
            QVERIFY(costs.to(CardPhase::Known) <= 4);
            QVERIFY(costs.to(CardPhase::Named) <= 9);
            QVERIFY(costs.to(CardPhase::Complete) <= complete);
        }
        const CardState first = bench.state(reader);
        QCOMPARE(first.holder->name, person.name);
        QCOMPARE(first.pin.triesLeft, std::optional(3));
        QCOMPARE(first.puk.triesLeft, person.metadata ? std::optional(3) : std::nullopt);
        QCOMPARE(first.certificates.size(), 3);
        for (const auto &slot : first.certificates)
            QCOMPARE(slot.content, eid::CertificateSlot::Content::Present);

        bench.service.pull(reader);
        QVERIFY(bench.waitFor(reader, CardPhase::Empty));
        const PhaseCosts costs(bench);
        QVERIFY(bench.insertAndRead(reader, card));
        qInfo("known card: %d, %d, %d APDUs", costs.to(CardPhase::Known),
            costs.to(CardPhase::Named), costs.to(CardPhase::Complete));
        QVERIFY(costs.to(CardPhase::Known) <= 3);
        QVERIFY(costs.to(CardPhase::Complete) <= 6);
        const CardState again = bench.state(reader);
        QCOMPARE(again.identity, first.identity);
        QCOMPARE(again.certificates, first.certificates);
        QCOMPARE(again.pin, first.pin);
        QCOMPARE(again.puk.triesLeft, std::optional<int>());
    }

    void seesWhatWasChangedElsewhere()
    {
        const auto card = cardOf(u"default"_qs);
        const auto renewed = cardOf(u"default"_qs);
        TestDesk bench;
        bench.service.addReader(reader);
        bench.desk.start();
        QVERIFY(bench.insertAndRead(reader, card));
        const auto before = bench.state(reader).certificates;
        bench.service.pull(reader);
        QVERIFY(bench.waitFor(reader, CardPhase::Empty));

        QVERIFY(card->putObject(signatureObject, *renewed->object(signatureObject)));
        QVERIFY(bench.insertAndRead(reader, card));
        const auto after = bench.state(reader).certificates;
        QCOMPARE(after[0], before[0]);
        QVERIFY(after[1] != before[1]);
        QCOMPARE(after[1].content, eid::CertificateSlot::Content::Present);
        QCOMPARE(after[2], before[2]);
        bench.service.pull(reader);
        QVERIFY(bench.waitFor(reader, CardPhase::Empty));

        QVERIFY(card->removeObject(signatureObject));
        QVERIFY(card->setTriesLeft(eid::sandbox::PivReference::Pin, 1));
        QVERIFY(bench.insertAndRead(reader, card));
        QCOMPARE(bench.state(reader).certificates[1].content, eid::CertificateSlot::Content::Empty);
        QCOMPARE(bench.state(reader).pin.triesLeft, std::optional(1));
    }

    void survivesRemovalAtEveryMoment()
    {
        const auto card = cardOf(u"default"_qs);
        int pulls = 0;
        for (const QString &spec : {u"pull-before=%1"_qs, u"pull-after=%1"_qs}) {
            for (int apdu = 1;; ++apdu) {
                TestDesk bench;
                bench.service.addReader(reader);
                bench.desk.start();
                const auto torn = std::make_shared<FaultyCard>(
                    card, eid::sandbox::parseFaults({spec.arg(apdu)}).value());
                bench.service.insert(reader, torn);
                QVERIFY(bench.waitUntil([&] {
                    const CardState state = bench.state(reader);
                    return state.phase == CardPhase::Complete
                        || (torn->apduCount() >= apdu && state.phase == CardPhase::Empty);
                }));
                if (bench.state(reader).phase == CardPhase::Complete)
                    break;
                ++pulls;
                // A hand is slower than the desk that lets go of the card.
                QVERIFY(bench.waitUntil([&] { return bench.service.openHandles() == 0; }));
                QVERIFY(bench.insertAndRead(reader, card));
            }
        }
        qInfo("%d removals", pulls);
        QVERIFY(pulls >= 20);
    }

    void readsAgainOnceAfterBrokenTalk()
    {
        for (const QString &citizen : {u"default"_qs, u"wang"_qs}) {
            TestDesk bench;
            bench.service.addReader(reader);
            bench.desk.start();
            // Not one octet comes back, and the card is still there.
            QVERIFY(bench.insertAndRead(reader, faulty(u"cut=5:65536"_qs, citizen)));
            QCOMPARE(bench.state(reader).phase, CardPhase::Complete);
            bench.service.pull(reader);
            QVERIFY(bench.waitFor(reader, CardPhase::Empty));

            const auto broken = std::make_shared<FaultyCard>(cardOf(citizen),
                eid::sandbox::parseFaults({u"cut=5:65536"_qs, u"cut=6:65536"_qs}).value());
            bench.service.insert(reader, broken);
            QVERIFY(bench.waitFor(reader, CardPhase::Failed));
            QCOMPARE(bench.state(reader).error->code, ErrorCode::CardCommunication);
            QCOMPARE(broken->apduCount(), 6);
            bench.desk.refresh(reader);
            QVERIFY(bench.waitFor(reader, CardPhase::Complete));
        }
    }

    void readsTwoCardsAtOnce()
    {
        TestDesk bench;
        bench.service.addReader(reader);
        bench.service.addReader(otherReader);
        bench.desk.start();
        bench.service.insert(reader, cardOf(u"default"_qs));
        bench.service.insert(otherReader, cardOf(u"wang"_qs));
        QVERIFY(bench.waitFor(reader, CardPhase::Complete));
        QVERIFY(bench.waitFor(otherReader, CardPhase::Complete));
        QVERIFY(bench.state(reader).identity != bench.state(otherReader).identity);
        bench.service.pull(reader);
        QVERIFY(bench.waitFor(reader, CardPhase::Empty));
        QCOMPARE(bench.state(otherReader).phase, CardPhase::Complete);
        QVERIFY(resultOf(bench.desk.run(CardDesk::Target{otherReader, {}}, touch))->has_value());
    }

    void outlivesTheService()
    {
        TestDesk bench;
        bench.service.addReader(reader);
        bench.desk.start();
        QVERIFY(bench.insertAndRead(reader, cardOf(u"default"_qs)));
        bench.service.stopService();
        QVERIFY(bench.waitUntil([&] { return bench.desk.state().serviceError.has_value(); }));
        QCOMPARE(bench.desk.state().serviceError->code, ErrorCode::PcscServiceStopped);
        QVERIFY(bench.desk.state().readers.isEmpty());
        const auto without = resultOf(bench.desk.run(CardDesk::Target{reader, {}}, touch));
        QCOMPARE(without->error().code, ErrorCode::PcscServiceStopped);

        bench.service.startService();
        QVERIFY(bench.waitFor(reader, CardPhase::Complete));
        QVERIFY(resultOf(bench.desk.run(CardDesk::Target{reader, {}}, touch))->has_value());
    }

    void runsJobsOnTheKeptConnection()
    {
        TestDesk bench;
        bench.service.addReader(reader);
        bench.desk.start();
        QVERIFY(bench.insertAndRead(reader, cardOf(u"default"_qs)));
        const auto cost = bench.state(reader).cost;
        const int connects = bench.service.calls(eid::sandbox::PcscFunction::Connect);

        // A job may own what does not copy, and so may its result.
        auto result
            = resultOf(bench.desk.run(CardDesk::Target{reader, bench.state(reader).identity.serial},
                [owned = eid::testing::secret("471108")](
                    EidCard &card, eid::CardVisit &visit) -> Result<std::unique_ptr<int>> {
                    if (visit.state().phase != CardPhase::Complete || visit.isCancelled())
                        return eid::failure(ErrorCode::Internal);
                    const auto status = card.readPinStatus(eid::PinRole::Pin);
                    if (!status)
                        return eid::failure(status.error());
                    return std::make_unique<int>(static_cast<int>(owned.size()));
                }));
        QVERIFY(result && result->has_value());
        QCOMPARE(***result, 6);
        QCOMPARE(bench.service.calls(eid::sandbox::PcscFunction::Connect), connects);
        QCOMPARE(bench.state(reader).lastJobCost.apdus, 2); // SELECT and the counter
        QCOMPARE(bench.state(reader).cost, cost);
    }

    void refusesJobsThatCannotBe()
    {
        TestDesk bench;
        bench.service.addReader(reader);
        bench.service.addReader(otherReader);
        const auto codeOf = [&](const CardDesk::Target &target) {
            return resultOf(bench.desk.run(target, touch))->error().code;
        };
        const auto early = bench.desk.run(CardDesk::Target{otherReader, {}}, touch);
        bench.desk.start();
        QCOMPARE(resultOf(early)->error().code, ErrorCode::NoCard);
        QCOMPARE(codeOf({u"Reader Z"_qs, {}}), ErrorCode::ReaderNotFound);
        QVERIFY(bench.insertAndRead(reader, cardOf(u"default"_qs)));
        QCOMPARE(codeOf({reader, u"0123"_qs}), ErrorCode::CardChanged);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(codeOf({reader, {}, stop.get_token()}), ErrorCode::Cancelled);
        QCOMPARE(bench.state(reader).phase, CardPhase::Complete);
    }

    void stopsBetweenTwoCommands()
    {
        TestDesk bench;
        bench.service.addReader(reader);
        bench.desk.start();
        QVERIFY(bench.insertAndRead(reader, cardOf(u"default"_qs)));
        std::stop_source stop;
        std::atomic<int> apdus = 0;
        bench.service.setTransmitHook([&](const QString &, int) {
            if (++apdus == 2)
                stop.request_stop();
        });
        const auto result = resultOf(bench.desk.run(CardDesk::Target{reader, {}, stop.get_token()},
            [](EidCard &card, eid::CardVisit &visit) -> Result<int> {
                for (int round = 0; round < 5; ++round) {
                    const auto tries = touch(card, visit);
                    if (!tries)
                        return tries;
                }
                return 0;
            }));
        QCOMPARE(result->error().code, ErrorCode::Cancelled);
        QCOMPARE(apdus.load(), 2);
        bench.service.setTransmitHook({});
        QVERIFY(resultOf(bench.desk.run(CardDesk::Target{reader, {}}, touch))->has_value());
    }

    void letsJobsGoBeforeTheRestOfAReading()
    {
        TestDesk bench;
        bench.service.addReader(reader);
        bench.desk.start();
        CardPhase phaseAtJob = CardPhase::Empty;
        QFuture<Result<int>> future;
        QObject context;
        connect(&bench.desk, &CardDesk::changed, &context, [&] {
            if (bench.state(reader).phase != CardPhase::Recognising || future.isValid())
                return;
            future = bench.desk.run(CardDesk::Target{reader, {}},
                [&phaseAtJob](EidCard &, eid::CardVisit &visit) -> Result<int> {
                    phaseAtJob = visit.state().phase;
                    return 1;
                });
        });
        QVERIFY(bench.insertAndRead(reader, cardOf(u"default"_qs)));
        QVERIFY(resultOf(future)->has_value());
        QCOMPARE(phaseAtJob, CardPhase::Named);
        QCOMPARE(
            bench.state(reader).certificates[2].content, eid::CertificateSlot::Content::Present);
    }

    void tellsOfACardSwappedDuringAJob()
    {
        const auto other = cardOf(u"wang"_qs);
        TestDesk bench;
        bench.service.addReader(reader);
        bench.desk.start();
        QVERIFY(bench.insertAndRead(reader, cardOf(u"default"_qs)));
        const QString serial = bench.state(reader).identity.serial;
        std::atomic<bool> swapped = false;
        bench.service.setTransmitHook([&](const QString &, int) {
            if (swapped.exchange(true))
                return;
            bench.service.pull(reader);
            bench.service.insert(reader, other);
        });
        const auto result = resultOf(bench.desk.run(CardDesk::Target{reader, serial}, touch));
        // So fast that the service may not tell it from broken talk.
        QVERIFY(result->error().code == ErrorCode::CardRemoved
            || result->error().code == ErrorCode::CardCommunication);
        QVERIFY(bench.waitUntil([&] {
            const CardState state = bench.state(reader);
            return state.phase == CardPhase::Complete && state.identity.serial != serial;
        }));
        const auto late = resultOf(bench.desk.run(CardDesk::Target{reader, serial}, touch));
        QCOMPARE(late->error().code, ErrorCode::CardChanged);
    }

    void readsAgainAfterBrokenTalk()
    {
        const auto card = faulty(u"cut=9999:1"_qs);
        TestDesk bench;
        bench.service.addReader(reader);
        bench.desk.start();
        QVERIFY(bench.insertAndRead(reader, card));
        card->arm(eid::sandbox::parseFaults({u"cut=1:100"_qs}).value());
        const auto result = resultOf(bench.desk.run(CardDesk::Target{reader, {}}, touch));
        QVERIFY(!result->has_value());
        QVERIFY(bench.waitFor(reader, CardPhase::Complete));
        QVERIFY(resultOf(bench.desk.run(CardDesk::Target{reader, {}}, touch))->has_value());
    }

    void leavesAMuteCardBehind()
    {
        const auto mute = faulty(u"mute-before=9999"_qs);
        TestDesk bench(shortTimeout);
        bench.service.addReader(reader);
        bench.service.addReader(otherReader);
        bench.desk.start();
        QVERIFY(bench.insertAndRead(reader, mute));
        QVERIFY(bench.insertAndRead(otherReader, cardOf(u"wang"_qs)));
        mute->arm(eid::sandbox::parseFaults({u"mute-before=1"_qs}).value());
        const auto hung = bench.desk.run(CardDesk::Target{reader, {}}, touch);
        const auto waiting = bench.desk.run(CardDesk::Target{otherReader, {}}, touch);
        QCOMPARE(resultOf(hung)->error().code, ErrorCode::CardMute);
        QCOMPARE(bench.state(reader).phase, CardPhase::Failed);
        QCOMPARE(bench.state(reader).error->code, ErrorCode::CardMute);
        // The other reader goes on with a new thread and a new connection to the same card.
        QVERIFY(resultOf(waiting)->has_value());
        QCOMPARE(bench.state(otherReader).phase, CardPhase::Complete);

        bench.service.pull(reader);
        QVERIFY(bench.waitFor(reader, CardPhase::Empty));
        QVERIFY(bench.insertAndRead(reader, mute));
        QVERIFY(resultOf(bench.desk.run(CardDesk::Target{reader, {}}, touch))->has_value());
    }

    void readsAMuteCardThatAnswersAfterAll()
    {
        const auto slow = faulty(u"delay=9999:1"_qs);
        TestDesk bench(shortTimeout);
        bench.service.addReader(reader);
        bench.desk.start();
        QVERIFY(bench.insertAndRead(reader, slow));
        slow->arm(eid::sandbox::parseFaults({u"delay=1:600"_qs}).value());
        const auto hung = resultOf(bench.desk.run(CardDesk::Target{reader, {}}, touch));
        QCOMPARE(hung->error().code, ErrorCode::CardMute);
        const int apdus = slow->apduCount();
        QVERIFY(bench.waitFor(reader, CardPhase::Complete));
        // What was given up did not go on: the second command is the first of the new reading.
        QVERIFY(slow->apduCount() > apdus);
        QVERIFY(resultOf(bench.desk.run(CardDesk::Target{reader, {}}, touch))->has_value());
    }

    void waitsForACardThatAnotherProgramHolds()
    {
        TestDesk bench(shortTimeout);
        bench.service.addReader(reader);
        bench.desk.start();
        QVERIFY(bench.insertAndRead(reader, cardOf(u"default"_qs)));
        bench.service.holdByOther(reader);
        const auto result = resultOf(bench.desk.run(CardDesk::Target{reader, {}}, touch));
        QCOMPARE(result->error().code, ErrorCode::CardBusy);
        QCOMPARE(bench.state(reader).error->code, ErrorCode::CardBusy);
        bench.service.releaseByOther(reader);
        QVERIFY(bench.waitFor(reader, CardPhase::Complete));
    }

    void toldOfACardWithoutAnAnswerToReset()
    {
        class DeadCard : public eid::sandbox::CardContacts
        {
        public:
            eid::Bytes powerOn() override { return {}; }
            eid::Bytes reset() override { return {}; }
            void powerOff() override { }
            eid::sandbox::ContactReply exchange(eid::ByteView) override { return {}; }
        };
        TestDesk bench;
        bench.service.addReader(reader);
        bench.desk.start();
        bench.service.insert(reader, std::make_shared<DeadCard>());
        QVERIFY(bench.waitFor(reader, CardPhase::Failed));
        QCOMPARE(bench.state(reader).error->code, ErrorCode::CardMute);
    }

    void tellsOfACardOfAnotherKind()
    {
        class OtherCard : public eid::sandbox::CardContacts
        {
        public:
            eid::Bytes powerOn() override { return *eid::fromHex(u"3B80800101"); }
            eid::Bytes reset() override { return powerOn(); }
            void powerOff() override { }
            eid::sandbox::ContactReply exchange(eid::ByteView) override
            {
                return {eid::sandbox::ContactReply::Kind::Answered, {0x6A, 0x82}, {}};
            }
        };
        TestDesk bench;
        bench.service.addReader(reader);
        bench.desk.start();
        bench.service.insert(reader, std::make_shared<OtherCard>());
        QVERIFY(bench.waitFor(reader, CardPhase::Failed));
        QCOMPARE(bench.state(reader).error->code, ErrorCode::CardUnknown);
        const auto result = resultOf(bench.desk.run(CardDesk::Target{reader, {}}, touch));
        QCOMPARE(result->error().code, ErrorCode::CardUnknown);
    }

    void readsAgainWhenAsked()
    {
        TestDesk bench;
        bench.service.addReader(reader);
        bench.desk.start();
        const auto card = cardOf(u"default"_qs);
        QVERIFY(bench.insertAndRead(reader, card));
        QVERIFY(card->setTriesLeft(eid::sandbox::PivReference::Pin, 2));
        int settled = 0;
        QObject context;
        connect(&bench.desk, &CardDesk::settled, &context, [&] { ++settled; });
        bench.desk.refresh(reader);
        QCOMPARE(bench.state(reader).phase, CardPhase::Recognising);
        QVERIFY(bench.waitFor(reader, CardPhase::Complete));
        QVERIFY(bench.waitUntil([&] { return settled == 1; }));
        QCOMPARE(bench.state(reader).pin.triesLeft, std::optional(2));
    }

    void readsOneMoreCertificateWhenAsked()
    {
        TestDesk bench;
        bench.service.addReader(reader);
        bench.desk.start();
        QVERIFY(bench.insertAndRead(reader, cardOf(u"default"_qs)));
        const auto slot = resultOf(
            eid::readCertificate(bench.desk, reader, {}, eid::KeySlot::CardAuthentication));
        QCOMPARE(slot->value().content, eid::CertificateSlot::Content::Present);
    }

    void goesAwayInTheMiddleOfEverything()
    {
        QFuture<Result<int>> hung;
        QFuture<Result<int>> waiting;
        InProcessPcsc *service = nullptr;
        {
            const auto mute = faulty(u"mute-before=9999"_qs);
            TestDesk bench(shortTimeout);
            service = &bench.service;
            bench.service.addReader(reader);
            bench.desk.start();
            QVERIFY(bench.insertAndRead(reader, mute));
            mute->arm(eid::sandbox::parseFaults({u"mute-before=1"_qs}).value());
            std::atomic<bool> transmits = false;
            bench.service.setTransmitHook([&](const QString &, int) { transmits = true; });
            hung = bench.desk.run(CardDesk::Target{reader, {}}, touch);
            waiting = bench.desk.run(CardDesk::Target{reader, {}}, touch);
            while (!transmits)
                QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            bench.service.setTransmitHook({});
        }
        Q_UNUSED(service)
        QCOMPARE(hung.takeResult().error().code, ErrorCode::Cancelled);
        QCOMPARE(waiting.takeResult().error().code, ErrorCode::Cancelled);
    }

    void leavesNothingOpen()
    {
        InProcessPcsc service;
        service.addReader(reader);
        {
            CardDesk desk(CardDesk::Options{
                [&] { return Result<std::shared_ptr<const eid::PcscApi>>(service.api()); },
                TestDesk::patience});
            QObject context;
            QEventLoop loop;
            connect(&desk, &CardDesk::settled, &loop, &QEventLoop::quit);
            desk.start();
            service.insert(reader, cardOf(u"default"_qs));
            loop.exec();
            QCOMPARE(service.openHandles(), 1);
        }
        QCOMPARE(service.openHandles(), 0);
        QCOMPARE(service.openContexts(), 0);
    }
};

QTEST_GUILESS_MAIN(CardDeskTest)
#include "carddesk_test.moc"
