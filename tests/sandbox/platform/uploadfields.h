#pragma once

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

namespace eid::sandbox {

/// What a request says of its upload (draft-ietf-httpbis-resumable-upload-12, 4.1). A field that is
/// not of its type is passed over, as the draft wants it.
struct UploadFields
{
    std::optional<qint64> offset;
    std::optional<qint64> length;
    std::optional<bool> complete;
};

/// A non-negative Integer (RFC 9651, 3.3.1).
std::optional<qint64> structuredInteger(const QByteArray &field);
/// A Boolean (RFC 9651, 3.3.6).
std::optional<bool> structuredBoolean(const QByteArray &field);
QByteArray structured(bool value);
/// What a String (RFC 9651, 3.3.3) without escapes says: what is between its quotation marks.
/// Whoever leaves them out is understood as well.
QByteArray structuredString(const QByteArray &field);

} // namespace eid::sandbox
