#include "app/eidctl/commands/renewdialogue.h"

#include "app/eidctl/cardsession.h"
#include "app/eidctl/output.h"
#include "app/eidctl/pinsource.h"
#include "app/eidctl/records.h"
#include "app/eidctl/terminal.h"
#include "app/eidctl/text.h"
#include "app/eidctl/texts/textofpin.h"
#include "app/eidctl/texts/textofrenewal.h"
#include "core/pin/pinpolicy.h"
#include "core/platform/platformsettings.h"
#include "core/store/storefile.h"

namespace eid::ctl {

namespace {

Result<PlatformSettings> settings()
{
    return loadPlatformSettings(defaultPlatformSettingsFiles());
}

RenewalService::Options serviceOptions()
{
    RenewalService::Options options;
    options.records = defaultStorePath();
    options.platform = &settings;
    return options;
}

} // namespace

RenewDialogue::RenewDialogue(const RenewRequest &request, Surroundings &surroundings)
    : m_request(request)
    , m_surroundings(surroundings)
    , m_service(surroundings.cards.desk(), serviceOptions())
{
    QObject::connect(&m_service, &RenewalService::progressed, &m_service,
        [this](const RenewalProgress &progress) { tell(progress); });
}

Outcome RenewDialogue::run()
{
    const auto planned = findCard().and_then([this] { return makePlan(); });
    if (!planned)
        return failure(planned.error());
    if (m_request.isDryRun) {
        m_surroundings.output.showRenewalPlan(
            {m_target.reader, m_target.serial, m_service.isInterrupted(m_target.serial), m_plan});
        return {};
    }
    const auto prepared = checkOrder().and_then([this] { return readPin(); });
    if (!prepared)
        return failure(prepared.error());
    return perform();
}

Result<void> RenewDialogue::findCard()
{
    // Damaged records are told before anything is done with new ones.
    if (const auto store = m_surroundings.records.store(); !store)
        return failure(store.error());
    auto card = m_surroundings.cards.card(m_request.reader, CardPhase::Known);
    if (!card)
        return failure(RenewalService::explained(card.error(), defaultStorePath()));
    m_card = std::move(*card);
    m_target = {m_card.reader, m_card.identity.serial};
    return {};
}

Result<void> RenewDialogue::makePlan()
{
    auto plan = m_surroundings.cards.await(m_service.plan(m_target, m_request.scope));
    if (!plan)
        return failure(plan.error());
    m_plan = std::move(*plan);
    const bool isCutShort = m_service.isInterrupted(m_target.serial);
    if (m_request.order == RenewRequest::Order::Resume && !isCutShort)
        return failure(ErrorCode::RenewalNothingToResume);
    return {};
}

/// What would be in vain is said before the PIN is asked for.
Result<void> RenewDialogue::checkOrder() const
{
    if (m_request.order == RenewRequest::Order::Renew) {
        if (m_service.isInterrupted(m_target.serial))
            return failure(ErrorCode::RenewalInterrupted);
        if (m_plan.isEmpty())
            return failure(ErrorCode::RenewalNotDue);
    }
    const auto valid
        = settings().and_then([](const PlatformSettings &read) { return validate(read); });
    if (!valid)
        return valid;
    if (m_card.pin.isBlocked())
        return failure(ErrorCode::PinBlocked);
    if (m_card.pin.triesLeft == 1)
        return tl::unexpected(Error{ErrorCode::PinLastTry, {}, 1});
    return {};
}

Result<void> RenewDialogue::readPin()
{
    const auto read = [this]() -> Result<Secret> {
        if (m_request.pinDescriptor)
            return DescriptorPinSource(
                {{Entry::Pin, *m_request.pinDescriptor}}, m_surroundings.interruption)
                .read(Entry::Pin);
        const auto terminal = Terminal::open(m_surroundings.interruption);
        if (!terminal)
            return failure(ErrorCode::PinInputMissing, QStringLiteral("No terminal"));
        const RenewalPlanReport plan{m_target.reader, m_target.serial, false, m_plan};
        terminal->write(textOfRenewalPlan(plan) + u'\n'
            + Text::tr("PIN: %1").arg(textOfPinStatus(m_card.pin)) + u'\n');
        return TerminalPinSource(*terminal).read(Entry::Pin);
    };
    auto pin = read();
    if (!pin)
        return failure(pin.error());
    if (const auto fault = checkEntry(*pin, m_card.pinRules))
        return failure(*fault);
    m_pin = std::move(*pin);
    return {};
}

Outcome RenewDialogue::perform()
{
    auto job = m_request.order == RenewRequest::Order::Resume
        ? m_service.resume(m_target, std::move(m_pin))
        : m_service.renew(m_target, std::move(m_pin), m_request.scope);
    auto outcome = m_surroundings.cards.await(job, [this] { stop(); });
    if (!outcome)
        return tl::unexpected(failed(outcome.error()));
    m_surroundings.output.showRenewal({m_target.reader, m_target.serial, std::move(*outcome)});
    return {};
}

void RenewDialogue::tell(const RenewalProgress &progress)
{
    m_last = progress;
    if (const QString line = textOfProgress(progress); !line.isEmpty())
        m_surroundings.output.note(line);
}

void RenewDialogue::stop()
{
    m_surroundings.output.note(Text::tr("Stopping between two steps…"));
    m_service.cancel();
}

Failure RenewDialogue::failed(const Error &why) const
{
    // Another process is at it: how the card stands is for that one to say.
    if (why.code == ErrorCode::RenewalRunning)
        return why;
    const RenewalStand stand = m_service.isInterrupted(m_target.serial) ? RenewalStand::CutShort
                                                                        : RenewalStand::Unchanged;
    m_surroundings.output.note(textOfStand(stand, m_last));
    return {why, stand};
}

} // namespace eid::ctl
