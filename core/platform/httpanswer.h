#pragma once

#include "core/base/bytes.h"
#include "core/platform/httprequest.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <optional>

namespace eid {

/// What the platform answered: whole, within the limits, and as hostile as ever.
struct HttpAnswer
{
    int status = 0; ///< RFC 9110, 15
    QList<HttpField> fields; ///< as they came, names in lower case
    Bytes body;

    /// The value of the field \a name (in lower case). Nothing if there is none, or several.
    [[nodiscard]] std::optional<QByteArray> field(QByteArrayView name) const;
    /// The media type without its parameters, in lower case: "application/json". Empty for none.
    [[nodiscard]] QByteArray mediaType() const;
    /// When to ask again (RFC 9110, 10.2.3): \a now and the seconds told, or the date told. Nothing
    /// if the platform does not say, or nothing that can be understood. At most ten years ahead.
    [[nodiscard]] std::optional<QDateTime> retryAfter(const QDateTime &now) const;
};

} // namespace eid
