#include "core/crypto/columncipher.h"

#include "core/crypto/aesgcm.h"
#include "core/crypto/keywrap.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace eid {

namespace {

constexpr std::uint8_t form = 0x01;
constexpr std::size_t overhead = 1 + gcmNonceSize + gcmTagSize;
constexpr std::size_t padsTo = 256;
constexpr std::size_t tooLong = 16U << 20;
constexpr std::uint8_t padding = 0x80;

static_assert(dataKeySize == gcmKeySize);

Bytes octetsOf(const ColumnPlace &place)
{
    const QByteArray text
        = QStringLiteral("%1|%2|%3").arg(place.table, place.column, place.row).toUtf8();
    return Bytes(text.begin(), text.end());
}

/// How much of \a padded there was before it was padded; nothing if it never was.
std::optional<std::size_t> sizeWithin(ByteView padded)
{
    const auto last = std::find_if(
        padded.rbegin(), padded.rend(), [](std::uint8_t octet) { return octet != 0x00; });
    if (last == padded.rend() || *last != padding)
        return std::nullopt;
    return static_cast<std::size_t>(padded.rend() - last) - 1;
}

tl::unexpected<Error> locked(const ColumnPlace &place)
{
    return failure(ErrorCode::CopyLocked,
        QStringLiteral("%1.%2 of %3 does not open").arg(place.table, place.column, place.row));
}

/// Whether \a box can be one, as far as that is seen without the key.
bool isBox(ByteView box)
{
    return box.size() >= overhead + padsTo && (box.size() - overhead) % padsTo == 0
        && box.front() == form;
}

bool decrypt(
    const Secret &key, const ColumnPlace &place, ByteView box, std::span<std::uint8_t> padded)
{
    return decryptGcm(
        key, box.subspan(1, gcmNonceSize), octetsOf(place), box.subspan(1 + gcmNonceSize), padded);
}

} // namespace

ColumnCipher::ColumnCipher(Secret dataKey)
    : m_key(std::move(dataKey))
{ }

Result<ColumnCipher> ColumnCipher::create(Secret dataKey)
{
    if (dataKey.size() != dataKeySize)
        return failure(ErrorCode::InvalidArgument,
            QStringLiteral("a data key of %1 octets").arg(dataKey.size()));
    return ColumnCipher(std::move(dataKey));
}

Result<Bytes> ColumnCipher::seal(const ColumnPlace &place, ByteView plaintext) const
{
    if (plaintext.size() >= tooLong)
        return failure(ErrorCode::InvalidArgument,
            QStringLiteral("%1 octets for a column").arg(plaintext.size()));
    std::array<std::uint8_t, gcmNonceSize> nonce{};
    if (const auto filled = fillRandom(nonce); !filled)
        return failure(filled.error());
    Bytes padded;
    const std::size_t size = (plaintext.size() / padsTo + 1) * padsTo;
    padded.reserve(size); // else a copy of it would be left behind
    append(padded, plaintext);
    padded.push_back(padding);
    padded.resize(size);
    const auto sealed = encryptGcm(m_key, nonce, octetsOf(place), padded);
    wipe(padded);
    if (!sealed)
        return failure(sealed.error());
    Bytes box{form};
    append(box, nonce);
    append(box, *sealed);
    return box;
}

Result<Bytes> ColumnCipher::open(const ColumnPlace &place, ByteView box) const
{
    if (!isBox(box))
        return locked(place);
    Bytes opened(box.size() - overhead);
    const bool holds = decrypt(m_key, place, box, opened);
    const auto size = holds ? sizeWithin(opened) : std::nullopt;
    if (!size)
        return locked(place);
    opened.resize(*size);
    return opened;
}

Result<Secret> ColumnCipher::openSecret(const ColumnPlace &place, ByteView box) const
{
    if (!isBox(box))
        return locked(place);
    if (box.size() - overhead > Secret::maximumSize)
        return failure(
            ErrorCode::InvalidArgument, QStringLiteral("a secret of %1 octets").arg(box.size()));
    Secret opened(box.size() - overhead);
    const bool holds = decrypt(m_key, place, box, opened.octets());
    const auto size = holds ? sizeWithin(std::as_const(opened).octets()) : std::nullopt;
    if (!size)
        return locked(place);
    return Secret(std::as_const(opened).octets().first(*size));
}

} // namespace eid
