#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/onlinecopy/copytools.h"
#include "core/onlinecopy/loss.h"
#include "core/onlinecopy/onlinecopyservice.h"
#include "core/store/journalaction.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace eid {

class LossPlatform;

/// What the holder of a card does about its use at the platform. Each is noted in the journal.
///
/// Threads: one that may block, never the desk's.
class LossRun
{
public:
    explicit LossRun(CopyTools tools);

    Result<LossState> state();
    /// A new loss code, kept nowhere: that there is one is noted beside the copies, where there are
    /// any.
    Result<std::shared_ptr<const Secret>> code();
    /// Takes back the report that the platform names.
    Result<LossState> withdraw();
    Result<LossState> freeze();
    Result<LossState> unfreeze();

private:
    /// Calls \a ask with the platform in a session of the card's authentication credential.
    template <typename T>
    Result<T> asCard(const std::function<Result<T>(LossPlatform &)> &ask);
    Result<LossState> changed(
        JournalAction action, const std::function<Result<LossState>(LossPlatform &)> &ask);

    CopyTools m_tools;
};

/// Reports the card lost that \a entry, as a person has written the code down, is of.
Result<LossState> reportLossWith(
    const OnlineCopyService::Options &options, const Secret &entry, const std::stop_token &stop);

} // namespace eid
