#include "core/base/sharedlibrary.h"

namespace eid {

SharedLibrary::SharedLibrary(std::shared_ptr<void> handle, const char *name, ErrorCode missing)
    : m_handle(std::move(handle))
    , m_name(name)
    , m_missing(missing)
{ }

Result<void> SharedLibrary::check() const
{
    if (m_lacking == nullptr)
        return {};
    return failure(m_missing,
        QStringLiteral("%1 lacks %2").arg(QLatin1String(m_name), QLatin1String(m_lacking)));
}

} // namespace eid
