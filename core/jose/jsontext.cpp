#include "core/jose/jsontext.h"

#include <QJsonDocument>

#include <algorithm>

namespace eid {

namespace {

constexpr double lastSecond = 253402300799.0; ///< of the year 9999

/// What can be told of a JSON text before it is read.
struct Shape
{
    int depth = 0;
    qsizetype members = 0; ///< of all its objects, each as often as it is there
};

/// True only of text that is JSON, which the reader sees to.
Shape shapeOf(ByteView text)
{
    Shape shape;
    int depth = 0;
    bool isString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto character = static_cast<char>(text[i]);
        if (isString) {
            if (character == '\\')
                ++i;
            else if (character == '"')
                isString = false;
            continue;
        }
        if (character == '"')
            isString = true;
        else if (character == ':')
            ++shape.members;
        else if (character == '{' || character == '[')
            shape.depth = std::max(shape.depth, ++depth);
        else if (character == '}' || character == ']')
            --depth;
    }
    return shape;
}

qsizetype membersOf(const QJsonValue &value)
{
    qsizetype members = 0;
    if (value.isArray()) {
        for (const auto element : value.toArray())
            members += membersOf(element);
        return members;
    }
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        members += 1 + membersOf(*member);
    return members;
}

QJsonValue documentIn(ByteView text)
{
    const Shape shape = shapeOf(text);
    if (shape.depth > deepestJson)
        return QJsonValue::Undefined;
    QJsonParseError error{};
    const auto document = QJsonDocument::fromJson(
        QByteArray::fromRawData(
            reinterpret_cast<const char *>(text.data()), static_cast<qsizetype>(text.size())),
        &error);
    if (error.error != QJsonParseError::NoError)
        return QJsonValue::Undefined;
    const QJsonValue value
        = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    // Qt keeps the last one of a name, so that there are fewer than there were.
    return membersOf(value) == shape.members ? value : QJsonValue(QJsonValue::Undefined);
}

} // namespace

std::optional<QJsonObject> jsonObjectIn(ByteView text)
{
    const QJsonValue value = documentIn(text);
    return value.isObject() ? std::optional(value.toObject()) : std::nullopt;
}

std::optional<QJsonArray> jsonArrayIn(ByteView text)
{
    const QJsonValue value = documentIn(text);
    return value.isArray() ? std::optional(value.toArray()) : std::nullopt;
}

QByteArray compactJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray compactJson(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

std::optional<QDateTime> numericDateIn(const QJsonValue &value)
{
    const double seconds = value.toDouble(-1);
    if (!(seconds >= 0 && seconds <= lastSecond))
        return std::nullopt;
    return QDateTime::fromSecsSinceEpoch(static_cast<qint64>(seconds), Qt::UTC);
}

} // namespace eid
