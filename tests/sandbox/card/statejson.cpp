#include "tests/sandbox/card/statejson.h"

#include "tests/sandbox/card/dataobjects.h"
#include "tests/sandbox/card/keypair.h"
#include "tests/sandbox/card/keyslots.h"

#include <QJsonValue>

#include <algorithm>
#include <array>

namespace eid::sandbox {

namespace {

constexpr int mostTries = 15;

/// Takes members out of an object and remembers whether all were as they must be.
class Members
{
public:
    explicit Members(const QJsonValue &value)
        : m_json(value.toObject())
        , m_valid(value.isObject())
    { }

    [[nodiscard]] bool areValid() const { return m_valid; }
    [[nodiscard]] QJsonValue value(QLatin1String name) const { return m_json.value(name); }

    bool flag(QLatin1String name)
    {
        expect(value(name).isBool());
        return value(name).toBool();
    }

    qint64 number(QLatin1String name, qint64 least, qint64 most)
    {
        const qint64 number = value(name).toInteger(least - 1);
        expect(value(name).isDouble() && number >= least && number <= most);
        return number;
    }

    Bytes octets(QLatin1String name)
    {
        const auto octets = fromHex(value(name).toString());
        expect(value(name).isString() && octets);
        return octets.value_or(Bytes{});
    }

