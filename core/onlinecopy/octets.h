#pragma once

#include "core/base/bytes.h"

#include <QByteArray>

namespace eid {

/// The octets of \a text, which outlives them.
inline ByteView octetsOf(QByteArrayView text)
{
    return {
        reinterpret_cast<const std::uint8_t *>(text.data()), static_cast<std::size_t>(text.size())};
}

} // namespace eid
