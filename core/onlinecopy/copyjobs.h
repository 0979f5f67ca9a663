#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/card/carddesk.h"
#include "core/card/cardlease.h"
#include "core/card/jobpin.h"
#include "core/card/mailbox.h"
#include "core/crypto/threadend.h"
#include "core/onlinecopy/copytools.h"
#include "core/onlinecopy/onlinecopyservice.h"
#include "core/store/onlinecopies.h"
#include "core/store/store.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace eid {

template <typename T>
using CopyPromise = std::shared_ptr<QPromise<Result<T>>>;

template <typename T>
CopyPromise<T> makeCopyPromise()
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}

template <typename T>
void deliver(const CopyPromise<T> &promise, Result<T> result)
{
    promise->addResult(std::move(result));
    promise->finish();
}

/// The settings that \a options gives, where they are valid.
Result<PlatformSettings> settingsOf(const OnlineCopyService::Options &options);

/// The threads of the service's jobs: one job with a card at a time, on a thread of its own, and
/// any number without one, of which none waits for the others.
///
/// Threads: all functions on the desk's.
class CopyJobs
{
public:
    CopyJobs(CardDesk &desk, OnlineCopyService::Options options, QObject *receiver,
        std::function<void(const CopyProgress &)> progress);
    /// Gives up what runs, and waits for it. What has a result then is delivered.
    ~CopyJobs();

    [[nodiscard]] bool isRunning() const { return static_cast<bool>(m_conclude); }
    [[nodiscard]] const OnlineCopyService::Options &options() const { return m_options; }
    /// Stops the job with a card or, where none runs, those without one.
    void cancel();

    /// Runs \a work, called as Result<T>(const CopyTools &), with the card of \a target on a thread
    /// that may block. \a after, called as void(const Result<T> &), is called on the desk's thread
    /// before the result is delivered there, once the desk tells how the card stands.
    template <typename T, typename Work, typename After>
    QFuture<Result<T>> withCard(const CopyTarget &target, Secret pin, Work work, After after)
    {
        if (isRunning())
            return QtFuture::makeReadyFuture(
                Result<T>(failure(ErrorCode::InvalidArgument, QStringLiteral("a job is running"))));
        auto promise = makeCopyPromise<T>();
        auto result = std::make_shared<std::optional<Result<T>>>();
        // What is moved alone, as a secret is, fits into no std::function.
        auto job = std::make_shared<Work>(std::move(work));
        begin(
            target, std::move(pin),
            [result, job](
                const Commission &commission) { *result = performed<T>(commission, *job); },
            [promise, result, after = std::move(after)](Ending ending) {
                if (!*result)
                    *result = failure(ErrorCode::Cancelled);
                if (ending == Ending::Usual)
                    after(**result);
                deliver(promise, std::move(**result));
            });
        return promise->future();
    }

    /// Runs \a work, called as Result<T>(const std::stop_token &), on some thread that may block,
    /// and delivers there.
    template <typename T, typename Work>
    QFuture<Result<T>> withoutCard(Work work)
    {
        auto promise = makeCopyPromise<T>();
        auto job = std::make_shared<Work>(std::move(work));
        m_pool.start([promise, job, stop = m_stopOthers.get_token()] {
            auto result = (*job)(stop);
            endCryptoOfThread();
            deliver<T>(promise, std::move(result));
        });
        return promise->future();
    }

    /// The same, and calls \a after, as Result<T>(Result<T>), on the desk's thread, delivering what
    /// it returns there.
    template <typename T, typename Work, typename After>
    void inBackground(Work work, After after)
    {
        m_pool.start([mailbox = m_mailbox, work = std::move(work), after = std::move(after),
                         stop = m_stopOthers.get_token()]() mutable {
            auto result = std::make_shared<Result<T>>(work(stop));
            endCryptoOfThread();
            mailbox->post([after = std::move(after), result] { after(std::move(*result)); });
        });
    }

    /// Has \a function run on the desk's thread, unless the service is gone by then.
    template <typename Function>
    void post(Function function)
    {
        m_mailbox->post(std::move(function));
    }

private:
    enum class Ending {
        Usual,
        Abandoned, ///< the service goes
    };

    /// What the thread of a job needs.
    struct Commission
    {
        QString serial;
        OnlineCopyService::Options options;
        HeldCard card;
        std::function<void(const CopyProgress &)> progress;
        std::stop_token stop;
    };

    template <typename T, typename Work>
    static Result<T> performed(const Commission &commission, Work &work)
    {
        const auto settings = settingsOf(commission.options);
        if (!settings)
            return failure(settings.error());
        auto store = Store::open({commission.options.records, commission.options.now});
        if (!store)
            return failure(store.error());
        const QString reference = store->cardReference(commission.serial);
        if (reference.isEmpty())
            return failure(ErrorCode::CardUnsupported, QStringLiteral("no serial"));
        if (const auto removed = OnlineCopies(*store).removeExpired(); !removed)
            return failure(removed.error());
        return work(CopyTools{commission.card, reference, *settings, *store, commission.options.now,
            commission.progress, commission.stop, commission.options.session});
    }

    void begin(const CopyTarget &target, Secret pin, std::function<void(const Commission &)> task,
        std::function<void(Ending)> conclude);
    void giveBack();
    void end();

    CardDesk &m_desk;
    OnlineCopyService::Options m_options;
    QObject *m_receiver;
    std::function<void(const CopyProgress &)> m_progress;
    std::shared_ptr<Mailbox> m_mailbox;
    QThreadPool m_pool;
    std::stop_source m_stop; ///< of the job with a card
    std::stop_source
        m_stopOthers; ///< of the jobs without one that were begun since the last cancel
    std::thread m_thread;
    std::shared_ptr<CardLease> m_lease;
    std::function<void(Ending)> m_conclude; ///< null: nothing runs
};

} // namespace eid
