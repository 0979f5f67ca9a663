#include "core/onlinecopy/copyreading.h"

#include "core/onlinecopy/copyissuing.h"
#include "core/onlinecopy/copyvalues.h"
#include "core/onlinecopy/issuedcopy.h"
#include "core/onlinecopy/statuslists.h"
#include "core/store/copykeys.h"
#include "core/store/onlinecopies.h"
#include "core/store/store.h"

#include <algorithm>

namespace eid {

namespace {

constexpr QLatin1String clientPrefix("x509_san_dns:");

QString hostOf(const CopyParty &party)
{
    return party.clientId.startsWith(clientPrefix) ? party.clientId.sliced(clientPrefix.size())
                                                   : party.clientId;
}

CopyUsage usageOf(const CopyUse &use)
{
    CopyUsage usage{use.when, use.party.name, hostOf(use.party), {}, use.text, use.signature};
    for (const QString &told : use.told) {
        if (const auto field = copyFieldAt(told.split(u'.')))
            usage.disclosed.append(*field);
    }
    return usage;
}

/// \a copy, which \a read is of where it could be read, with those of \a uses that are its own.
ShownCopy shown(
    const OpenedCopy &copy, const std::optional<ReadCopy> &read, const QList<CopyUse> &uses)
{
    ShownCopy shown;
    shown.identifier = copy.kept.identifier;
    shown.expires = copy.kept.expires;
    if (read)
        shown.issued = read->issued;
    if (copy.party) {
        shown.relyingParty = copy.party->name;
        shown.host = hostOf(*copy.party);
    }
    for (const CopyUse &use : uses) {
        if (use.copy == copy.kept.identifier)
            shown.uses.append(usageOf(use));
    }
    return shown;
}

CopyStanding standingOf(const CopyReading &reading, const ReadCopy &copy)
{
    const QDateTime now = reading.store.now();
    if (copy.expires <= now)
        return CopyStanding::Expired;
    return reading.statuses.standingAt(
        copy.status, reading.settings, now, reading.session, reading.stop);
}

} // namespace

void KnownStandings::set(const QString &copy, CopyStanding standing)
{
    const std::scoped_lock lock(m_mutex);
    m_standings.insert(copy, standing);
}

CopyStanding KnownStandings::of(const QString &copy) const
{
    const std::scoped_lock lock(m_mutex);
    return m_standings.value(copy, CopyStanding::Unknown);
}

void KnownStandings::forget()
{
    const std::scoped_lock lock(m_mutex);
    m_standings.clear();
}

bool isOfOldKey(const KeptCopy &copy, const QString &boundKey)
{
    return !boundKey.isEmpty() && !copy.boundKey.isEmpty() && copy.boundKey != boundKey;
}

Result<CopyOverview> overviewOf(
    Store &store, const QString &card, const QString &boundKey, const KnownStandings &standings)
{
    const auto all = OnlineCopies(store).list();
    if (!all)
        return failure(all.error());
    const auto key = CopyKeys(store).find(card);
    if (!key)
        return failure(key.error());
    const QDateTime now = store.now();
    CopyOverview overview;
    QList<KeptCopy> usable;
    for (const KeptCopy &copy : *all) {
        if (card.isEmpty() || copy.card != card) {
            ++overview.ofOtherCards;
            continue;
        }
        const CopyStanding standing
            = copy.expires <= now ? CopyStanding::Expired : standings.of(copy.identifier);
        const bool isOld = isOfOldKey(copy, boundKey);
        overview.copies.append(
            {copy.identifier, copy.expires, copy.isAssigned, copy.uses, standing, isOld});
        const bool isOver = standing == CopyStanding::Expired || standing == CopyStanding::Revoked;
        if (!isOver && !isOld) {
            usable.append(copy);
            overview.unassigned += copy.isAssigned ? 0 : 1;
        }
        if (!overview.earliestExpiry.isValid() || copy.expires < overview.earliestExpiry)
            overview.earliestExpiry = copy.expires;
    }
    overview.canRefresh = *key && (*key)->hasRefreshToken;
    overview.isRefreshDue = *key && isRefreshDue(usable, now);
    overview.hasRecoveryPhrase = *key && !(*key)->recovery.empty();
    return overview;
}

Result<CopyView> viewOf(const CopyReading &reading, const ColumnCipher &cipher)
{
    OnlineCopies copies(reading.store);
    const auto kept = copies.list(reading.card);
    if (!kept)
        return failure(kept.error());
    const auto uses = copies.uses(reading.card, cipher);
    if (!uses)
        return failure(uses.error());
    if (kept->isEmpty() && uses->isEmpty())
        return failure(ErrorCode::CopyMissing);
    CopyView view;
    for (const CopyUse &use : *uses)
        view.uses.append(usageOf(use));
    for (const KeptCopy &copy : *kept) {
        const auto opened = copies.find(copy.identifier, cipher);
        if (!opened)
            return failure(opened.error());
        if (!*opened) // removed meanwhile
            continue;
        std::optional<ReadCopy> read;
        if (auto sdJwt = readCopy((*opened)->sdJwt, reading.settings.address))
            read = *std::move(sdJwt);
        ShownCopy entry = shown(**opened, read, *uses);
        if (read) {
            entry.standing = standingOf(reading, *read);
            reading.standings.set(copy.identifier, entry.standing);
            view.values = valuesOf(*read); // the last one expires last
        }
        view.copies.append(std::move(entry));
    }
    if (view.values.isEmpty() && !view.copies.isEmpty())
        return failure(ErrorCode::CopyNotValid, QStringLiteral("issued by another platform"));
    return view;
}

} // namespace eid
