#include "tests/sandbox/platform/statuslists.h"

#include "core/jose/statuslist.h"

namespace eid::sandbox {

namespace {

constexpr int secondsToLive = 300; // how late others may learn of a change
constexpr int secondsOfMade = 60;
constexpr int secondsOfToken = 86'400;

std::uint8_t valueOf(CopyState state)
{
    switch (state) {
    case CopyState::Valid:
        return 0;
    case CopyState::Revoked:
        return 1;
    case CopyState::Suspended:
        return 2;
    }
    Q_UNREACHABLE();
}

} // namespace

StatusLists::StatusLists(const CopyIssuer &issuer, const QString &address)
    : m_issuer(issuer)
    , m_address(address)
{ }

Result<QByteArray> StatusLists::token(PlatformStorage &storage, qint64 number, const QDateTime &now)
{
    const auto version = storage.copies().listVersion(number);
    if (!version)
        return failure(version.error());
    if (!*version)
        return QByteArray();
    // Whoever comes while it is made waits for it rather than make it too.
    const std::lock_guard lock(m_mutex);
    const auto known = m_made.find(number);
    const bool fresh = known != m_made.end() && known->second.version == **version
        && known->second.at <= now && known->second.at.addSecs(secondsOfMade) > now;
    if (fresh)
        return known->second.token;
    auto made = make(storage, number, now);
    if (made)
        m_made[number] = {**version, now, *made};
    return made;
}

Result<QByteArray> StatusLists::make(
    PlatformStorage &storage, qint64 number, const QDateTime &now) const
{
    const auto notValid = storage.copies().notValid(number);
    if (!notValid)
        return failure(notValid.error());
    Bytes values(static_cast<std::size_t>(copiesOfList));
    for (const auto &[index, state] : *notValid)
        values[static_cast<std::size_t>(index)] = valueOf(state);
    const QJsonObject claims{{QStringLiteral("iss"), m_address},
        {QStringLiteral("sub"),
            m_address + QLatin1String("/v1/status-lists/") + QString::number(number)},
        {QStringLiteral("iat"), now.toSecsSinceEpoch()},
        {QStringLiteral("exp"), now.toSecsSinceEpoch() + secondsOfToken},
        {QStringLiteral("ttl"), secondsToLive},
        {QStringLiteral("status_list"), packStatusList(values)}};
    return m_issuer.sign(QStringLiteral("statuslist+jwt"), claims);
}

} // namespace eid::sandbox
