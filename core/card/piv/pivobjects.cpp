#include "core/card/piv/pivobjects.h"

#include "core/card/piv/gzip.h"
#include "core/smartcard/tlv.h"

#include <algorithm>
#include <array>

namespace eid {

namespace {

constexpr std::uint32_t dataObject = 0x53;
constexpr std::size_t guidSize = 16;
constexpr std::size_t maximumFascnSize = 64;
constexpr std::size_t maximumCertificateSize = 64 * 1024;

tl::unexpected<Error> malformed(const char *what)
{
    return failure(ErrorCode::CardMalformedData, QLatin1String(what));
}

bool isAllZero(ByteView octets)
{
    return std::ranges::all_of(octets, [](std::uint8_t octet) { return octet == 0; });
}

/// ISO/IEC 7816-4, 5.2.2.1: before, between and behind data objects.
bool isPadding(std::uint8_t octet)
{
    return octet == 0x00 || octet == 0xFF;
}

/// Whether the FASC-N begins with agency code 9999 and system code 9999 (TIG SCEPACS 2.2, 6: digits
/// of five bits behind a start sentinel).
bool isSharedFascn(ByteView fascn)
{
    static constexpr std::array<std::uint8_t, 6> nines{0xD4, 0xE7, 0x39, 0xDA, 0x73, 0x9C};
    return fascn.size() >= nines.size() && equal(fascn.first(nines.size()), nines);
}

/// The octets within the object's outer tag.
Result<ByteView> contentOf(ByteView object, bool isWhole)
{
    const auto head = takeTlvHead(object);
    if (!head)
        return failure(head.error());
    if (head->tag != dataObject)
        return malformed("object: not tag 53");
    if (isWhole && head->length > object.size())
        return malformed("object: shorter than it says");
    return object.first(std::min(head->length, object.size()));
}

} // namespace

std::uint32_t certificateTag(KeySlot slot)
{
    switch (slot) {
    case KeySlot::Authentication:
        return 0x5FC105;
    case KeySlot::Signature:
        return 0x5FC10A;
    case KeySlot::KeyManagement:
        return 0x5FC10B;
    case KeySlot::CardAuthentication:
        return 0x5FC101;
    }
    Q_UNREACHABLE();
}

Bytes tagList(std::uint32_t tag)
{
    return {0x5C, 0x03, static_cast<std::uint8_t>(tag >> 16), static_cast<std::uint8_t>(tag >> 8),
        static_cast<std::uint8_t>(tag)};
}

QString Chuid::serial() const
{
    if (!isAllZero(guid))
        return toHex(guid);
    if (!isAllZero(fascn) && !isSharedFascn(fascn))
        return toHex(fascn);
    return {};
}

Result<Chuid> parseChuid(ByteView object, bool isWhole)
{
    constexpr std::uint32_t fascnTag = 0x30;
    constexpr std::uint32_t guidTag = 0x34;
    const auto content = contentOf(object, isWhole);
    if (!content)
        return failure(content.error());
    Chuid chuid;
    ByteView rest = *content;
    while (!rest.empty()) {
        if (isPadding(rest.front())) {
            rest = rest.subspan(1);
            continue;
        }
        const auto element = takeTlv(rest);
        if (!element && !isWhole)
            break;
        if (!element)
            return failure(element.error());
        if (element->tag == fascnTag) {
            if (element->value.size() > maximumFascnSize)
                return malformed("CHUID: FASC-N too long");
            chuid.fascn.assign(element->value.begin(), element->value.end());
        } else if (element->tag == guidTag) {
            if (element->value.size() != guidSize)
                return malformed("CHUID: GUID not of 16 octets");
            chuid.guid.assign(element->value.begin(), element->value.end());
        }
    }
    return chuid;
}

Result<std::optional<Bytes>> parseCertificateObject(ByteView object)
{
    constexpr std::uint32_t certificateElement = 0x70;
    constexpr std::uint32_t infoElement = 0x71;
    // Part 1, appendix A.2 writes the flag as 01; its BIT STRING reads as 80, and cards have both.
    constexpr std::uint8_t gzipFlags = 0x81;

    const auto content = contentOf(object, true);
    if (!content)
        return failure(content.error());
    const auto elements = parseTlvs(*content);
    if (!elements)
        return failure(elements.error());
    const auto certificate = findTlv(*elements, certificateElement);
    if (!certificate && !elements->empty())
        return malformed("certificate object: no tag 70");
    if (!certificate || certificate->empty())
        return std::nullopt;
    const auto info = findTlv(*elements, infoElement);
    if (info && !info->empty() && (info->front() & gzipFlags) != 0) {
        auto plain = inflated(*certificate, maximumCertificateSize);
        if (!plain)
            return failure(plain.error());
        return std::optional(std::move(*plain));
    }
    return std::optional(Bytes(certificate->begin(), certificate->end()));
}

} // namespace eid
