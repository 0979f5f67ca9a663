// Every PIN job, with every misbehaviour of the card at every one of its APDUs. Whatever happens,
// the job ends, no try is spent without the user's word, and what is stated at the end is true: the
// card knows.

#include "core/card/carddesk.h"
#include "core/pin/pinservice.h"
#include "tests/core/testing/testdesk.h"
#include "tests/sandbox/card/faults.h"
#include "tests/sandbox/demo/democard.h"

#include <QTest>

#include <atomic>
#include <map>
#include <mutex>
#include <thread>

using eid::CardPhase;
using eid::ErrorCode;
using eid::PinJob;
using eid::PinRole;
using eid::PinVerdict;
using eid::Result;
using eid::Secret;
using eid::TryConsent;
using eid::sandbox::DemoCitizen;
using eid::sandbox::FaultyCard;
using eid::sandbox::PivReference;
using eid::sandbox::VirtualPivCard;
using eid::testing::resultOf;
using eid::testing::TestDesk;

namespace {

const QString reader = QStringLiteral("Reader A");

// Long enough for a loaded machine not to make healthy cards mute too often, which is no fault.
constexpr std::chrono::milliseconds commandTimeout(250);

// The cases wait more than they work.
constexpr unsigned threadCount = 16;

struct Setup
{
    const char *name;
    int tries; ///< of the secret that the job proves, of 3
    bool isRight; ///< whether the entry is the right one
    TryConsent consent;
};

constexpr Setup setups[] = {
    {"right, all tries", 3, true, TryConsent::LastTry},
    {"right, two tries", 2, true, TryConsent::LastTry},
    {"wrong, all tries", 3, false, TryConsent::LastTry},
    {"wrong, the last try", 1, false, TryConsent::LastTry},
    {"right, the last try kept", 1, true, TryConsent::KeepLast},
};

constexpr PinJob jobs[] = {PinJob::VerifyPin, PinJob::ChangePin, PinJob::ActivatePin,
    PinJob::UnblockPin, PinJob::ChangePuk};

const QStringList faults = {
    QStringLiteral("pull-before=%1"),
    QStringLiteral("pull-after=%1"),
    QStringLiteral("mute-before=%1"),
    QStringLiteral("mute-after=%1"),
    QStringLiteral("status=%1:6F00"),
    QStringLiteral("status-after=%1:6F00"),
    QStringLiteral("status-after=%1:6581"),
    QStringLiteral("status=%1:6982"),
    QStringLiteral("status-after=%1:6100"),
    QStringLiteral("status-after=%1:6300"),
    QStringLiteral("status-after=%1:63C1"),
    QStringLiteral("status-after=%1:6700"),
    QStringLiteral("status-after=%1:6983"),
    QStringLiteral("status-after=%1:6C10"),
    QStringLiteral("cut=%1:1"),
    QStringLiteral("lengthen=%1:2"),
    QStringLiteral("pull-after=%1 other-serial-after-reset"),
};

// A false word on the tries: only a card with a second way to ask can be caught at it.
bool isClaim(const QString &fault)
{
    return fault.endsWith(u"63C1") || fault.endsWith(u"6983");
}

struct Case
{
    bool metadata;
    PinJob job;
    const Setup *setup;
    QString fault; ///< empty: healthy
    int apdu;
};

eid::Bytes octets(std::string_view text)
{
    return {text.begin(), text.end()};
}

bool isPukReplaced(PinJob job)
{
    return eid::replacedRole(job) == PinRole::Puk;
}

PivReference referenceOf(PinRole role)
{
    return role == PinRole::Pin ? PivReference::Pin : PivReference::Puk;
}

/// One card as the case wants it, and what is true of it.
class Card
{
public:
    Card(const Case &c, std::shared_ptr<VirtualPivCard> virtualCard)
        : job(c.job)
        , card(std::move(virtualCard))
    {
        const bool isIssued = job == PinJob::ActivatePin;
        oldPin = octets(isIssued ? "123456" : "471108");
        check(card->setPin(oldPin));
        check(card->setPuk(oldPuk));
        check(card->setTriesLeft(referenceOf(eid::provenRole(job)), c.setup->tries));
        if (job == PinJob::UnblockPin)
            check(card->setTriesLeft(PivReference::Pin, 0));
        pinTries = tries(PinRole::Pin);
        pukTries = tries(PinRole::Puk);
    }

