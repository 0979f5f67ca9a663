#include "core/renewal/expirynotice.h"

#include "core/renewal/renewalplan.h"

#include <algorithm>
#include <array>

namespace eid {

namespace {

constexpr std::array thresholds{90, 30, 7, 1};
constexpr std::array noticed{KeySlot::Authentication, KeySlot::Signature};
constexpr qint64 secondsPerDay = 24 * 60 * 60;

/// Not addDays(), which would go by the calendar where a time zone has one.
QDateTime before(const QDateTime &expires, int days)
{
    return expires.addSecs(-days * secondsPerDay);
}

} // namespace

std::span<const int> expiryThresholds()
{
    return thresholds;
}

std::optional<int> reachedThreshold(const QDateTime &expires, const QDateTime &now)
{
    if (now >= expires)
        return 0;
    std::optional<int> reached;
    for (const int days : thresholds) {
        if (now >= before(expires, days))
            reached = days;
    }
    return reached;
}

QList<ExpiryNotice> expiryNotices(const CardState &card, const QDateTime &now)
{
    QList<ExpiryNotice> notices;
    for (const KeySlot slot : noticed) {
        const Certificate *certificate = certificateIn(card, slot);
        if (certificate == nullptr)
            continue;
        if (const auto days = reachedThreshold(certificate->notAfter, now))
            notices.append({slot, certificate->notAfter, *days});
    }
    std::ranges::stable_sort(notices, {}, &ExpiryNotice::expires);
    return notices;
}

std::optional<QDateTime> nextExpiryNotice(const CardState &card, const QDateTime &now)
{
    std::optional<QDateTime> next;
    const auto consider = [&](const QDateTime &instant) {
        if (instant > now && (!next || instant < *next))
            next = instant;
    };
    for (const KeySlot slot : noticed) {
        const Certificate *certificate = certificateIn(card, slot);
        if (certificate == nullptr)
            continue;
        consider(certificate->notAfter);
        for (const int days : thresholds)
            consider(before(certificate->notAfter, days));
    }
    return next;
}

} // namespace eid
