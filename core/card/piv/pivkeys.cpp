#include "core/card/piv/pivkeys.h"

#include "core/card/piv/pivobjects.h"
#include "core/crypto/keymaterial.h"
#include "core/smartcard/tlv.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace eid {

namespace {

constexpr std::uint8_t generalAuthenticate = 0x87;
constexpr std::uint8_t generateKeyPair = 0x47;
constexpr std::uint8_t putData = 0xDB;
constexpr std::uint8_t getMetadata = 0xF7;
constexpr std::uint8_t administratorKey = 0x9B;

constexpr std::uint32_t dynamicAuthentication = 0x7C;
constexpr std::uint32_t challengeTag = 0x81;
constexpr std::uint32_t responseTag = 0x82;
constexpr std::uint32_t exponentiationTag = 0x85;
constexpr std::uint32_t publicKeyTemplate = 0x7F49;

constexpr std::array allAlgorithms{
    KeyAlgorithm::EcP256, KeyAlgorithm::EcP384, KeyAlgorithm::Rsa2048};

// The default of the standard first, then what cards have been issued with since.
constexpr std::array allAdministratorAlgorithms{AdministratorAlgorithm::TripleDes,
    AdministratorAlgorithm::Aes128, AdministratorAlgorithm::Aes192, AdministratorAlgorithm::Aes256};

tl::unexpected<Error> malformed(const char *what)
{
    return failure(ErrorCode::CardMalformedData, QLatin1String(what));
}

std::uint8_t identifierOf(KeyAlgorithm algorithm)
{
    switch (algorithm) {
    case KeyAlgorithm::EcP256:
        return 0x11;
    case KeyAlgorithm::EcP384:
        return 0x14;
    case KeyAlgorithm::Rsa2048:
        return 0x07;
    }
    Q_UNREACHABLE();
}

std::uint8_t identifierOf(AdministratorAlgorithm algorithm)
{
    switch (algorithm) {
    case AdministratorAlgorithm::TripleDes:
        return 0x03;
    case AdministratorAlgorithm::Aes128:
        return 0x08;
    case AdministratorAlgorithm::Aes192:
        return 0x0A;
    case AdministratorAlgorithm::Aes256:
        return 0x0C;
    }
    Q_UNREACHABLE();
}

std::uint8_t referenceOf(KeySlot slot)
{
    return static_cast<std::uint8_t>(slot);
}

Bytes tlv(std::uint32_t tag, ByteView value)
{
    Bytes bytes;
    appendTlv(bytes, tag, value);
    return bytes;
}

/// The value of the object with \a tag that \a octets are, all of them.
std::optional<ByteView> onlyTlv(ByteView octets, std::uint32_t tag)
{
    const auto element = takeTlv(octets);
    if (!element || element->tag != tag || !octets.empty())
        return std::nullopt;
    return element->value;
}

/// SubjectPublicKeyInfo out of the inside of a 7F49: 86 point, or 81 modulus and 82 exponent.
std::optional<Bytes> publicKeyOf(KeyAlgorithm algorithm, ByteView content)
{
    constexpr std::uint32_t modulusTag = 0x81;
    constexpr std::uint32_t exponentTag = 0x82;
    constexpr std::uint32_t pointTag = 0x86;
    if (algorithm != KeyAlgorithm::Rsa2048) {
        const auto point = onlyTlv(content, pointTag);
        return point ? ecPublicKeyInfo(algorithm, *point) : std::nullopt;
    }
    const auto modulus = takeTlv(content);
    if (!modulus || modulus->tag != modulusTag)
        return std::nullopt;
    const auto exponent = onlyTlv(content, exponentTag);
    return exponent ? rsaPublicKeyInfo(modulus->value, *exponent) : std::nullopt;
}

template <typename Algorithm, std::size_t Count>
std::optional<Algorithm> algorithmIn(
    const std::vector<Tlv> &elements, const std::array<Algorithm, Count> &known)
{
    constexpr std::uint32_t algorithmTag = 0x01;
    const auto value = findTlv(elements, algorithmTag);
    if (!value || value->size() != 1)
        return std::nullopt;
    const auto found = std::ranges::find_if(
        known, [&](Algorithm algorithm) { return identifierOf(algorithm) == value->front(); });
    if (found == known.end())
        return std::nullopt;
    return *found;
}

} // namespace

std::span<const AdministratorAlgorithm> administratorAlgorithms()
{
    return allAdministratorAlgorithms;
}

CommandApdu generateCommand(KeySlot slot, KeyAlgorithm algorithm)
{
    constexpr std::uint32_t controlReference = 0xAC;
    constexpr std::uint32_t mechanismTag = 0x80;
    // Some chips look for primes for a minute and more.
    constexpr std::chrono::seconds rsaPatience{120};
    const std::array identifier{identifierOf(algorithm)};
    const Bytes data = tlv(controlReference, tlv(mechanismTag, identifier));
    CommandApdu command(
        0x00, generateKeyPair, 0x00, referenceOf(slot), ByteView(data), CommandApdu::maximumLe);
    if (algorithm == KeyAlgorithm::Rsa2048)
        command.patience = rsaPatience;
    return command;
}

