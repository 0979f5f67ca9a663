#pragma once

#include "core/base/bytes.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace eid {

/// How deep objects and arrays may stand in one another in one JSON text.
inline constexpr int deepestJson = 32;

/// The object that \a text is, in UTF-8 (RFC 8259). Nothing for what is none, for one deeper than
/// deepestJson, and for one with a member twice in an object: which of the two is meant is read
/// differently by different readers, so that what one of them checks another does not obey
/// (RFC 7515, 4; RFC 7519, 4).
std::optional<QJsonObject> jsonObjectIn(ByteView text);

/// The same for an array.
std::optional<QJsonArray> jsonArrayIn(ByteView text);

/// \a object in its shortest form, UTF-8.
QByteArray compactJson(const QJsonObject &object);
QByteArray compactJson(const QJsonArray &array);

/// The time that \a value is, a NumericDate (RFC 7519, 2), without fractions of a second; UTC.
/// Nothing for what is no number, before 1970 and after the year 9999.
std::optional<QDateTime> numericDateIn(const QJsonValue &value);

} // namespace eid
