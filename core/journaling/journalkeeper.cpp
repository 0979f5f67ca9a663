#include "core/journaling/journalkeeper.h"

#include "core/store/journalexport.h"

#include <QPromise>
#include <QSaveFile>

#include <memory>

namespace eid {

namespace {

Result<void> writeTo(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return failure(ErrorCode::FileNotWritable, file.errorString());
    return {};
}

} // namespace

JournalKeeper::JournalKeeper(Store::Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    m_pool.setMaxThreadCount(1);
}

JournalKeeper::~JournalKeeper()
{
    m_pool.waitForDone();
}

/// On the keeper's thread. What is emitted reaches the owner's thread by a queue.
Result<Store> JournalKeeper::open()
{
    auto store = Store::open(m_options);
    if (store && store->setAside()) {
        QMetaObject::invokeMethod(
            this, [this, aside = *store->setAside()] { Q_EMIT storeSetAside(aside); },
            Qt::QueuedConnection);
    }
    return store;
}

template <typename T>
QFuture<Result<T>> JournalKeeper::enqueue(std::function<Result<T>(Store &)> work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    m_pool.start([this, promise, work = std::move(work)] {
        auto store = open();
        promise->addResult(store ? work(*store) : Result<T>(failure(store.error())));
        promise->finish();
    });
    return promise->future();
}

void JournalKeeper::record(const JournalEvent &event)
{
    m_pool.start([this, event] {
        const auto written
            = open().and_then([&event](Store &&store) { return appendEvent(store, event); });
        QMetaObject::invokeMethod(
            this,
            [this, written] {
                if (written)
                    Q_EMIT recorded();
                else
                    Q_EMIT failed(written.error());
            },
            Qt::QueuedConnection);
    });
}

QFuture<Result<JournalPart>> JournalKeeper::list(Journal::Range range)
{
    return enqueue<JournalPart>([range](Store &store) -> Result<JournalPart> {
        const Journal journal(store);
        auto entries = journal.list(range);
        if (!entries)
            return failure(entries.error());
        return journal.count().map([&](qint64 total) {
            return JournalPart{std::move(*entries), total};
        });
    });
}

QFuture<Result<JournalVerdict>> JournalKeeper::verify()
{
    return enqueue<JournalVerdict>([](Store &store) { return Journal(store).verify(); });
}

QFuture<Result<void>> JournalKeeper::exportTo(const QString &path)
{
    return enqueue<void>([this, path](Store &store) -> Result<void> {
        const auto exported = exportJournal(Journal(store));
        if (!exported)
            return failure(exported.error());
        if (const auto written = writeTo(path, exported->lines); !written)
            return written;
        const auto noted = appendEvent(store, {.action = JournalAction::JournalExported});
        QMetaObject::invokeMethod(
            this,
            [this, noted] {
                if (noted)
                    Q_EMIT recorded();
                else
                    Q_EMIT failed(noted.error());
            },
            Qt::QueuedConnection);
        return {};
    });
}

} // namespace eid
