#pragma once

#include <QObject>

#include <mutex>
#include <utility>

namespace eid {

/// Lets any thread have something done on the thread of an object, for as long as that object is
/// there: a thread that outlives it posts into the void.
class Mailbox
{
public:
    explicit Mailbox(QObject *receiver)
        : m_receiver(receiver)
    { }

    /// Any thread.
    template <typename Function>
    void post(Function function)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_receiver != nullptr)
            QMetaObject::invokeMethod(m_receiver, std::move(function), Qt::QueuedConnection);
    }

    /// The receiver's thread, before it is destroyed.
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_receiver = nullptr;
    }

private:
    std::mutex m_mutex;
    QObject *m_receiver;
};

} // namespace eid