    void expect(bool condition) { m_valid = m_valid && condition; }

private:
    QJsonObject m_json;
    bool m_valid = false;
};

QJsonObject toJson(const CardProfile &profile)
{
    return {
        {QStringLiteral("metadata"), profile.metadata},
        {QStringLiteral("extendedLength"), profile.extendedLength},
        {QStringLiteral("chaining"), profile.chaining},
        {QStringLiteral("t0"), profile.t0},
        {QStringLiteral("malformedNewPinCostsTry"), profile.malformedNewPinCostsTry},
        {QStringLiteral("pinTries"), profile.pinTries},
        {QStringLiteral("pukTries"), profile.pukTries},
        {QStringLiteral("objectMemory"), static_cast<qint64>(profile.objectMemory)},
        {QStringLiteral("serialNumber"), static_cast<qint64>(profile.serialNumber)},
        {QStringLiteral("version"), toHex(profile.version)},
        {QStringLiteral("atr"), toHex(profile.atr)},
    };
}

CardProfile profileFromJson(Members &members)
{
    CardProfile profile;
    profile.metadata = members.flag(QLatin1String("metadata"));
    profile.extendedLength = members.flag(QLatin1String("extendedLength"));
    profile.chaining = members.flag(QLatin1String("chaining"));
    profile.t0 = members.flag(QLatin1String("t0"));
    profile.malformedNewPinCostsTry = members.flag(QLatin1String("malformedNewPinCostsTry"));
    profile.pinTries = static_cast<int>(members.number(QLatin1String("pinTries"), 1, mostTries));
    profile.pukTries = static_cast<int>(members.number(QLatin1String("pukTries"), 1, mostTries));
    profile.objectMemory
        = static_cast<std::size_t>(members.number(QLatin1String("objectMemory"), 0, 1 << 30));
    profile.serialNumber = static_cast<std::uint32_t>(
        members.number(QLatin1String("serialNumber"), 0, 0xFFFFFFFFLL));
    const Bytes version = members.octets(QLatin1String("version"));
    members.expect(version.size() == profile.version.size());
    if (version.size() == profile.version.size())
        std::ranges::copy(version, profile.version.begin());
    profile.atr = members.octets(QLatin1String("atr"));
    return profile;
}

QJsonObject toJson(const ReferenceData &reference)
{
    return {
        {QStringLiteral("value"), toHex(reference.value)},
        {QStringLiteral("triesAtMost"), reference.triesAtMost},
        {QStringLiteral("triesLeft"), reference.triesLeft},
    };
}

ReferenceData referenceFromJson(Members &members)
{
    ReferenceData reference;
    reference.value = members.octets(QLatin1String("value"));
    members.expect(reference.value.size() == ReferenceData::size);
    reference.triesAtMost
        = static_cast<int>(members.number(QLatin1String("triesAtMost"), 1, mostTries));
    reference.triesLeft
        = static_cast<int>(members.number(QLatin1String("triesLeft"), 0, reference.triesAtMost));
    return reference;
}

AdminKey adminFromJson(Members &members)
{
    AdminKey admin;
    const auto algorithm = adminAlgorithmOf(
        static_cast<std::uint8_t>(members.number(QLatin1String("algorithm"), 1, 0xFF)));
    members.expect(algorithm.has_value());
    admin.algorithm = algorithm.value_or(AdminAlgorithm::TripleDes);
    admin.key = members.octets(QLatin1String("key"));
    members.expect(admin.key.size() == keySize(admin.algorithm));
    return admin;
}

QJsonObject toJson(const StoredKey &key)
{
    return {
        {QStringLiteral("origin"), static_cast<int>(key.origin)},
        {QStringLiteral("privateKey"), toHex(key.privateKey)},
    };
}

StoredKey keyFromJson(Members &members)
{
    StoredKey key;
    key.origin = static_cast<KeyOrigin>(members.number(QLatin1String("origin"), 1, 2));
    key.privateKey = members.octets(QLatin1String("privateKey"));
    const auto pair = KeyPair::fromPrivateDer(key.privateKey);
    members.expect(pair.has_value());
    if (pair)
        key.algorithm = pair->algorithm();
    return key;
}

/// "5FC102", "9A": the name of a member that stands for a number.
template <typename Number>
QString nameOf(Number number)
{
    return QString::number(number, 16).toUpper();
}

} // namespace

QJsonObject toJson(const CardMemory &memory)
{
    QJsonObject objects;
    for (const auto &[tag, content] : memory.objects)
        objects.insert(nameOf(tag), toHex(content));
    QJsonObject keys;
    for (const auto &[reference, key] : memory.keys)
        keys.insert(nameOf(reference), toJson(key));
    return {
        {QStringLiteral("profile"), toJson(memory.profile)},
        {QStringLiteral("pin"), toJson(memory.pin)},
        {QStringLiteral("puk"), toJson(memory.puk)},
        {QStringLiteral("admin"),
            QJsonObject{
                {QStringLiteral("algorithm"), static_cast<int>(memory.admin.algorithm)},
                {QStringLiteral("key"), toHex(memory.admin.key)},
            }},
        {QStringLiteral("objects"), objects},
        {QStringLiteral("keys"), keys},
    };
}

std::optional<CardMemory> memoryFromJson(const QJsonObject &json)
{
    const Members card(json);
    Members profile(card.value(QLatin1String("profile")));
    Members pin(card.value(QLatin1String("pin")));
    Members puk(card.value(QLatin1String("puk")));
    Members admin(card.value(QLatin1String("admin")));

    CardMemory memory;
    memory.profile = profileFromJson(profile);
    memory.pin = referenceFromJson(pin);
    memory.puk = referenceFromJson(puk);
    memory.admin = adminFromJson(admin);
    pin.expect(isWellFormedPin(memory.pin.value));
    bool valid = profile.areValid() && pin.areValid() && puk.areValid() && admin.areValid();

    const QJsonValue objects = card.value(QLatin1String("objects"));
    Members contents(objects);
    for (const QString &name : objects.toObject().keys()) {
        const std::uint32_t tag = name.toUInt(nullptr, 16);
        contents.expect(readAccess(tag, memory.profile.metadata).has_value());
        memory.objects[tag] = contents.octets(QLatin1String(name.toLatin1()));
    }
    valid = valid && contents.areValid();

    const QJsonValue keys = card.value(QLatin1String("keys"));
    valid = valid && keys.isObject();
    const QJsonObject keyObject = keys.toObject();
    for (const QString &name : keyObject.keys()) {
        const auto reference = static_cast<std::uint8_t>(name.toUShort(nullptr, 16));
        Members key(keyObject.value(name));
        memory.keys[reference] = keyFromJson(key);
        valid = valid && key.areValid() && keySlotRule(reference).has_value();
    }
    if (!valid)
        return std::nullopt;
    return memory;
}

} // namespace eid::sandbox
