#pragma once

#include "core/base/error.h"
#include "core/card/carddesk.h"
#include "core/card/mailbox.h"

#include <QObject>

#include <functional>
#include <memory>

namespace eid {

/// Sees from the desk whether the card of a lease is still there while the lease does nothing with
/// it. Threads: the desk's; whoever has the mailbox may post from any.
class LeaseWatch : public QObject
{
    Q_OBJECT

public:
    struct Tell
    {
        std::function<void(const Error &)> gone; ///< the card has left, or cannot be had
        std::function<void()> doubtful; ///< it may have left and come back
    };

    /// Goes with \a desk.
    LeaseWatch(CardDesk &desk, QString reader, Tell tell);
    ~LeaseWatch() override;

    [[nodiscard]] std::shared_ptr<Mailbox> mailbox() const { return m_mailbox; }

    /// The lease has begun: looks now, and at each change from now on.
    void begin();

private:
    void look();

    CardDesk &m_desk;
    QString m_reader;
    Tell m_tell;
    std::shared_ptr<Mailbox> m_mailbox;
    bool m_hasBegun = false;
    bool m_isDoubtful = false;
};

} // namespace eid
