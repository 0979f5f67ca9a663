#include "core/onlinecopy/copyjobs.h"

#include <QPointer>

namespace eid {

namespace {

/// Jobs without a card that run at once. They wait for the network, not for a processor; more than
/// a person can begin.
constexpr int mostOthers = 8;

} // namespace

Result<PlatformSettings> settingsOf(const OnlineCopyService::Options &options)
{
    auto settings = options.platform();
    if (!settings)
        return settings;
    if (const auto valid = validate(*settings); !valid)
        return failure(valid.error());
    return settings;
}

CopyJobs::CopyJobs(CardDesk &desk, OnlineCopyService::Options options, QObject *receiver,
    std::function<void(const CopyProgress &)> progress)
    : m_desk(desk)
    , m_options(std::move(options))
    , m_receiver(receiver)
    , m_progress(std::move(progress))
    , m_mailbox(std::make_shared<Mailbox>(receiver))
{
    m_pool.setMaxThreadCount(mostOthers);
}

CopyJobs::~CopyJobs()
{
    m_mailbox->close();
    m_stop.request_stop();
    m_stopOthers.request_stop();
    if (m_thread.joinable())
        m_thread.join();
    m_pool.waitForDone();
    if (const auto conclude = std::exchange(m_conclude, nullptr))
        conclude(Ending::Abandoned);
}

void CopyJobs::cancel()
{
    if (isRunning()) {
        m_stop.request_stop();
    } else {
        m_stopOthers.request_stop();
        m_stopOthers = {};
    }
}

void CopyJobs::begin(const CopyTarget &target, Secret pin,
    std::function<void(const Commission &)> task, std::function<void(Ending)> conclude)
{
    m_stop = {};
    m_conclude = std::move(conclude);
    m_lease = CardLease::take(m_desk, {target.reader, target.serial, {}});
    Commission commission{target.serial, m_options,
        {m_lease, std::make_shared<JobPin>(std::move(pin))},
        [mailbox = m_mailbox, told = m_progress](
            const CopyProgress &progress) { mailbox->post([told, progress] { told(progress); }); },
        m_stop.get_token()};
    m_thread = std::thread([this, mailbox = m_mailbox, work = std::move(task),
                               commission = std::move(commission)]() mutable {
        {
            // The card's lease and the PIN go before the job is said to be over.
            const Commission own = std::move(commission);
            work(own);
        }
        mailbox->post([this] { giveBack(); });
    });
}

void CopyJobs::giveBack()
{
    m_thread.join();
    auto ended = m_lease->ended();
    std::exchange(m_lease, nullptr)->release();
    // The desk first tells how the card stands now. A context that is gone when a job ends is a
    // fault to Qt, so it is the desk, and the service is looked for.
    ended.then(&m_desk, [this, alive = QPointer(m_receiver)](const Result<void> &) {
        if (alive)
            end();
    });
}

void CopyJobs::end()
{
    if (const auto conclude = std::exchange(m_conclude, nullptr))
        conclude(Ending::Usual);
}

} // namespace eid
