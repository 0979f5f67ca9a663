#include "core/jose/sdjwt.h"

#include "core/jose/disclosureresolver.h"

#include <algorithm>

namespace eid {

namespace {

tl::unexpected<Error> malformed(const char *what)
{
    return failure(
        ErrorCode::PlatformMalformedAnswer, QStringLiteral("SD-JWT: %1").arg(QLatin1String(what)));
}

bool leadsTo(const QStringList &path, const QStringList &wanted)
{
    return path.size() <= wanted.size() && std::equal(path.begin(), path.end(), wanted.begin());
}

} // namespace

Result<SdJwt> SdJwt::parse(QByteArrayView combined)
{
    if (static_cast<std::size_t>(combined.size()) > longestJws)
        return malformed("too long");
    const qsizetype last = combined.lastIndexOf('~');
    if (last < 0)
        return malformed("no \"~\"");
    SdJwt parsed;
    parsed.m_presented = combined.first(last + 1).toByteArray();
    parsed.m_keyBinding = combined.sliced(last + 1).toByteArray();
    if (!parsed.m_keyBinding.isEmpty()) {
        if (const auto binding = parseJws(parsed.m_keyBinding); !binding)
            return failure(binding.error());
    }

    DisclosureResolver resolver;
    QByteArrayView rest = combined.first(last + 1);
    for (qsizetype end = rest.indexOf('~'); end >= 0; end = rest.indexOf('~')) {
        const QByteArray part = rest.first(end).toByteArray();
        rest = rest.sliced(end + 1);
        if (parsed.m_token.isNull()) {
            parsed.m_token = part;
            continue;
        }
        if (const auto added = resolver.add(part); !added)
            return failure(added.error());
    }

    auto jws = parseJws(parsed.m_token);
    if (!jws)
        return failure(jws.error());
    auto payload = jws->claims();
    if (!payload)
        return failure(payload.error());
    auto claims = resolver.resolve(*std::move(payload));
    if (!claims)
        return failure(claims.error());
    parsed.m_jws = *std::move(jws);
    parsed.m_claims = *std::move(claims);
    parsed.m_disclosures = resolver.takeDisclosures();
    return parsed;
}

QByteArray SdJwt::withOnly(const QList<QStringList> &paths) const
{
    QByteArray chosen = m_token + '~';
    for (const Disclosure &disclosure : m_disclosures) {
        if (std::ranges::any_of(
                paths, [&](const QStringList &wanted) { return leadsTo(disclosure.path, wanted); }))
            chosen += disclosure.encoded + '~';
    }
    return chosen;
}

} // namespace eid
