#include "app/eidctl/records.h"

#include "app/eidctl/output.h"
#include "app/eidctl/text.h"
#include "app/eidctl/texts/plainline.h"
#include "core/base/errorwords.h"
#include "core/store/storefile.h"

namespace eid::ctl {

Records::Records(const Output &output)
    : m_output(output)
{ }

Result<Store *> Records::store()
{
    if (m_store)
        return &*m_store;
    auto opened = Store::open({.path = defaultStorePath()});
    if (!opened)
        return failure(opened.error());
    m_store.emplace(std::move(*opened));
    if (m_store->setAside())
        m_output.note(QStringLiteral("%1 (%2)").arg(
            errorTitle(m_store->setAside()->error), plainLine(m_store->setAside()->error.detail)));
    return &*m_store;
}

void Records::note(const JournalEvent &event)
{
    const auto written
        = store().and_then([&event](Store *opened) { return appendEvent(*opened, event); });
    if (!written)
        m_output.note(Text::tr("This could not be written to the journal: %1 (%2)")
                          .arg(errorTitle(written.error()), plainLine(written.error().detail)));
}

} // namespace eid::ctl
