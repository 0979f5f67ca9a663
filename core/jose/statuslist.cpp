#include "core/jose/statuslist.h"

#include "core/jose/base64url.h"
#include "core/jose/jsontext.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>

namespace eid {

namespace {

constexpr std::size_t pieceSize = 16 * 1024;
constexpr int bitsPacked = 2;
constexpr double longestTtl = 366.0 * 24 * 60 * 60;

tl::unexpected<Error> malformed(const char *what)
{
    return failure(ErrorCode::PlatformMalformedAnswer,
        QStringLiteral("status list: %1").arg(QLatin1String(what)));
}

struct EndInflating
{
    void operator()(z_stream *stream) const { inflateEnd(stream); }
};

/// What \a packed, one zlib stream (RFC 1950) and nothing behind it, unpacks to; nothing for
/// anything else, and once it is more than longestStatusList.
std::optional<Bytes> unpacked(Bytes packed)
{
    z_stream stream{};
    stream.next_in = packed.data();
    stream.avail_in = static_cast<uInt>(packed.size());
    if (inflateInit(&stream) != Z_OK)
        return std::nullopt;
    const std::unique_ptr<z_stream, EndInflating> end(&stream);
    Bytes octets;
    std::array<Bytef, pieceSize> piece{};
    for (;;) {
        stream.next_out = piece.data();
        stream.avail_out = static_cast<uInt>(piece.size());
        const int verdict = inflate(&stream, Z_NO_FLUSH);
        if (verdict != Z_OK && verdict != Z_STREAM_END)
            return std::nullopt;
        append(octets, ByteView(piece).first(piece.size() - stream.avail_out));
        if (octets.size() > longestStatusList)
            return std::nullopt;
        if (verdict == Z_STREAM_END)
            return stream.avail_in == 0 ? std::optional(std::move(octets)) : std::nullopt;
    }
}

/// The number of bits that a status has.
std::optional<int> bitsIn(const QJsonValue &value)
{
    for (const int bits : {1, 2, 4, 8}) {
        if (value == bits)
            return bits;
    }
    return std::nullopt;
}

std::optional<Bytes> listIn(const QJsonValue &value)
{
    auto packed = value.isString() ? fromBase64Url(value.toString().toUtf8()) : std::nullopt;
    return packed ? unpacked(*std::move(packed)) : std::nullopt;
}

/// What a token says of its own time.
struct Times
{
    QDateTime issuedAt;
    std::optional<QDateTime> expiresAt;
    std::optional<qint64> secondsToLive;

    [[nodiscard]] QDateTime keepUntil(const QDateTime &now) const
    {
        // Whoever says to have been made in the future is not kept the longer for it.
        const QDateTime stale = secondsToLive ? std::min(issuedAt, now).addSecs(*secondsToLive)
                                              : expiresAt.value_or(QDateTime());
        return expiresAt ? std::min(stale, *expiresAt) : stale;
    }
};

Result<Times> timesIn(const QJsonObject &claims)
{
    Times times;
    const auto issuedAt = numericDateIn(claims[QLatin1String("iat")]);
    if (!issuedAt)
        return malformed("iat");
    times.issuedAt = *issuedAt;
    if (const QJsonValue value = claims[QLatin1String("exp")]; !value.isUndefined()) {
        times.expiresAt = numericDateIn(value);
        if (!times.expiresAt)
            return malformed("exp");
    }
    if (const QJsonValue value = claims[QLatin1String("ttl")]; !value.isUndefined()) {
        const double seconds = value.toDouble();
        if (!(seconds > 0))
            return malformed("ttl");
        times.secondsToLive = static_cast<qint64>(std::min(seconds, longestTtl));
    }
    return times;
}

} // namespace

Result<StatusList> StatusList::parse(const Jws &token, const QString &uri, const QDateTime &now)
{
    if (token.type() != QLatin1String("statuslist+jwt"))
        return malformed("typ");
    const auto claims = token.claims();
    if (!claims)
        return failure(claims.error());
    if ((*claims)[QLatin1String("sub")] != uri)
        return malformed("sub");
    const auto times = timesIn(*claims);
    if (!times)
        return failure(times.error());
    if (times->expiresAt && *times->expiresAt <= now)
        return malformed("expired");
    const QJsonObject list = (*claims)[QLatin1String("status_list")].toObject();
    const auto bits = bitsIn(list[QLatin1String("bits")]);
    if (!bits)
        return malformed("bits");
    auto octets = listIn(list[QLatin1String("lst")]);
    if (!octets)
        return malformed("lst");
    StatusList parsed;
    parsed.m_octets = *std::move(octets);
    parsed.m_bits = *bits;
    parsed.m_keepUntil = times->keepUntil(now);
    return parsed;
}

std::optional<TokenStatus> StatusList::at(quint64 index) const
{
    const auto perOctet = static_cast<quint64>(8 / m_bits);
    if (index / perOctet >= m_octets.size())
        return std::nullopt;
    const unsigned int octet = m_octets[static_cast<std::size_t>(index / perOctet)];
    const auto shift = static_cast<unsigned int>(index % perOctet) * static_cast<unsigned>(m_bits);
    switch ((octet >> shift) & ((1U << m_bits) - 1)) {
    case 0:
        return TokenStatus::Valid;
    case 1:
        return TokenStatus::Invalid;
    case 2:
        return TokenStatus::Suspended;
    default:
        return TokenStatus::Other;
    }
}

QJsonObject packStatusList(ByteView twoBitValues)
{
    constexpr std::size_t perOctet = 8 / bitsPacked;
    Bytes octets((twoBitValues.size() + perOctet - 1) / perOctet);
    for (std::size_t i = 0; i < twoBitValues.size(); ++i) {
        const unsigned int value = std::min<unsigned int>(twoBitValues[i], 3);
        octets[i / perOctet] |= static_cast<std::uint8_t>(value << (i % perOctet * bitsPacked));
    }
    uLongf size = compressBound(static_cast<uLong>(octets.size()));
    Bytes packed(size);
    // With room for the bound there is nothing that could go wrong but memory.
    if (compress2(packed.data(), &size, octets.data(), static_cast<uLong>(octets.size()),
            Z_BEST_COMPRESSION)
        != Z_OK)
        qFatal("no memory to pack a status list");
    packed.resize(size);
    return {{QStringLiteral("bits"), bitsPacked},
        {QStringLiteral("lst"), QString::fromLatin1(toBase64Url(packed))}};
}

} // namespace eid
