#pragma once

#include "tests/sandbox/shop/relyingparty.h"

#include <QByteArray>
#include <QHash>

#include <memory>
#include <mutex>
#include <optional>

namespace eid::sandbox {

/// One browser's visit. A link and a code stand on the page, each a transaction of its own: what
/// the link leads to is believed only if this very browser comes back from it, so that nobody is
/// logged in by a stranger's link. Whoever scans the code uses another device, and comes back with
/// nothing: the shop cannot tell whether the code was passed on to somebody else, who then answers
/// for this browser. Only that person can, who has not opened this shop.
struct ShopVisit
{
    ShopTransaction link;
    ShopTransaction code;
    QDateTime asked; ///< UTC; when the platform was last asked for the code's result
    ShopResult result;
};

/// The visits that are remembered, by what is in the browser's cookie.
///
/// Threads: every function may be called from any thread; a visit is used by one at a time.
class ShopVisits
{
public:
    static constexpr qsizetype most = 1000;

    /// A new visit's cookie. The oldest is forgotten where there are too many.
    QByteArray add(ShopVisit visit);
    /// Runs \a work with the visit of \a cookie, while nobody else does; false where there is none.
    template <typename Work>
    bool with(const QByteArray &cookie, const Work &work)
    {
        const auto entry = find(cookie);
        if (!entry)
            return false;
        const std::lock_guard lock(entry->mutex);
        work(entry->visit);
        return true;
    }
    void forget(const QByteArray &cookie);

private:
    struct Entry
    {
        std::mutex mutex = {};
        ShopVisit visit;
    };

    std::shared_ptr<Entry> find(const QByteArray &cookie);

    std::mutex m_mutex;
    QHash<QByteArray, std::shared_ptr<Entry>> m_entries;
    QList<QByteArray> m_order; ///< oldest first
};

} // namespace eid::sandbox
