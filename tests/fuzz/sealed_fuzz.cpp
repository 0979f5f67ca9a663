#include "core/crypto/columncipher.h"
#include "core/crypto/keywrap.h"
#include "core/crypto/recoveryphrase.h"
#include "core/store/copyrecords.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

/// A P-256 key: what the data key would be wrapped for.
eid::Bytes publicKey()
{
    return eid::fromHex(u"3059301306072A8648CE3D020106082A8648CE3D0301070342000498DA178B394D42A4C5"
                        "DEDE295DBBBA4DD914453F5DFA54ACE1B1EA766E24E7ECF4BF00B7479908A43DC4D0B1ED"
                        "6DD1D23BE5D60C2D83979BEF152402EEE7C064")
        .value();
}

} // namespace

/// What lies in the records of online copies, and what a person enters as a recovery phrase.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const eid::Bytes recipient = publicKey();
    static const auto cipher = eid::ColumnCipher::create(eid::Secret(eid::dataKeySize));
    const eid::ByteView octets(data, size);
    const eid::ColumnPlace place{
        QStringLiteral("online_copy"), QStringLiteral("box"), QStringLiteral("row")};
    // Nobody finds 128 bits of a tag.
    if (cipher->open(place, octets) || cipher->openSecret(place, octets))
        std::abort();
    const auto agree = [](eid::KeyAlgorithm, eid::ByteView) -> eid::Result<eid::Secret> {
        return eid::Secret(32);
    };
    if (eid::unwrapKey(octets, recipient, agree))
        std::abort();
    if (size <= eid::Secret::maximumSize)
        static_cast<void>(eid::checkRecoveryPhrase(eid::Secret(octets)));
    const auto party = eid::partyIn(octets);
    if (party && party->clientId.isEmpty())
        std::abort();
    const auto use = eid::useIn(octets);
    if (use && (!use->when.isValid() || eid::useIn(eid::octetsOf(*use)) != use))
        std::abort();
    return 0;
}
