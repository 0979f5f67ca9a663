#include "app/eidctl/commands/commands.h"
#include "app/eidctl/commands/copysitting.h"
#include "app/eidctl/output.h"
#include "app/eidctl/records.h"
#include "app/eidctl/text.h"

namespace eid::ctl {

namespace {

class LossReportCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("loss"), QStringLiteral("report")};
        description.summary = Text::tr("Report a card lost with its loss code, without the card.");
        description.options = {descriptorOptionFor(Entry::LossCode)};
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        if (const auto store = surroundings.records.store(); !store)
            return failure(store.error());
        const auto begun = CopySitting::begin(arguments, surroundings);
        if (!begun)
            return failure(begun.error());
        auto code = (*begun)->read(Entry::LossCode);
        if (!code)
            return failure(code.error());
        const auto state = (*begun)->await((*begun)->service().reportLoss(*std::move(code)));
        if (!state)
            return failure(state.error());
        surroundings.output.showLossState(*state);
        return {};
    }
};

/// What the holder does with the card and its PIN about its use at the platform.
class CardUseCommand : public Command
{
public:
    using Job = QFuture<Result<LossState>> (OnlineCopyService::*)(CopyTarget, Secret);

    CardUseCommand(QStringList words, QString summary, Job job)
        : m_words(std::move(words))
        , m_summary(std::move(summary))
        , m_job(job)
    { }

    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = m_words;
        description.summary = m_summary;
        description.options = {readerOption(), descriptorOptionFor(Entry::Pin)};
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        const auto begun = CopySitting::begin(arguments, surroundings);
        if (!begun)
            return failure(begun.error());
        const auto state = (*begun)->withPin(m_job);
        if (!state)
            return failure(state.error());
        surroundings.output.showLossState(*state);
        return {};
    }

private:
    QStringList m_words;
    QString m_summary;
    Job m_job;
};

class LossCodeCommand : public Command
{
public:
    [[nodiscard]] CommandDescription description() const override
    {
        CommandDescription description;
        description.words = {QStringLiteral("loss"), QStringLiteral("code")};
        description.summary = Text::tr("Get a new loss code, in place of the one before.");
        description.options = {readerOption(), descriptorOptionFor(Entry::Pin)};
        return description;
    }

    [[nodiscard]] Outcome run(const Arguments &arguments, Surroundings &surroundings) const override
    {
        const auto begun = CopySitting::begin(arguments, surroundings);
        if (!begun)
            return failure(begun.error());
        const auto code = (*begun)->withPin(&OnlineCopyService::lossCode);
        if (!code)
            return failure(code.error());
        surroundings.output.showLossCode(**code);
        return {};
    }
};

} // namespace

std::unique_ptr<Command> makeLossReportCommand()
{
    return std::make_unique<LossReportCommand>();
}

std::unique_ptr<Command> makeLossWithdrawCommand()
{
    return std::make_unique<CardUseCommand>(
        QStringList{QStringLiteral("loss"), QStringLiteral("withdraw")},
        Text::tr("Take the report of a lost card back, with the card."),
        &OnlineCopyService::withdrawLoss);
}

std::unique_ptr<Command> makeLossCodeCommand()
{
    return std::make_unique<LossCodeCommand>();
}

std::unique_ptr<Command> makeCardFreezeCommand()
{
    return std::make_unique<CardUseCommand>(
        QStringList{QStringLiteral("card"), QStringLiteral("freeze")},
        Text::tr("Let the card and its online copies rest until they are released."),
        &OnlineCopyService::freeze);
}

std::unique_ptr<Command> makeCardUnfreezeCommand()
{
    return std::make_unique<CardUseCommand>(
        QStringList{QStringLiteral("card"), QStringLiteral("unfreeze")},
        Text::tr("Release a card that rests."), &OnlineCopyService::unfreeze);
}

std::unique_ptr<Command> makeCardUseCommand()
{
    return std::make_unique<CardUseCommand>(
        QStringList{QStringLiteral("card"), QStringLiteral("use")},
        Text::tr("Show whether the platform lets the card be used."),
        &OnlineCopyService::lossState);
}

} // namespace eid::ctl
