#include "core/smartcard/readerwatch.h"

#include "core/smartcard/readerwatchloop.h"

namespace eid {

ReaderWatch::ReaderWatch(ApiSource source, QObject *parent)
    : QObject(parent)
    , m_loop(std::make_shared<ReaderWatchLoop>(std::move(source), *this))
{
    connect(this, &ReaderWatch::seen, this, &ReaderWatch::receive, Qt::QueuedConnection);
}

ReaderWatch::~ReaderWatch()
{
    m_loop->stop(std::chrono::milliseconds(200));
}

void ReaderWatch::start()
{
    m_loop->start();
}

void ReaderWatch::retry()
{
    m_loop->retry();
}

void ReaderWatch::receive(const ReaderSnapshot &snapshot)
{
    m_snapshot = snapshot;
    Q_EMIT changed(m_snapshot);
}

} // namespace eid
