#include "core/onlinecopy/statuslists.h"

#include "core/crypto/publickey.h"
#include "core/crypto/servicecertificate.h"
#include "core/onlinecopy/copytools.h"
#include "core/onlinecopy/issuedcopy.h"

#include <utility>

namespace eid {

namespace {

Result<StatusList> fetch(const StatusPlace &place, const PlatformSettings &settings,
    const QDateTime &now, PlatformSession::Options options, std::stop_token stop)
{
    // A card may wait meanwhile, and the platform looks at the list itself before it takes a copy.
    options.retries.tries = 1;
    PlatformSession session(settings, std::nullopt, std::move(options));
    HttpRequest request;
    request.path = place.path;
    request.accept = "application/statuslist+jwt";
    request.largestBody = longestJws;
    const auto answer = session.send(request, std::move(stop));
    if (!answer)
        return failure(answer.error());
    if (answer->status != 200 || answer->mediaType() != request.accept)
        return failure(
            ErrorCode::PlatformMalformedAnswer, QStringLiteral("HTTP %1").arg(answer->status));
    const auto token = parseJws(
        QByteArrayView(answer->body.data(), static_cast<qsizetype>(answer->body.size())));
    if (!token)
        return failure(token.error());
    const auto chain = token->certificates();
    if (!chain)
        return failure(chain.error());
    const auto path = findSigner(*chain, QLatin1String(copyIssuingService), rootsOf(settings), now);
    if (!path)
        return failure(path.error());
    if (const auto verified = verifyJws(*token, publicKeyOf(path->constFirst())); !verified)
        return failure(verified.error());
    return StatusList::parse(*token, place.uri, now);
}

CopyStanding standingOf(std::optional<TokenStatus> status)
{
    if (!status)
        return CopyStanding::Unknown;
    switch (*status) {
    case TokenStatus::Valid:
        return CopyStanding::Valid;
    case TokenStatus::Invalid:
        return CopyStanding::Revoked;
    case TokenStatus::Suspended:
        return CopyStanding::Suspended;
    case TokenStatus::Other:
        return CopyStanding::Unknown;
    }
    Q_UNREACHABLE();
}

} // namespace

CopyStanding StatusLists::standingAt(const StatusPlace &place, const PlatformSettings &settings,
    const QDateTime &now, const PlatformSession::Options &session, std::stop_token stop)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto known = m_lists.constFind(place.uri);
        if (known != m_lists.constEnd() && known->keepUntil().isValid() && now < known->keepUntil())
            return standingOf(known->at(place.index));
    }
    const auto list = fetch(place, settings, now, session, std::move(stop));
    if (!list)
        return CopyStanding::Unknown;
    const std::scoped_lock lock(m_mutex);
    m_lists.insert(place.uri, *list);
    return standingOf(list->at(place.index));
}

void StatusLists::forget()
{
    const std::scoped_lock lock(m_mutex);
    m_lists.clear();
}

} // namespace eid
