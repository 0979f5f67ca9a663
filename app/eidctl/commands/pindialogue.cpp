#include "app/eidctl/commands/pindialogue.h"

#include "app/eidctl/cardsession.h"
#include "app/eidctl/consent.h"
#include "app/eidctl/output.h"
#include "app/eidctl/text.h"
#include "app/eidctl/texts/textofpin.h"
#include "core/base/errorwords.h"
#include "core/pin/pinpolicy.h"

#include <algorithm>

namespace eid::ctl {

PinDialogue::PinDialogue(const PinCommand &command, PinRequest request, Surroundings &surroundings)
    : m_command(command)
    , m_shape(command.shape())
    , m_request(std::move(request))
    , m_surroundings(surroundings)
    , m_terminal(m_request.from == PinRequest::From::Descriptors
              ? std::nullopt
              : Terminal::open(surroundings.interruption))
{ }

Outcome PinDialogue::run()
{
    const auto prepared = findCard()
                              .and_then([this] { return checkCard(); })
                              .and_then([this] { return askConsentWhereNeeded(); })
                              .and_then([this] { return readEntries(); });
    if (!prepared)
        return failure(prepared.error());

    auto done = perform();
    const bool wantsConsent = !done
        && (done.error().code == ErrorCode::PinLastTry
            || done.error().code == ErrorCode::PinTriesUnknown);
    if (wantsConsent && m_terminal && m_target.consent == TryConsent::KeepLast)
        done = askConsent(done.error()).and_then([this] { return perform(); });
    if (!done && done.error().code == ErrorCode::PinStateUnknown)
        return settle(done.error());
    if (!done)
        return failure(done.error());
    report({});
    return {};
}

Result<void> PinDialogue::findCard()
{
    auto card = m_surroundings.cards.card(m_request.reader, CardPhase::Known);
    if (!card)
        return failure(card.error());
    m_card = std::move(*card);
    m_target = {m_card.reader, m_card.identity.serial,
        m_request.allowsLastTry ? TryConsent::LastTry : TryConsent::KeepLast};
    return {};
}

/// What would be in vain is said before anything is asked.
Result<void> PinDialogue::checkCard() const
{
    if (spentStatus().isBlocked())
        return failure(
            m_shape.spends == PinRole::Pin ? ErrorCode::PinBlocked : ErrorCode::PukBlocked);
    if (m_shape.job == PinJob::ActivatePin && m_card.pin.isInitial == false)
        return failure(ErrorCode::PinNotInitial);
    const bool canUsePad = m_shape.second ? m_card.canChangeAtPinPad : m_card.canVerifyAtPinPad;
    if (m_request.from == PinRequest::From::PinPad && !canUsePad)
        return failure(ErrorCode::PinPadUnsupported, m_card.reader);
    if (m_request.from == PinRequest::From::Terminal && !m_terminal)
        return failure(ErrorCode::PinInputMissing, QStringLiteral("No terminal"));
    return {};
}

Result<void> PinDialogue::askConsentWhereNeeded()
{
    if (m_terminal) {
        const QString name
            = m_shape.spends == PinRole::Pin ? Text::tr("PIN: %1") : Text::tr("PUK: %1");
        m_terminal->write(name.arg(textOfPinStatus(spentStatus())) + u'\n');
    }
    const bool isLast = spentStatus().triesLeft == 1;
    if (!isLast || m_target.consent == TryConsent::LastTry)
        return {};
    return askConsent(Error{ErrorCode::PinLastTry, {}, 1});
}

Result<void> PinDialogue::askConsent(const Error &why)
{
    if (!m_terminal)
        return failure(why);
    const auto agreed = askForLastTry(*m_terminal, m_shape.spends, why);
    if (agreed)
        m_target.consent = TryConsent::LastTry;
    return agreed;
}

Result<void> PinDialogue::readEntries()
{
    if (m_request.from == PinRequest::From::PinPad) {
        m_surroundings.output.note(Text::tr("Make the entries at the reader's key pad."));
        return {};
    }
    std::unique_ptr<PinSource> source;
    if (m_request.from == PinRequest::From::Terminal)
        source = std::make_unique<TerminalPinSource>(*m_terminal);
    else
        source = std::make_unique<DescriptorPinSource>(
            m_request.descriptors, m_surroundings.interruption);

    auto first = source->read(m_shape.first);
    if (!first)
        return failure(first.error());
    m_entries.first = std::move(*first);
    const PinRules &rules = m_shape.spends == PinRole::Pin ? m_card.pinRules : m_card.pukRules;
    // The service checks this as well; here it saves the user from typing the rest.
    if (const auto fault = checkEntry(m_entries.first, rules))
        return failure(*fault);
    if (!m_shape.second)
        return {};
    auto second = source->read(*m_shape.second);
    if (!second)
        return failure(second.error());
    m_entries.second = std::move(*second);
    return {};
}

Result<void> PinDialogue::perform()
{
    PinService &pins = m_surroundings.cards.pins();
    QFuture<Result<void>> job;
    if (m_request.from != PinRequest::From::PinPad)
        job = m_command.start(
            pins, m_target, {m_entries.first.duplicate(), m_entries.second.duplicate()});
    else if (m_shape.second)
        job = pins.changeAtPinPad(m_target, m_shape.job);
    else
        job = pins.verifyAtPinPad(m_target);
    return m_surroundings.cards.await(job, [&pins] { pins.cancel(); });
}

Outcome PinDialogue::settle(const Error &interruption)
{
    const auto verdict = findVerdict(interruption);
    if (!verdict) {
        m_surroundings.output.note(textOfVerdict(m_shape.job, PinVerdict::Unknown));
        return tl::unexpected(Failure(verdict.error(), PinVerdict::Unknown));
    }
    m_surroundings.output.note(
        m_wasTried ? textOfTrial(m_shape.job, *verdict) : textOfVerdict(m_shape.job, *verdict));
    return outcomeOf(*verdict, interruption);
}

/// Waits for the card and looks at it; tries the new entry only with consent.
Result<PinVerdict> PinDialogue::findVerdict(const Error &interruption)
{
    CardSession &cards = m_surroundings.cards;
    if (!cards.verdict()) {
        m_surroundings.output.note(
            Text::tr("The change was cut short. Insert the same card again: the tool then finds "
                     "out which PIN is valid. It waits %n seconds.",
                nullptr, static_cast<int>(m_request.wait.count())));
        if (!cards.waitUntil([&cards] { return cards.verdict().has_value(); }, m_request.wait))
            return failure(interruption);
    }
    if (cards.verdict() != PinVerdict::Unknown)
        return *cards.verdict();

    if (m_entries.second.isEmpty())
        return failure(interruption);
    if (!m_request.settlesByTrying) {
        if (!m_terminal)
            return failure(interruption);
        m_surroundings.output.note(textOfVerdict(m_shape.job, PinVerdict::Unknown));
        if (const auto agreed = askForTrial(*m_terminal); !agreed)
            return failure(interruption);
    }
    return settleByTrying(interruption);
}

/// The last try is kept for the entry that is known to be right, unless the user says otherwise
/// now: consent to use it for the old entry is none to use it for the new one.
Result<PinVerdict> PinDialogue::settleByTrying(const Error &interruption)
{
    CardSession &cards = m_surroundings.cards;
    PinTarget target = m_target;
    if (const CardState *card = cardNow())
        target.reader = card->reader;
    target.consent = TryConsent::KeepLast;
    m_wasTried = true;
    const auto attempt = [&] {
        return cards.await(cards.pins().settleByTrying(target, m_entries.second.duplicate()));
    };
    auto verdict = attempt();
    const bool wantsConsent = !verdict
        && (verdict.error().code == ErrorCode::PinLastTry
            || verdict.error().code == ErrorCode::PinTriesUnknown);
    if (!wantsConsent)
        return verdict;
    if (!m_terminal || !askForLastTry(*m_terminal, replacedRole(m_shape.job), verdict.error())) {
        m_surroundings.output.note(errorTitle(verdict.error()));
        return failure(interruption);
    }
    target.consent = TryConsent::LastTry;
    return attempt();
}

/// A change that had happened is a success. Anything else failed, for the reason that the verdict
/// is, or for what cut the job short.
Outcome PinDialogue::outcomeOf(PinVerdict verdict, const Error &interruption)
{
    const PinRole used = m_wasTried ? replacedRole(m_shape.job) : m_shape.spends;
    const bool spendsPin = used == PinRole::Pin;
    const auto failed = [verdict](ErrorCode code) {
        return tl::unexpected(Failure(Error{code, {}, std::nullopt}, verdict));
    };
    switch (verdict) {
    case PinVerdict::NewValid:
        report(verdict);
        return {};
    case PinVerdict::OldValid:
        return failed(PinService::causeOf(interruption));
    case PinVerdict::OldEntryWrong:
        return failed(spendsPin ? ErrorCode::PinWrong : ErrorCode::PukWrong);
    case PinVerdict::Blocked:
        return failed(spendsPin ? ErrorCode::PinBlocked : ErrorCode::PukBlocked);
    case PinVerdict::Unknown:
        return failed(ErrorCode::PinStateUnknown);
    }
    Q_UNREACHABLE();
}

void PinDialogue::report(std::optional<PinVerdict> verdict)
{
    PinReport report{
        m_shape.job, m_target.reader, m_target.serial, verdict, m_card.pin, m_card.puk};
    if (const CardState *card = cardNow()) {
        report.reader = card->reader;
        report.pin = card->pin;
        report.puk = card->puk;
    }
    m_surroundings.output.showPinJob(report);
}

const CardState *PinDialogue::cardNow() const
{
    const DeskState &desk = m_surroundings.cards.desk().state();
    const CardState *here = desk.find(m_target.reader);
    if (here != nullptr && here->isUsable() && here->identity.serial == m_target.serial)
        return here;
    if (m_target.serial.isEmpty())
        return nullptr; // nobody could tell it from others like it
    const auto elsewhere = std::ranges::find_if(desk.readers, [this](const CardState &card) {
        return card.isUsable() && card.identity.serial == m_target.serial;
    });
    return elsewhere == desk.readers.end() ? nullptr : &*elsewhere;
}

const PinStatus &PinDialogue::spentStatus() const
{
    return m_shape.spends == PinRole::Pin ? m_card.pin : m_card.puk;
}

} // namespace eid::ctl
