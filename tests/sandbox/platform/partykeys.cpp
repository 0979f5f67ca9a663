#include "tests/sandbox/platform/partykeys.h"

#include "core/crypto/certificatepath.h"
#include "core/crypto/publickey.h"
#include "core/jose/jsontext.h"
#include "tests/sandbox/platform/platformsecrets.h"

#include <algorithm>

namespace eid::sandbox {

namespace {

constexpr int secondsKnown = 300;
constexpr std::size_t mostKnown = 1000;

} // namespace

PartyKeys::PartyKeys(const QList<Certificate> &roots)
    : m_roots(roots)
{ }

std::shared_ptr<const PartyKey> PartyKeys::signerOf(const Jws &jws, const QDateTime &now)
{
    const QByteArray digest = tokenDigest(compactJson(jws.header[QLatin1String("x5c")].toArray()));
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_known.find(digest);
        if (known != m_known.end() && known->second.from <= now && known->second.until > now)
            return known->second.key;
    }
    Known fresh = looked(jws, now);
    if (!fresh.key)
        return nullptr;
    const std::lock_guard lock(m_mutex);
    if (m_known.size() >= mostKnown)
        m_known.clear();
    return m_known.insert_or_assign(digest, std::move(fresh)).first->second.key;
}

PartyKeys::Known PartyKeys::looked(const Jws &jws, const QDateTime &now) const
{
    const auto chain = jws.certificates();
    if (!chain)
        return {};
    const Certificate &leaf = chain->first();
    const auto path
        = findCertificatePath(leaf, chain->sliced(1), m_roots, now, eid::CertificatePurpose::Any);
    auto key = decodePublicKey(publicKeyOf(leaf));
    if (!path || !key || !leaf.keyUsages.contains(QLatin1String("digitalSignature")))
        return {};
    Known known{nullptr, now, now.addSecs(secondsKnown)};
    for (const Certificate &certificate : *path)
        known.until = std::min(known.until, certificate.notAfter);
    known.key = std::make_shared<const PartyKey>(PartyKey{*std::move(key), serviceNamesOf(leaf)});
    return known;
}

} // namespace eid::sandbox
