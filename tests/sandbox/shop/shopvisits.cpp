#include "tests/sandbox/shop/shopvisits.h"

namespace eid::sandbox {

QByteArray ShopVisits::add(ShopVisit visit)
{
    const QByteArray cookie = randomText().toLatin1();
    const auto entry = std::make_shared<Entry>();
    entry->visit = std::move(visit);
    const std::lock_guard lock(m_mutex);
    if (m_order.size() >= most)
        m_entries.remove(m_order.takeFirst());
    m_entries.insert(cookie, entry);
    m_order.append(cookie);
    return cookie;
}

void ShopVisits::forget(const QByteArray &cookie)
{
    const std::lock_guard lock(m_mutex);
    m_entries.remove(cookie);
    m_order.removeOne(cookie);
}

std::shared_ptr<ShopVisits::Entry> ShopVisits::find(const QByteArray &cookie)
{
    const std::lock_guard lock(m_mutex);
    return m_entries.value(cookie);
}

} // namespace eid::sandbox
