#include "core/platform/base64.h"

#include <algorithm>

namespace eid {

QByteArray toBase64Lines(ByteView octets)
{
    constexpr qsizetype lineLength = 64;
    const QByteArray text = QByteArray::fromRawData(
        reinterpret_cast<const char *>(octets.data()), static_cast<qsizetype>(octets.size()))
                                .toBase64();
    QByteArray lines;
    for (qsizetype at = 0; at < text.size(); at += lineLength)
        lines += text.mid(at, lineLength) + "\r\n";
    return lines;
}

std::optional<Bytes> fromBase64Lines(QByteArrayView text)
{
    QByteArray characters;
    characters.reserve(text.size());
    std::ranges::copy_if(text, std::back_inserter(characters),
        [](char c) { return c != ' ' && c != '\t' && c != '\r' && c != '\n'; });
    const auto decoded = QByteArray::fromBase64Encoding(
        characters, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    // Qt passes over missing padding and bits left over: the one true encoding has neither.
    if (!decoded || decoded.decoded.toBase64() != characters)
        return std::nullopt;
    return Bytes(decoded.decoded.begin(), decoded.decoded.end());
}

} // namespace eid