CommandApdu signCommand(KeySlot slot, KeyAlgorithm algorithm, ByteView input)
{
    Bytes parts = tlv(responseTag, {});
    appendTlv(parts, challengeTag, input);
    return {0x00, generalAuthenticate, identifierOf(algorithm), referenceOf(slot),
        ByteView(tlv(dynamicAuthentication, parts)), CommandApdu::maximumLe};
}

CommandApdu agreeCommand(KeySlot slot, KeyAlgorithm algorithm, ByteView peerPoint)
{
    Bytes parts = tlv(responseTag, {});
    appendTlv(parts, exponentiationTag, peerPoint);
    return {0x00, generalAuthenticate, identifierOf(algorithm), referenceOf(slot),
        ByteView(tlv(dynamicAuthentication, parts)), CommandApdu::maximumLe};
}

CommandApdu challengeCommand(AdministratorAlgorithm algorithm)
{
    const Bytes data = tlv(dynamicAuthentication, tlv(challengeTag, {}));
    return {0x00, generalAuthenticate, identifierOf(algorithm), administratorKey, ByteView(data),
        CommandApdu::maximumLe};
}

CommandApdu responseCommand(AdministratorAlgorithm algorithm, ByteView response)
{
    const Bytes data = tlv(dynamicAuthentication, tlv(responseTag, response));
    return {0x00, generalAuthenticate, identifierOf(algorithm), administratorKey, ByteView(data)};
}

Result<CommandApdu> putCertificateCommand(KeySlot slot, ByteView der)
{
    constexpr std::uint32_t dataObject = 0x53;
    constexpr std::uint32_t certificateElement = 0x70;
    constexpr std::uint32_t infoElement = 0x71;
    constexpr std::uint32_t errorDetection = 0xFE;
    constexpr std::array<std::uint8_t, 1> notCompressed{0x00};

    Bytes content = tlv(certificateElement, der);
    appendTlv(content, infoElement, notCompressed);
    appendTlv(content, errorDetection, {});
    Bytes data = tagList(certificateTag(slot));
    appendTlv(data, dataObject, content);
    if (data.size() > CommandApdu::maximumData)
        return failure(ErrorCode::CardDataTooLarge,
            QStringLiteral("a certificate of %1 octets").arg(der.size()));
    return CommandApdu(0x00, putData, 0x3F, 0xFF, ByteView(data));
}

CommandApdu keyMetadataCommand(KeySlot slot)
{
    return {0x00, getMetadata, 0x00, referenceOf(slot), ByteView(), CommandApdu::maximumLe};
}

CommandApdu administratorMetadataCommand()
{
    return {0x00, getMetadata, 0x00, administratorKey, ByteView(), CommandApdu::maximumLe};
}

Result<Bytes> parseGeneratedKey(KeyAlgorithm algorithm, ByteView response)
{
    const auto content = onlyTlv(response, publicKeyTemplate);
    if (!content)
        return malformed("generated key: not tag 7F49 alone");
    auto key = publicKeyOf(algorithm, *content);
    if (!key)
        return malformed("generated key: not of the algorithm asked for");
    return std::move(*key);
}

Result<Bytes> parseSignature(KeyAlgorithm algorithm, ByteView response)
{
    const auto parts = onlyTlv(response, dynamicAuthentication);
    const auto signature = parts ? onlyTlv(*parts, responseTag) : std::nullopt;
    if (!signature)
        return malformed("signature: not 82 within 7C");
    if (!isSignature(algorithm, *signature))
        return malformed("signature: not of the algorithm asked for");
    return Bytes(signature->begin(), signature->end());
}

Result<Secret> parseAgreement(KeyAlgorithm algorithm, ByteView response)
{
    const auto parts = onlyTlv(response, dynamicAuthentication);
    const auto common = parts ? onlyTlv(*parts, responseTag) : std::nullopt;
    if (!common)
        return malformed("agreement: not 82 within 7C");
    // A field has as many octets as its order, on either curve.
    if (common->size() != signedSize(algorithm))
        return malformed("agreement: not as long as the curve's field");
    return Secret(*common);
}

Result<Bytes> parseChallenge(AdministratorAlgorithm algorithm, ByteView response)
{
    const auto parts = onlyTlv(response, dynamicAuthentication);
    const auto challenge = parts ? onlyTlv(*parts, challengeTag) : std::nullopt;
    if (!challenge)
        return malformed("administrator challenge: not 81 within 7C");
    if (challenge->size() != blockSize(algorithm))
        return malformed("administrator challenge: not one block");
    return Bytes(challenge->begin(), challenge->end());
}

std::optional<Bytes> parseKeyMetadata(ByteView response)
{
    constexpr std::uint32_t publicKeyTag = 0x04;
    const auto elements = parseTlvs(response);
    if (!elements)
        return std::nullopt;
    const auto algorithm = algorithmIn(*elements, allAlgorithms);
    const auto key = findTlv(*elements, publicKeyTag);
    return algorithm && key ? publicKeyOf(*algorithm, *key) : std::nullopt;
}

std::optional<AdministratorAlgorithm> parseAdministratorMetadata(ByteView response)
{
    const auto elements = parseTlvs(response);
    if (!elements)
        return std::nullopt;
    return algorithmIn(*elements, allAdministratorAlgorithms);
}

} // namespace eid
