#include "core/platform/answercollector.h"

#include <algorithm>

namespace eid {

namespace {

/// RFC 9110, 5.6.2.
bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    });
}

/// No control characters but the tab (RFC 9110, 5.5).
bool isFieldValue(QByteArrayView text)
{
    return std::ranges::none_of(text,
        [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; });
}

} // namespace

AnswerCollector::AnswerCollector(PlatformLimits limits)
    : m_limits(limits)
{ }

bool AnswerCollector::refuse(ErrorCode code, const char *why)
{
    m_error = Error{code, QString::fromLatin1(why), std::nullopt};
    return false;
}

bool AnswerCollector::addHeaderLine(QByteArrayView line)
{
    m_headerOctets += static_cast<std::size_t>(line.size());
    if (m_headerOctets > m_limits.headerOctets)
        return refuse(ErrorCode::PlatformAnswerTooLarge, "header");
    const QByteArrayView trimmed = line.trimmed();
    if (trimmed.isEmpty()) {
        m_isInTrailer = true;
        return true;
    }
    if (line.startsWith("HTTP/")) { // an interim answer may come before the final one
        m_answer.fields.clear();
        m_isInTrailer = false;
        return true;
    }
    return m_isInTrailer || addField(line);
}

bool AnswerCollector::addField(QByteArrayView line)
{
    const auto colon = line.indexOf(':');
    const QByteArrayView name = line.first(std::max<qsizetype>(colon, 0));
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    if (!isToken(name) || !isFieldValue(value))
        return refuse(ErrorCode::PlatformMalformedAnswer, "header field");
    const HttpField field{name.toByteArray().toLower(), value.toByteArray()};
    if (!checkFraming(field))
        return false;
    m_answer.fields.append(field);
    return true;
}

/// What says how the body is to be read says it once, and in one way (RFC 9112, 6.3).
bool AnswerCollector::checkFraming(const HttpField &field)
{
    const bool isLength = field.name == "content-length";
    const bool isTransfer = field.name == "transfer-encoding";
    if ((isLength || isTransfer) && (has("content-length") || has("transfer-encoding")))
        return refuse(ErrorCode::PlatformMalformedAnswer, "two lengths");
    // Nothing was said to be accepted but the answer as it is.
    if (field.name == "content-encoding" && field.value.toLower() != "identity")
        return refuse(ErrorCode::PlatformMalformedAnswer, "content encoding");
    if (isTransfer && field.value.toLower() != "chunked")
        return refuse(ErrorCode::PlatformMalformedAnswer, "transfer encoding");
    if (isLength && field.value.toULongLong() > static_cast<qulonglong>(m_limits.bodyOctets))
        return refuse(ErrorCode::PlatformAnswerTooLarge, "body");
    return true;
}

bool AnswerCollector::has(QByteArrayView name) const
{
    return std::ranges::any_of(
        m_answer.fields, [&](const HttpField &field) { return field.name == name; });
}

bool AnswerCollector::isDelimited() const
{
    return m_answer.body.empty() || has("content-length") || has("transfer-encoding");
}

bool AnswerCollector::addBody(ByteView octets)
{
    if (octets.size() > m_limits.bodyOctets - m_answer.body.size())
        return refuse(ErrorCode::PlatformAnswerTooLarge, "body");
    append(m_answer.body, octets);
    return true;
}

HttpAnswer AnswerCollector::take(int status)
{
    m_answer.status = status;
    return std::move(m_answer);
}

} // namespace eid
