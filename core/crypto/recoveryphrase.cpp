#include "core/crypto/recoveryphrase.h"

#include "core/crypto/aesgcm.h"
#include "core/crypto/keywrap.h"
#include "core/crypto/openssl.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <array>
#include <optional>
#include <string_view>

namespace eid {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t randomCharacters = 26;
constexpr std::size_t checkCharacters = 2;
constexpr std::size_t characters = randomCharacters + checkCharacters;
constexpr std::size_t groupSize = 4;

constexpr std::uint8_t byScrypt = 0x01;
constexpr std::size_t saltSize = 16;
constexpr std::size_t wrappedSize = 1 + saltSize + gcmNonceSize + dataKeySize + gcmTagSize;

/// The number that \a character stands for, with what is forgiven in writing.
std::optional<std::uint8_t> valueOf(std::uint8_t character)
{
    std::uint8_t upper = character;
    if (upper >= 'a' && upper <= 'z')
        upper = static_cast<std::uint8_t>(upper - 'a' + 'A');
    if (upper == 'O')
        upper = '0';
    if (upper == 'I' || upper == 'L')
        upper = '1';
    const auto at = alphabet.find(static_cast<char>(upper));
    if (at == std::string_view::npos)
        return std::nullopt;
    return static_cast<std::uint8_t>(at);
}

/// The first 10 bits of the SHA-256 of the characters before the check, as two numbers.
std::array<std::uint8_t, checkCharacters> checkOf(ByteView randomPart)
{
    std::array<std::uint8_t, SHA256_DIGEST_LENGTH> hash{};
    SHA256(randomPart.data(), randomPart.size(), hash.data());
    constexpr std::uint8_t five = 0x1F;
    return {static_cast<std::uint8_t>(hash[0] >> 3),
        static_cast<std::uint8_t>((hash[0] << 2 | hash[1] >> 6) & five)};
}

/// The 28 characters as makeRecoveryPhrase() chose them, without hyphens.
Result<Secret> plainPhrase(const Secret &entry)
{
    Secret plain;
    for (const std::uint8_t character : entry.octets()) {
        if (character == '-' || character == ' ')
            continue;
        const auto value = valueOf(character);
        if (!value || plain.size() == characters)
            return failure(ErrorCode::RecoveryPhraseWrong);
        plain.append(static_cast<std::uint8_t>(alphabet[*value]));
    }
    if (plain.size() != characters)
        return failure(ErrorCode::RecoveryPhraseWrong);
    const ByteView octets = std::as_const(plain).octets();
    const auto check = checkOf(octets.first(randomCharacters));
    for (std::size_t i = 0; i < checkCharacters; ++i) {
        if (octets[randomCharacters + i] != static_cast<std::uint8_t>(alphabet[check[i]]))
            return failure(ErrorCode::RecoveryPhraseWrong);
    }
    return plain;
}

Result<Secret> derivedKey(const Secret &plain, ByteView salt)
{
    constexpr std::uint64_t cost = 1U << 16;
    constexpr std::uint64_t blockSize = 8;
    constexpr std::uint64_t parallel = 1;
    constexpr std::uint64_t memoryAtMost = 96U << 20; // 128 * r * N is 64 MiB
    Secret key(gcmKeySize);
    if (EVP_PBE_scrypt(reinterpret_cast<const char *>(plain.octets().data()), plain.size(),
            salt.data(), salt.size(), cost, blockSize, parallel, memoryAtMost, key.octets().data(),
            key.size())
        != 1)
        return failure(ErrorCode::Internal, takeOpenSslReason());
    return key;
}

} // namespace

Result<Secret> makeRecoveryPhrase()
{
    Secret random(randomCharacters);
    if (const auto filled = fillRandom(random); !filled)
        return failure(filled.error());
    // One octet for each character: 32 divides 256, so that all are as likely.
    for (std::uint8_t &octet : random.octets())
        octet = static_cast<std::uint8_t>(alphabet[octet % alphabet.size()]);
    Secret plain = random.duplicate();
    for (const std::uint8_t value : checkOf(std::as_const(random).octets()))
        plain.append(static_cast<std::uint8_t>(alphabet[value]));
    Secret phrase;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (i > 0 && i % groupSize == 0)
            phrase.append('-');
        phrase.append(std::as_const(plain).octets()[i]);
    }
    return phrase;
}

Result<void> checkRecoveryPhrase(const Secret &entry)
{
    return plainPhrase(entry).map([](const Secret &) {});
}

Result<Bytes> wrapKeyByPhrase(const Secret &dataKey, const Secret &phrase)
{
    if (dataKey.size() != dataKeySize)
        return failure(ErrorCode::InvalidArgument,
            QStringLiteral("a data key of %1 octets").arg(dataKey.size()));
    const auto plain = plainPhrase(phrase);
    if (!plain)
        return failure(plain.error());
    std::array<std::uint8_t, saltSize + gcmNonceSize> random{};
    if (const auto filled = fillRandom(random); !filled)
        return failure(filled.error());
    const ByteView salt = ByteView(random).first(saltSize);
    const ByteView nonce = ByteView(random).subspan(saltSize);
    const auto key = derivedKey(*plain, salt);
    if (!key)
        return failure(key.error());
    const std::array form{byScrypt};
    const auto sealed = encryptGcm(*key, nonce, form, dataKey.octets());
    if (!sealed)
        return failure(sealed.error());
    Bytes wrapped(form.begin(), form.end());
    append(wrapped, random);
    append(wrapped, *sealed);
    return wrapped;
}

Result<Secret> unwrapKeyByPhrase(ByteView wrapped, const Secret &phrase)
{
    const auto plain = plainPhrase(phrase);
    if (!plain)
        return failure(plain.error());
    if (wrapped.size() != wrappedSize || wrapped.front() != byScrypt)
        return failure(ErrorCode::CopyLocked, QStringLiteral("not a key wrapped by a phrase"));
    const auto key = derivedKey(*plain, wrapped.subspan(1, saltSize));
    if (!key)
        return failure(key.error());
    const ByteView nonce = wrapped.subspan(1 + saltSize, gcmNonceSize);
    Secret dataKey(dataKeySize);
    if (!decryptGcm(*key, nonce, wrapped.first(1), wrapped.subspan(1 + saltSize + gcmNonceSize),
            dataKey.octets()))
        return failure(ErrorCode::RecoveryPhraseWrong);
    return dataKey;
}

} // namespace eid