    [[nodiscard]] int tries(PinRole role) const { return card->triesLeft(referenceOf(role)); }
    [[nodiscard]] int triesBefore(PinRole role) const
    {
        return role == PinRole::Pin ? pinTries : pukTries;
    }
    [[nodiscard]] bool hasOld() const
    {
        return card->isPin(oldPin) && card->isPuk(oldPuk)
            && (job != PinJob::UnblockPin || tries(PinRole::Pin) == 0);
    }
    [[nodiscard]] bool hasNew() const
    {
        return isPukReplaced(job) ? card->isPuk(newPuk) : card->isPin(newPin);
    }
    [[nodiscard]] Secret proof(bool isRight) const
    {
        if (!isRight)
            return Secret(octets("86420975"));
        return Secret(eid::provenRole(job) == PinRole::Pin ? oldPin : oldPuk);
    }
    [[nodiscard]] Secret newEntry() const { return Secret(isPukReplaced(job) ? newPuk : newPin); }

    PinJob job;
    std::shared_ptr<VirtualPivCard> card;
    eid::Bytes oldPin;
    eid::Bytes oldPuk = octets("31415926");
    eid::Bytes newPin = octets("258036");
    eid::Bytes newPuk = octets("27182818");

private:
    static void check(const Result<void> &done)
    {
        if (!done)
            qFatal("The virtual card cannot be set up");
    }

