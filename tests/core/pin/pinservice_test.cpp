#include "core/card/carddesk.h"
#include "core/pin/pinservice.h"
#include "tests/core/testing/testdesk.h"
#include "tests/sandbox/card/faults.h"
#include "tests/sandbox/demo/democard.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <utility>

using eid::CardPhase;
using eid::CardState;
using eid::ErrorCode;
using eid::PinJob;
using eid::PinJobEnd;
using eid::PinService;
using eid::PinTarget;
using eid::PinVerdict;
using eid::Result;
using eid::Secret;
using eid::TryConsent;
using eid::sandbox::FaultyCard;
using eid::sandbox::PadEntry;
using eid::sandbox::PivReference;
using eid::sandbox::VirtualPivCard;
using eid::testing::resultOf;
using eid::testing::secret;
using eid::testing::TestDesk;

namespace {

const QString reader = QStringLiteral("Reader A");

eid::Bytes octets(std::string_view text)
{
    return {text.begin(), text.end()};
}

/// One citizen's card in a reader, read completely, and the service for it.
class PinBench : public TestDesk
{
public:
    explicit PinBench(const QString &citizen = u"default"_qs,
        const eid::sandbox::ReaderKind &kind = {}, std::chrono::milliseconds timeout = patience)
        : TestDesk(timeout)
        , card(eid::sandbox::makeDemoCard(*eid::sandbox::findDemoCitizen(citizen)))
        , contacts(std::make_shared<FaultyCard>(card))
        , pins(desk)
    {
        service.addReader(reader, kind);
        desk.start();
        m_isReady = insertAndRead(reader, contacts);
    }

    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] PinTarget target(TryConsent consent = TryConsent::KeepLast) const
    {
        return {reader, state(reader).identity.serial, consent};
    }
    [[nodiscard]] CardState shown() const { return state(reader); }

    /// Breaks the next job at its APDU as \a spec says, counted from 1.
    void breakNext(const QString &spec)
    {
        contacts->arm(eid::sandbox::parseFaults({spec}).value());
    }
    bool putBack()
    {
        service.pull(reader);
        return waitFor(reader, CardPhase::Empty) && insertAndRead(reader, contacts);
    }
    bool hasPin(std::string_view digits) const { return card->isPin(octets(digits)); }

    std::shared_ptr<VirtualPivCard> card;
    std::shared_ptr<FaultyCard> contacts;
    PinService pins;

private:
    bool m_isReady;
};

ErrorCode codeOf(const std::optional<Result<void>> &result)
{
    return result && !result->has_value() ? result->error().code : ErrorCode::Internal;
}

} // namespace

class PinServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesAtTheCostOfThreeCommands_data()
    {
        QTest::addColumn<QString>("citizen");
        QTest::newRow("metadata") << u"default"_qs;
        QTest::newRow("plain") << u"plain"_qs;
        QTest::newRow("extended") << u"wang"_qs;
    }
    void changesAtTheCostOfThreeCommands()
    {
        QFETCH(QString, citizen);
        PinBench bench(citizen);
        QVERIFY(bench.isReady());
        QVERIFY(bench.card->setTriesLeft(PivReference::Pin, 2));
        const auto result
            = resultOf(bench.pins.change(bench.target(), secret("471108"), secret("258036")));
        QVERIFY(result && result->has_value());
        QVERIFY(bench.hasPin("258036"));
        QCOMPARE(bench.shown().lastJobCost.apdus, 3);
        QCOMPARE(bench.shown().pin.triesLeft, std::optional(3));
        QVERIFY(!bench.card->isPinVerified());
    }

    void verifies()
    {
        PinBench bench;
        QVERIFY(bench.isReady());
        QVERIFY(resultOf(bench.pins.verify(bench.target(), secret("471108")))->has_value());
        QVERIFY(!bench.card->isPinVerified());
        const auto wrong = resultOf(bench.pins.verify(bench.target(), secret("471109")));
        QCOMPARE(codeOf(wrong), ErrorCode::PinWrong);
        QCOMPARE(wrong->error().triesLeft, std::optional(2));
        QCOMPARE(bench.shown().pin.triesLeft, std::optional(2));
        QVERIFY(resultOf(bench.pins.verify(bench.target(), secret("471108")))->has_value());
        QCOMPARE(bench.shown().pin.triesLeft, std::optional(3));
    }

    void keepsTheLastTry()
    {
        PinBench bench;
        QVERIFY(bench.isReady());
        QVERIFY(bench.card->setTriesLeft(PivReference::Pin, 1));
        const auto kept = resultOf(bench.pins.verify(bench.target(), secret("471109")));
        QCOMPARE(codeOf(kept), ErrorCode::PinLastTry);
        QCOMPARE(bench.shown().pin.triesLeft, std::optional(1));
        QCOMPARE(bench.card->triesLeft(PivReference::Pin), 1);
        const auto blocked
            = resultOf(bench.pins.verify(bench.target(TryConsent::LastTry), secret("471109")));
        QCOMPARE(codeOf(blocked), ErrorCode::PinBlocked);
        QVERIFY(bench.shown().pin.isBlocked());
        const auto stillBlocked
            = resultOf(bench.pins.verify(bench.target(TryConsent::LastTry), secret("471108")));
        QCOMPARE(codeOf(stillBlocked), ErrorCode::PinBlocked);
    }

    void sendsNothingThatCannotBeMeant_data()
    {
        QTest::addColumn<int>("job");
        QTest::addColumn<eid::Bytes>("proof");
        QTest::addColumn<eid::Bytes>("newEntry");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](const char *name, PinJob job, const char *proof, const char *newEntry,
                             ErrorCode code) {
            QTest::newRow(name) << int(job) << octets(proof) << octets(newEntry) << code;
        };
        row("short old", PinJob::ChangePin, "47110", "258036", ErrorCode::PinTooShort);
        row("letters in the old", PinJob::ChangePin, "47110a", "258036", ErrorCode::PinAlphabet);
        row("short new", PinJob::ChangePin, "471108", "25803", ErrorCode::PinTooShort);
        row("long new", PinJob::ChangePin, "471108", "258036147", ErrorCode::PinTooLong);
        row("the same", PinJob::ChangePin, "471108", "471108", ErrorCode::PinSameAsOld);
        row("a run", PinJob::ChangePin, "471108", "123456", ErrorCode::PinRun);
        row("birth date", PinJob::ChangePin, "471108", "900307", ErrorCode::PinBirthDate);
        row("ID number", PinJob::ChangePin, "471108", "650102", ErrorCode::PinIdNumber);
        row("PUK: repeat", PinJob::ChangePuk, "31415926", "11111111", ErrorCode::PinRepeat);
        row("unblock: repeat", PinJob::UnblockPin, "31415926", "121212", ErrorCode::PinRepeat);
        row("unblock: PUK short", PinJob::UnblockPin, "314", "258036", ErrorCode::PinTooShort);
        row("verify: long", PinJob::VerifyPin, "471108471", "", ErrorCode::PinTooLong);
        row("not the first", PinJob::ActivatePin, "471108", "258036", ErrorCode::PinNotInitial);
    }
    void sendsNothingThatCannotBeMeant()
    {
        QFETCH(int, job);
        QFETCH(eid::Bytes, proof);
        QFETCH(eid::Bytes, newEntry);
        QFETCH(ErrorCode, code);
        PinBench bench;
        QVERIFY(bench.isReady());
        const auto start = [&]() -> QFuture<Result<void>> {
            switch (PinJob(job)) {
            case PinJob::VerifyPin:
                return bench.pins.verify(bench.target(), Secret(proof));
            case PinJob::ChangePin:
                return bench.pins.change(bench.target(), Secret(proof), Secret(newEntry));
            case PinJob::ActivatePin:
                return bench.pins.activate(bench.target(), Secret(proof), Secret(newEntry));
            case PinJob::UnblockPin:
                return bench.pins.unblock(bench.target(), Secret(proof), Secret(newEntry));
            case PinJob::ChangePuk:
                return bench.pins.changePuk(bench.target(), Secret(proof), Secret(newEntry));
            }
            Q_UNREACHABLE();
        };
        QCOMPARE(codeOf(resultOf(start())), code);
        QCOMPARE(bench.card->triesLeft(PivReference::Pin), 3);
        QCOMPARE(bench.card->triesLeft(PivReference::Puk), 3);
        QVERIFY(bench.hasPin("471108"));
    }

    void activatesAnIssuedCard()
    {
        PinBench bench(u"new"_qs);
        QVERIFY(bench.isReady());
        QCOMPARE(bench.shown().pin.isInitial, std::optional(true));
        QVERIFY(resultOf(bench.pins.activate(bench.target(), secret("123456"), secret("258036")))
                    ->has_value());
        QVERIFY(bench.hasPin("258036"));
        QCOMPARE(bench.shown().pin.isInitial, std::optional(false));
        const auto again
            = resultOf(bench.pins.activate(bench.target(), secret("123456"), secret("258037")));
        QCOMPARE(codeOf(again), ErrorCode::PinNotInitial);
        QCOMPARE(bench.card->triesLeft(PivReference::Pin), 3);
    }

    void seesThatTheFirstPinWasChangedElsewhere()
    {
        PinBench bench(u"new"_qs);
        QVERIFY(bench.isReady());
        QVERIFY(bench.card->setPin(octets("369258")));
        const auto result
            = resultOf(bench.pins.activate(bench.target(), secret("123456"), secret("258036")));
        QCOMPARE(codeOf(result), ErrorCode::PinNotInitial);
        QCOMPARE(bench.card->triesLeft(PivReference::Pin), 3);
    }

    void unblocks_data()
    {
        QTest::addColumn<QString>("citizen");
        QTest::newRow("metadata") << u"default"_qs;
        QTest::newRow("plain") << u"plain"_qs;
    }
    void unblocks()
    {
        QFETCH(QString, citizen);
        PinBench bench(citizen);
        QVERIFY(bench.isReady());
        QVERIFY(bench.card->setTriesLeft(PivReference::Pin, 0));
        QVERIFY(bench.putBack());
        QVERIFY(bench.shown().pin.isBlocked());
        // A plain card does not tell how often the PUK may be tried: each try wants consent.
        const bool tellsTries = citizen == u"default"_qs;
        if (!tellsTries) {
            const auto refused = resultOf(
                bench.pins.unblock(bench.target(), secret("31415926"), secret("258036")));
            QCOMPARE(codeOf(refused), ErrorCode::PinTriesUnknown);
        }
        const auto consent = tellsTries ? TryConsent::KeepLast : TryConsent::LastTry;
        const auto wrong = resultOf(
            bench.pins.unblock(bench.target(consent), secret("31415927"), secret("258036")));
        QCOMPARE(codeOf(wrong), ErrorCode::PukWrong);
        QCOMPARE(wrong->error().triesLeft, std::optional(2));
        QVERIFY(resultOf(
            bench.pins.unblock(bench.target(consent), secret("31415926"), secret("258036")))
                    ->has_value());
        QVERIFY(bench.hasPin("258036"));
        QCOMPARE(bench.shown().pin.triesLeft, std::optional(3));
    }

    void changesThePuk()
    {
        PinBench bench;
        QVERIFY(bench.isReady());
        QVERIFY(
            resultOf(bench.pins.changePuk(bench.target(), secret("31415926"), secret("27182818")))
                ->has_value());
        QVERIFY(bench.card->isPuk(octets("27182818")));
        QCOMPARE(bench.shown().puk.triesLeft, std::optional(3));
    }

    void readsThePukOfAKnownCardWhenAsked()
    {
        PinBench bench;
        QVERIFY(bench.isReady());
        QVERIFY(bench.putBack());
        QVERIFY(!bench.shown().puk.triesLeft);
        const auto status = resultOf(bench.pins.readStatus(bench.target(), eid::PinRole::Puk));
        QCOMPARE(status->value().triesLeft, std::optional(3));
        QCOMPARE(bench.shown().puk.triesLeft, std::optional(3));
    }

    void doesOneJobAtATimeAndGivesItUp()
    {
        PinBench bench;
        QVERIFY(bench.isReady());
        auto first = bench.pins.verify(bench.target(), secret("471109"));
        const auto second = bench.pins.verify(bench.target(), secret("471109"));
        QCOMPARE(codeOf(resultOf(second)), ErrorCode::CardBusy);
        bench.pins.cancel();
        QCOMPARE(codeOf(resultOf(first)), ErrorCode::Cancelled);
        QCOMPARE(bench.card->triesLeft(PivReference::Pin), 3);

        // Given up once its command is out, it still tells how it ended.
        std::atomic<int> apdus = 0;
        bench.service.setTransmitHook([&](const QString &, int) {
            if (++apdus == 3)
                QMetaObject::invokeMethod(
                    &bench.pins, [&] { bench.pins.cancel(); }, Qt::BlockingQueuedConnection);
        });
        const auto third = resultOf(bench.pins.verify(bench.target(), secret("471109")));
        bench.service.setTransmitHook({});
        QCOMPARE(codeOf(third), ErrorCode::PinWrong);
        QCOMPARE(bench.card->triesLeft(PivReference::Pin), 2);
    }

    void endsWithAnotherCard()
    {
        PinBench bench;
        QVERIFY(bench.isReady());
        PinTarget elsewhere = bench.target();
        elsewhere.serial = u"00"_qs;
        QCOMPARE(codeOf(resultOf(bench.pins.verify(elsewhere, secret("471109")))),
            ErrorCode::CardChanged);
        QCOMPARE(bench.card->triesLeft(PivReference::Pin), 3);
    }

    void takesEntriesAtThePinPad()
    {
        PinBench bench(u"default"_qs, {.pinPad = true});
        QVERIFY(bench.isReady());
        QVERIFY(bench.shown().canVerifyAtPinPad && bench.shown().canChangeAtPinPad);
        bench.service.keyAtPad(reader, {PadEntry::Ending::Confirmed, {octets("471108")}});
        QVERIFY(resultOf(bench.pins.verifyAtPinPad(bench.target()))->has_value());
        bench.service.keyAtPad(reader,
            {PadEntry::Ending::Confirmed, {octets("471108"), octets("258036"), octets("258036")}});
        QVERIFY(
            resultOf(bench.pins.changeAtPinPad(bench.target(), PinJob::ChangePin))->has_value());
        QVERIFY(bench.hasPin("258036"));
        bench.service.keyAtPad(reader, {PadEntry::Ending::Cancelled, {}});
        QCOMPARE(codeOf(resultOf(bench.pins.changeAtPinPad(bench.target(), PinJob::ChangePin))),
            ErrorCode::Cancelled);
        QVERIFY(!bench.pins.interrupted());
        QCOMPARE(codeOf(resultOf(bench.pins.changeAtPinPad(bench.target(), PinJob::UnblockPin))),
            ErrorCode::PinPadUnsupported);
        QCOMPARE(bench.card->triesLeft(PivReference::Pin), 3);
    }

    void judgesAChangeCutShort_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("tries");
        QTest::addColumn<PinVerdict>("verdict");
        QTest::newRow("done, at most") << u"pull-after=3"_qs << 3 << PinVerdict::Unknown;
        QTest::newRow("done, below") << u"pull-after=3"_qs << 2 << PinVerdict::NewValid;
        QTest::newRow("not done, at most") << u"pull-before=3"_qs << 3 << PinVerdict::Unknown;
        QTest::newRow("not done, below") << u"pull-before=3"_qs << 2 << PinVerdict::OldValid;
    }
    void judgesAChangeCutShort()
    {
        QFETCH(QString, fault);
        QFETCH(int, tries);
        QFETCH(PinVerdict, verdict);
        PinBench bench;
        QVERIFY(bench.isReady());
        QVERIFY(bench.card->setTriesLeft(PivReference::Pin, tries));
        bench.breakNext(fault);
        const auto result
            = resultOf(bench.pins.change(bench.target(), secret("471108"), secret("258036")));
        QCOMPARE(codeOf(result), ErrorCode::PinStateUnknown);
        QVERIFY(bench.pins.interrupted());
        QSignalSpy judged(&bench.pins, &PinService::judged);
        QVERIFY(bench.putBack());
        QCOMPARE(judged.size(), 1);
        QCOMPARE(judged.first()[1].value<PinVerdict>(), verdict);
        QCOMPARE(bench.pins.interrupted().has_value(), verdict == PinVerdict::Unknown);
    }

    void judgesWithoutRemovalOnceTheCardAnswers()
    {
        PinBench bench(u"default"_qs, {}, std::chrono::milliseconds(250));
        QVERIFY(bench.isReady());
        QVERIFY(bench.card->setTriesLeft(PivReference::Pin, 2));
        bench.breakNext(u"delay=3:800"_qs);
        QSignalSpy judged(&bench.pins, &PinService::judged);
        const auto result
            = resultOf(bench.pins.change(bench.target(), secret("471108"), secret("258036")));
        QCOMPARE(codeOf(result), ErrorCode::PinStateUnknown);
        QCOMPARE(bench.shown().error->code, ErrorCode::CardMute);
        QVERIFY(bench.waitFor(reader, CardPhase::Complete));
        QCOMPARE(judged.size(), 1);
        QCOMPARE(judged.first()[1].value<PinVerdict>(), PinVerdict::NewValid);
        QVERIFY(bench.hasPin("258036"));
    }

    void settlesByTrying_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<PinVerdict>("verdict");
        QTest::newRow("it happened") << u"pull-after=3"_qs << PinVerdict::NewValid;
        QTest::newRow("it did not") << u"pull-before=3"_qs << PinVerdict::OldValid;
    }
    void settlesByTrying()
    {
        QFETCH(QString, fault);
        QFETCH(PinVerdict, verdict);
        PinBench bench;
        QVERIFY(bench.isReady());
        const PinTarget target = bench.target();
        bench.breakNext(fault);
        QCOMPARE(codeOf(resultOf(bench.pins.change(target, secret("471108"), secret("258036")))),
            ErrorCode::PinStateUnknown);
        QVERIFY(bench.putBack());
        const auto other = resultOf(bench.pins.settleByTrying(target, secret("999888")));
        QCOMPARE(other->error().code, ErrorCode::PinMismatch);
        QCOMPARE(bench.card->triesLeft(PivReference::Pin), 3);

        // Cut short again, the attempt is judged as an attempt.
        QSignalSpy judged(&bench.pins, &PinService::judged);
        bench.breakNext(u"pull-after=3"_qs);
        const auto cut = resultOf(bench.pins.settleByTrying(target, secret("258036")));
        QCOMPARE(cut->error().code, ErrorCode::PinStateUnknown);
        QVERIFY(bench.pins.interrupted()->isBeingTried);
        QVERIFY(bench.putBack());
        QCOMPARE(judged.size(), 1);
        const auto fromTries = judged.first()[1].value<PinVerdict>();
        if (verdict == PinVerdict::OldValid) {
            QCOMPARE(fromTries, PinVerdict::OldValid);
            QVERIFY(bench.hasPin("471108"));
            QVERIFY(!bench.pins.interrupted());
            return;
        }
        QCOMPARE(fromTries, PinVerdict::Unknown);
        const auto settled = resultOf(bench.pins.settleByTrying(target, secret("258036")));
        QCOMPARE(settled->value(), PinVerdict::NewValid);
        QVERIFY(bench.hasPin("258036"));
        QVERIFY(!bench.pins.interrupted());
    }

    void forgetsCountersThatOthersHaveChanged()
    {
        PinBench bench;
        QVERIFY(bench.isReady());
        const PinTarget target = bench.target();
        bench.breakNext(u"pull-after=3"_qs);
        QCOMPARE(codeOf(resultOf(bench.pins.change(target, secret("471108"), secret("258036")))),
            ErrorCode::PinStateUnknown);
        QVERIFY(bench.putBack());
        QCOMPARE(
            codeOf(resultOf(bench.pins.verify(target, secret("471108")))), ErrorCode::PinWrong);
        QVERIFY(bench.pins.interrupted());
        QSignalSpy judged(&bench.pins, &PinService::judged);
        QVERIFY(bench.putBack());
        QCOMPARE(judged.size(), 1);
        QCOMPARE(judged.first()[1].value<PinVerdict>(), PinVerdict::Unknown);
        QVERIFY(resultOf(bench.pins.verify(target, secret("258036")))->has_value());
        QVERIFY(!bench.pins.interrupted());
    }

    void tellsWhatReachedTheCardAndHowItEnded()
    {
        PinBench bench;
        QVERIFY(bench.isReady());
        const PinTarget target = bench.target();
        QList<PinJobEnd> ends;
        connect(&bench.pins, &PinService::concluded, &bench.pins,
            [&ends](const PinJobEnd &end) { ends.append(end); });
        const auto takeEnds = [&ends] { return std::exchange(ends, {}); };

        QVERIFY(resultOf(bench.pins.verify(target, secret("471108")))->has_value());
        QCOMPARE(
            takeEnds(), (QList<PinJobEnd>{{.job = PinJob::VerifyPin, .serial = target.serial}}));
        QCOMPARE(
            codeOf(resultOf(bench.pins.changePuk(target, secret("31415927"), secret("27182818")))),
            ErrorCode::PukWrong);
        QCOMPARE(ends.size(), 1);
        QCOMPARE(ends.first().job, PinJob::ChangePuk);
        QCOMPARE(takeEnds().first().error->code, ErrorCode::PukWrong);

        // Nothing reaches the card.
        QCOMPARE(codeOf(resultOf(bench.pins.change(target, secret("471108"), secret("123456")))),
            ErrorCode::PinRun);
        QVERIFY(bench.card->setTriesLeft(PivReference::Pin, 1));
        QCOMPARE(
            codeOf(resultOf(bench.pins.verify(target, secret("471109")))), ErrorCode::PinLastTry);
        QVERIFY(takeEnds().isEmpty());

        QVERIFY(bench.card->setTriesLeft(PivReference::Pin, 2));
        bench.breakNext(u"pull-after=3"_qs);
        QCOMPARE(codeOf(resultOf(bench.pins.change(target, secret("471108"), secret("258036")))),
            ErrorCode::PinStateUnknown);
        QCOMPARE(ends.size(), 1);
        QCOMPARE(takeEnds().first().error->code, ErrorCode::PinStateUnknown);
        QVERIFY(bench.putBack());
        QCOMPARE(takeEnds(),
            (QList<PinJobEnd>{{.job = PinJob::ChangePin,
                .serial = target.serial,
                .verdict = PinVerdict::NewValid}}));
    }

    void tellsWhatTryingSettled()
    {
        PinBench bench;
        QVERIFY(bench.isReady());
        const PinTarget target = bench.target();
        bench.breakNext(u"pull-before=3"_qs);
        QCOMPARE(codeOf(resultOf(bench.pins.change(target, secret("471108"), secret("258036")))),
            ErrorCode::PinStateUnknown);
        QList<PinJobEnd> ends;
        connect(&bench.pins, &PinService::concluded, &bench.pins,
            [&ends](const PinJobEnd &end) { ends.append(end); });
        QVERIFY(bench.putBack());
        QVERIFY(ends.isEmpty()); // the counters say nothing
        QCOMPARE(resultOf(bench.pins.settleByTrying(target, secret("258036")))->value(),
            PinVerdict::OldValid);
        QCOMPARE(ends,
            (QList<PinJobEnd>{{.job = PinJob::ChangePin,
                .serial = target.serial,
                .verdict = PinVerdict::OldValid}}));
    }

    void waitsForItsOwnCard()
    {
        PinBench bench;
        QVERIFY(bench.isReady());
        QVERIFY(bench.card->setTriesLeft(PivReference::Pin, 2));
        bench.breakNext(u"pull-after=3"_qs);
        QCOMPARE(
            codeOf(resultOf(bench.pins.change(bench.target(), secret("471108"), secret("258036")))),
            ErrorCode::PinStateUnknown);
        QSignalSpy judged(&bench.pins, &PinService::judged);
        QVERIFY(bench.waitFor(reader, CardPhase::Empty));
        bench.service.insert(
            reader, eid::sandbox::makeDemoCard(*eid::sandbox::findDemoCitizen(u"wang"_qs)));
        QVERIFY(bench.waitFor(reader, CardPhase::Complete));
        QCOMPARE(judged.size(), 0);
        QVERIFY(bench.putBack());
        QCOMPARE(judged.size(), 1);
        QCOMPARE(judged.first()[1].value<PinVerdict>(), PinVerdict::NewValid);
    }
};

QTEST_GUILESS_MAIN(PinServiceTest)
#include "pinservice_test.moc"
