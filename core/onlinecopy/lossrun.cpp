#include "core/onlinecopy/lossrun.h"

#include "core/onlinecopy/copyjobs.h"
#include "core/onlinecopy/lossplatform.h"
#include "core/store/copykeys.h"
#include "core/store/journal.h"
#include "core/store/journalentry.h"

#include <tuple>
#include <utility>

namespace eid {

LossRun::LossRun(CopyTools tools)
    : m_tools(std::move(tools))
{ }

template <typename T>
Result<T> LossRun::asCard(const std::function<Result<T>(LossPlatform &)> &ask)
{
    const auto credential
        = credentialOn(m_tools.card, KeySlot::Authentication, m_tools.now(), m_tools.stop);
    if (!credential)
        return failure(credential.error());
    m_tools.progress({CopyProgress::Stage::Asking, 0, 0});
    PlatformSession session(m_tools.settings,
        ClientCredential{credential->certificate.der, {}, credential->key}, m_tools.session);
    LossPlatform platform(session, m_tools.stop);
    return ask(platform);
}

Result<LossState> LossRun::changed(
    JournalAction action, const std::function<Result<LossState>(LossPlatform &)> &ask)
{
    auto state = asCard<LossState>(ask);
    if (!state)
        return state;
    if (const auto noted = Journal(m_tools.store).append({action, m_tools.cardReference}); !noted)
        state->notNoted = noted.error();
    return state;
}

Result<LossState> LossRun::state()
{
    return asCard<LossState>([](LossPlatform &platform) { return platform.state(); });
}

Result<std::shared_ptr<const Secret>> LossRun::code()
{
    CopyKeys keys(m_tools.store);
    const auto key = keys.find(m_tools.cardReference);
    if (!key)
        return failure(key.error());
    // Before the code that somebody may have noted counts for nothing any more: what cannot be
    // written down now could not be then.
    if (*key) {
        if (const auto marked = keys.setHasLossCode(m_tools.cardReference, true); !marked)
            return failure(marked.error());
    }
    auto code = asCard<Secret>([](LossPlatform &platform) { return platform.lossCode(); });
    if (code)
        return std::make_shared<const Secret>(*std::move(code));
    // Why there is none matters more than that the mark stays.
    if (*key)
        std::ignore = keys.setHasLossCode(m_tools.cardReference, (*key)->hasLossCode);
    return failure(code.error());
}

Result<LossState> LossRun::withdraw()
{
    return changed(JournalAction::LossWithdrawn, [](LossPlatform &platform) -> Result<LossState> {
        const auto state = platform.state();
        if (!state)
            return state;
        if (state->use != CardUse::ReportedLost)
            return failure(ErrorCode::LossReportRefused, cardUseIdentifier(state->use));
        return platform.withdraw(state->report);
    });
}

Result<LossState> LossRun::freeze()
{
    return changed(
        JournalAction::CardFrozen, [](LossPlatform &platform) { return platform.freeze(); });
}

Result<LossState> LossRun::unfreeze()
{
    return changed(
        JournalAction::CardUnfrozen, [](LossPlatform &platform) { return platform.unfreeze(); });
}

Result<LossState> reportLossWith(
    const OnlineCopyService::Options &options, const Secret &entry, const std::stop_token &stop)
{
    const auto code = lossCodeIn(entry);
    if (!code)
        return failure(code.error());
    const auto settings = settingsOf(options);
    if (!settings)
        return failure(settings.error());
    PlatformSession session(*settings, std::nullopt, options.session);
    auto state = LossPlatform(session, stop).report(*code);
    if (!state)
        return state;
    auto store = Store::open({options.records, options.now});
    const auto noted = store
        ? Journal(*store).append({JournalAction::LossReported}).map([](const auto &) {})
        : Result<void>(failure(store.error()));
    if (!noted)
        state->notNoted = noted.error();
    return state;
}

} // namespace eid
