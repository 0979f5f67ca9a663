#include "tests/sandbox/demo/demoobjects.h"

#include <array>

namespace eid::sandbox {

namespace {

void appendObject(Bytes &bytes, std::uint8_t tag, ByteView value)
{
    bytes.push_back(tag);
    if (value.size() > 0xFF) {
        bytes.push_back(0x82);
        bytes.push_back(static_cast<std::uint8_t>(value.size() >> 8));
    } else if (value.size() > 0x7F) {
        bytes.push_back(0x81);
    }
    bytes.push_back(static_cast<std::uint8_t>(value.size()));
    append(bytes, value);
}

void appendOctet(Bytes &bytes, std::uint8_t tag, std::uint8_t value)
{
    appendObject(bytes, tag, ByteView(&value, 1));
}

} // namespace

Bytes cardholderUniqueIdentifier(ByteView guid, QDate expires)
{
    // A card issued by nobody of the US government: agency 9999, system 9999 and so on (SP 800-73-4
    // part 1, 3.3), in the packed decimals of TIG SCEPACS v2.3. The GUID is what names it.
    static constexpr std::array<std::uint8_t, 25> fascN{0xD4, 0xE7, 0x39, 0xDA, 0x73, 0x9C, 0xED,
        0x39, 0xCE, 0x73, 0x9D, 0x83, 0x68, 0x58, 0x21, 0x08, 0x42, 0x10, 0x84, 0x21, 0xC8, 0x42,
        0x10, 0xC3, 0xEB};
    const QByteArray date = expires.toString(QStringLiteral("yyyyMMdd")).toLatin1();

    Bytes object;
    appendObject(object, 0x30, fascN);
    appendObject(object, 0x34, guid);
    appendObject(object, 0x35, Bytes(date.begin(), date.end()));
    appendObject(object, 0x3E, {});
    appendObject(object, 0xFE, {});
    return object;
}

Bytes cardCapabilityContainer(ByteView guid)
{
    Bytes identifier{0xA0, 0x00, 0x00, 0x01, 0x16, 0xFF, 0x02};
    append(identifier, guid.first(14));

    Bytes object;
    appendObject(object, 0xF0, identifier);
    appendOctet(object, 0xF1, 0x21);
    appendOctet(object, 0xF2, 0x21);
    appendObject(object, 0xF3, {});
    appendOctet(object, 0xF4, 0x00);
    appendOctet(object, 0xF5, 0x10);
    static constexpr std::array<std::uint8_t, 7> emptyTags{
        0xF6, 0xF7, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE};
    for (const std::uint8_t tag : emptyTags)
        appendObject(object, tag, {});
    return object;
}

Bytes certificateContainer(ByteView der)
{
    Bytes object;
    appendObject(object, 0x70, der);
    appendOctet(object, 0x71, 0x00);
    appendObject(object, 0xFE, {});
    return object;
}

} // namespace eid::sandbox
