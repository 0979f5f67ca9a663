#include "tests/sandbox/load/loadrun.h"

#include "core/jose/keybinding.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <mutex>
#include <thread>

namespace eid::sandbox {

namespace {

using Clock = std::chrono::steady_clock;

/// What one thread has seen.
struct Seen
{
    std::vector<double> milliseconds;
    int resumed = 0;
    QByteArray complaint;
};

QByteArray formFor(const LoadCitizen &citizen, const LoadItem &item, const QString &clientId)
{
    const auto presentation = bindPresentation(citizen.copy,
        {clientId, item.ask.nonce, QDateTime::currentDateTimeUtc(), {}},
        {citizen.key.get(), eid::KeyAlgorithm::EcP256});
    if (!presentation)
        qFatal("no key binding");
    const QByteArray token = "{\"copy\":[\"" + *presentation + "\"]}";
    return "vp_token=" + token.toPercentEncoding() + "&state=" + item.ask.state.toLatin1();
}

class Worker
{
public:
    Worker(const std::vector<LoadCitizen> &citizens, const LoadOptions &options)
        : m_citizens(citizens)
        , m_options(options)
    { }

    /// Returns the status of the answer; \a due: when it should have begun.
    int authenticate(const LoadItem &item, Clock::time_point due)
    {
        const LoadCitizen &citizen = m_citizens[item.citizen];
        SslSession *const place
            = m_options.sessions ? &(*m_options.sessions)[item.citizen] : nullptr;
        LoadConnection connection;
        if (!connection.open(m_options.context, portIn(m_options.address),
                {citizen.certificate.get(), citizen.key.get()},
                m_options.resumes && place != nullptr ? *place : nullptr))
            return 0;
        seen.resumed += connection.isResumed() ? 1 : 0;
        const auto reply = connection.post("/v1/authentication/responses",
            "application/x-www-form-urlencoded", formFor(citizen, item, m_options.clientId), true);
        if (!reply)
            return 0;
        if (reply->status == 200)
            seen.milliseconds.push_back(
                std::chrono::duration<double, std::milli>(Clock::now() - due).count());
        else if (seen.complaint.isEmpty())
            seen.complaint = QByteArray::number(reply->status) + ' ' + reply->body;
        if (place != nullptr)
            *place = connection.session();
        return reply->status;
    }

    Seen seen = {};

private:
    const std::vector<LoadCitizen> &m_citizens;
    const LoadOptions &m_options;
};

} // namespace

double LoadFigures::within(double share) const
{
    if (milliseconds.empty())
        return 0;
    const auto last = static_cast<double>(milliseconds.size()) - 1;
    return milliseconds[static_cast<std::size_t>(std::ceil(share * last))];
}

LoadFigures runLoad(const std::vector<LoadCitizen> &citizens, const std::vector<LoadItem> &items,
    const LoadOptions &options)
{
    LoadFigures figures;
    figures.statuses.assign(items.size(), -1);
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> goesOn = true;
    std::mutex mutex;
    const auto begin = Clock::now();
    const auto work = [&] {
        Worker worker(citizens, options);
        for (std::size_t index = next++; index < items.size() && goesOn; index = next++) {
            auto due = Clock::now();
            if (options.perSecond) {
                due = begin
                    + std::chrono::duration_cast<Clock::duration>(
                        std::chrono::duration<double>(double(index) / *options.perSecond));
                std::this_thread::sleep_until(due);
            }
            figures.statuses[index] = worker.authenticate(items[index], due);
            if (options.goesOn && !options.goesOn())
                goesOn = false;
        }
        const std::lock_guard lock(mutex);
        figures.resumed += worker.seen.resumed;
        figures.milliseconds.insert(figures.milliseconds.end(), worker.seen.milliseconds.begin(),
            worker.seen.milliseconds.end());
        if (figures.complaint.isEmpty())
            figures.complaint = worker.seen.complaint;
    };
    std::vector<std::thread> threads;
    for (int count = 0; count < options.threads; ++count)
        threads.emplace_back(work);
    for (std::thread &thread : threads)
        thread.join();
    figures.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    std::ranges::sort(figures.milliseconds);
    return figures;
}

} // namespace eid::sandbox