    int pinTries = 0;
    int pukTries = 0;
};

QFuture<Result<void>> start(
    eid::PinService &pins, const eid::PinTarget &target, const Card &card, bool isRight)
{
    Secret proof = card.proof(isRight);
    switch (card.job) {
    case PinJob::VerifyPin:
        return pins.verify(target, std::move(proof));
    case PinJob::ChangePin:
        return pins.change(target, std::move(proof), card.newEntry());
    case PinJob::ActivatePin:
        return pins.activate(target, std::move(proof), card.newEntry());
    case PinJob::UnblockPin:
        return pins.unblock(target, std::move(proof), card.newEntry());
    case PinJob::ChangePuk:
        return pins.changePuk(target, std::move(proof), card.newEntry());
    }
    Q_UNREACHABLE();
}

/// Tries that were spent of what they were meant for, and of what they were not.
QString judgeTries(const Card &card, const Setup &setup)
{
    const PinRole proven = eid::provenRole(card.job);
    const PinRole other = proven == PinRole::Pin ? PinRole::Puk : PinRole::Pin;
    const int allowed
        = setup.isRight || (setup.tries == 1 && setup.consent == TryConsent::KeepLast) ? 0 : 1;
    if (card.triesBefore(proven) - card.tries(proven) > allowed)
        return u"a try was spent without the user's word"_qs;
    if (card.tries(other) < card.triesBefore(other))
        return u"a try of another secret was spent"_qs;
    return {};
}

QString judgeVerdict(const Card &card, PinVerdict verdict)
{
    const PinRole proven = eid::provenRole(card.job);
    const bool fell = card.tries(proven) < card.triesBefore(proven);
    const bool tellsTries = proven == PinRole::Pin || card.card->profile().metadata;
    switch (verdict) {
    case PinVerdict::NewValid:
        return card.hasNew() ? QString() : u"«new valid» is not true"_qs;
    case PinVerdict::OldValid:
        return card.hasOld() && !(fell && tellsTries) ? QString() : u"«old valid» is not true"_qs;
    case PinVerdict::OldEntryWrong:
        return card.hasOld() && fell ? QString() : u"«old entry wrong» is not true"_qs;
    case PinVerdict::Blocked:
        return card.tries(proven) == 0 ? QString() : u"«blocked» is not true"_qs;
    case PinVerdict::Unknown:
        return {};
    }
    Q_UNREACHABLE();
}

/// What the end of a job states, but for PinStateUnknown, against the card.
QString judgeEnd(const Card &card, const Result<void> &end)
{
    const bool sets = card.job != PinJob::VerifyPin;
    const PinRole proven = eid::provenRole(card.job);
    if (end)
        return !sets || card.hasNew() ? QString() : u"success is not true"_qs;
    if (!card.hasOld())
        return u"something was changed, and the error does not tell: "_qs + end.error().detail;
    switch (end.error().code) {
    case ErrorCode::PinWrong:
    case ErrorCode::PukWrong:
    case ErrorCode::PinBlocked:
    case ErrorCode::PukBlocked:
        return end.error().triesLeft == card.tries(proven) ? QString()
                                                           : u"tries left are not true"_qs;
    default:
        return !sets || card.tries(proven) == card.triesBefore(proven)
            ? QString()
            : u"tries were changed, and the error does not tell"_qs;
    }
}

bool isSettled(const TestDesk &bench)
{
    const CardPhase phase = bench.state(reader).phase;
    return phase == CardPhase::Complete || phase == CardPhase::Failed || phase == CardPhase::Empty;
}

/// The user's part once something went wrong: the card is taken out and put in again, and once more
/// where this machine was so busy that a healthy card seemed mute.
bool putBack(TestDesk &bench, const std::shared_ptr<FaultyCard> &contacts)
{
    for (int attempt = 0; attempt < 5; ++attempt) {
        bench.service.pull(reader);
        contacts->arm({});
        if (!bench.waitFor(reader, CardPhase::Empty))
            return false;
        bench.service.insert(reader, contacts);
        const bool isRead = bench.waitUntil(
            [&] { return bench.state(reader).isCardPresent() && isSettled(bench); });
        if (isRead && bench.state(reader).phase == CardPhase::Complete)
            return true;
    }
    return false;
}

QString judgeInterrupted(TestDesk &bench, eid::PinService &pins, const Card &card,
    const Setup &setup, const std::optional<PinVerdict> &verdict, const eid::PinTarget &target)
{
    if (!bench.waitUntil([&] { return verdict.has_value(); }))
        return u"the card is back, and nothing was judged"_qs;
    if (const QString fault = judgeVerdict(card, *verdict); !fault.isEmpty())
        return fault;
    if (const QString fault = judgeTries(card, setup); !fault.isEmpty())
        return fault;
    if (*verdict != PinVerdict::Unknown)
        return pins.interrupted() ? u"judged, and still open"_qs : QString();

    eid::PinTarget consenting = target;
    consenting.consent = TryConsent::LastTry;
    const bool wasNew = card.hasNew();
    const auto settled = resultOf(pins.settleByTrying(consenting, card.newEntry()));
    if (!settled || !*settled)
        return u"settling does not end well"_qs;
    if (wasNew != (settled->value() == PinVerdict::NewValid))
        return u"settled wrongly"_qs;
    return {};
}

/// How the cases ended, to be printed.
struct Ends
{
    std::atomic<int> atOnce = 0; ///< with a result that told all
    std::atomic<int> judged = 0; ///< from the counters
    std::atomic<int> tried = 0; ///< by an attempt with the user's word
};

Ends ends;

/// Runs \a c. Nothing is returned where all is as it should be.
QString run(const Case &c, const std::shared_ptr<VirtualPivCard> &virtualCard, int *apdus)
{
    const Card card(c, virtualCard);
    const Setup &setup = *c.setup;
    TestDesk bench(commandTimeout);
    eid::PinService pins(bench.desk);
    std::optional<PinVerdict> verdict;
    QObject::connect(&pins, &eid::PinService::judged, &pins,
        [&verdict](PinJob, PinVerdict judged) { verdict = judged; });
    const auto contacts = std::make_shared<FaultyCard>(card.card);
    bench.service.addReader(reader);
    bench.desk.start();
    bench.service.insert(reader, contacts);
    if (!bench.waitUntil([&] { return bench.state(reader).isCardPresent() && isSettled(bench); }))
        return u"the card is not read at first"_qs;
    if (bench.state(reader).phase != CardPhase::Complete && !putBack(bench, contacts))
        return u"the healthy card is not read"_qs;

    const eid::PinTarget target{reader, bench.state(reader).identity.serial, setup.consent};
    contacts->arm(c.fault.isEmpty()
            ? eid::sandbox::FaultPlan()
            : eid::sandbox::parseFaults(c.fault.arg(c.apdu).split(u' ')).value());
    const auto end = resultOf(start(pins, target, card, setup.isRight));
    if (apdus != nullptr)
        *apdus = contacts->apduCount();
    if (!end)
        return u"the job does not end with one result"_qs;
    if (const QString fault = judgeTries(card, setup); !fault.isEmpty())
        return fault;

    const bool isOpen = !*end && end->error().code == ErrorCode::PinStateUnknown;
    if (isOpen != pins.interrupted().has_value() && !verdict)
        return u"what is open is not kept"_qs;
    if (!isOpen) {
        if (const QString fault = judgeEnd(card, *end); !fault.isEmpty())
            return fault;
    }
    if (!bench.waitUntil([&] { return isSettled(bench); }))
        return u"the card is not read again"_qs;
    if ((bench.state(reader).phase != CardPhase::Complete || contacts->reinsertAfter()
            || bench.state(reader).identity.serial != target.serial)
        && !putBack(bench, contacts))
        return u"the card that was put back is not read"_qs;
    if (isOpen) {
        const QString fault = judgeInterrupted(bench, pins, card, setup, verdict, target);
        if (!fault.isEmpty())
            return fault;
        ++(verdict == PinVerdict::Unknown ? ends.tried : ends.judged);
    } else {
        ++ends.atOnce;
    }
    const auto shown = bench.state(reader);
    if (shown.pin.triesLeft && shown.pin.triesLeft != card.tries(PinRole::Pin))
        return u"the PIN's tries that are shown are not true"_qs;
    if (shown.puk.triesLeft && shown.puk.triesLeft != card.tries(PinRole::Puk))
        return u"the PUK's tries that are shown are not true"_qs;
    return {};
}

/// The two cards that one thread uses again and again.
class Cards
{
public:
    Cards()
    {
        for (const bool metadata : {false, true}) {
            DemoCitizen citizen = eid::sandbox::demoCitizens().first();
            citizen.metadata = metadata;
            m_cards[metadata] = eid::sandbox::makeDemoCard(citizen);
        }
    }
    QString run(const Case &c, int *apdus = nullptr)
    {
        return ::run(c, m_cards[c.metadata], apdus);
    }

private:
    std::map<bool, std::shared_ptr<VirtualPivCard>> m_cards;
};

QString describe(const Case &c)
{
    return u"job %1, %2, %3, %4"_qs.arg(int(c.job))
        .arg(QLatin1String(c.setup->name), c.metadata ? u"metadata"_qs : u"plain"_qs,
            c.fault.isEmpty() ? u"healthy"_qs : c.fault.arg(c.apdu));
}

} // namespace

class PinMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsTrulyWhateverTheCardDoes()
    {
        Cards cards;
        std::vector<Case> cases;
        QStringList failures;
        for (const bool metadata : {true, false}) {
            for (const PinJob job : jobs) {
                for (const Setup &setup : setups) {
                    const Case healthy{metadata, job, &setup, {}, 0};
                    int apdus = 0;
                    if (const QString fault = cards.run(healthy, &apdus); !fault.isEmpty())
                        failures.append(describe(healthy) + u": "_qs + fault);
                    for (const QString &fault : faults) {
                        if (!metadata && isClaim(fault))
                            continue;
                        for (int apdu = 1; apdu <= apdus; ++apdu)
                            cases.push_back({metadata, job, &setup, fault, apdu});
                    }
                }
            }
        }

        std::mutex mutex;
        std::atomic<std::size_t> next = 0;
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < threadCount; ++i) {
            threads.emplace_back([&] {
                Cards own;
                for (std::size_t n = next++; n < cases.size(); n = next++) {
                    const QString fault = own.run(cases[n]);
                    const std::scoped_lock lock(mutex);
                    if (!fault.isEmpty())
                        failures.append(describe(cases[n]) + u": "_qs + fault);
                }
            });
        }
        threads.clear();
        qInfo("%zu cases, and %zu without a fault: %d told all at once, %d were judged from the "
              "counters, %d settled by trying",
            cases.size(), std::size(jobs) * std::size(setups) * 2, ends.atOnce.load(),
            ends.judged.load(), ends.tried.load());
        QVERIFY(cases.size() > 1000);
        for (const QString &failure : failures)
            qWarning("%s", qPrintable(failure));
        QCOMPARE(failures.size(), 0);
    }
};

QTEST_GUILESS_MAIN(PinMatrixTest)
#include "pinmatrix_test.moc"
