#include "ui/renewal/expiryreminder.h"

#include "core/renewal/expirynotice.h"
#include "ui/renewal/renewalwords.h"

#include <QCryptographicHash>
#include <QSettings>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace eid::ui {

namespace {

// A timer counts its milliseconds in an int; what is farther away is looked at again then.
constexpr std::chrono::hours farthest{24 * 14};

QString keyOf(const CardState &card, const ExpiryNotice &notice)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(card.identity.serial.toUtf8());
    hash.addData(slotName(notice.slot).toUtf8());
    hash.addData(notice.expires.toUTC().toString(Qt::ISODateWithMs).toUtf8());
    hash.addData(QByteArray::number(notice.thresholdDays));
    return QStringLiteral("reminders/") + QString::fromLatin1(hash.result().toHex().first(32));
}

} // namespace

ExpiryReminder::ExpiryReminder(QSettings &settings, Options options, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_options(std::move(options))
{
    m_next.setSingleShot(true);
    m_next.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_next, &QTimer::timeout, this, &ExpiryReminder::look);
}

void ExpiryReminder::setState(const DeskState &desk)
{
    m_desk = desk;
    look();
}

void ExpiryReminder::look()
{
    m_next.stop();
    if (m_options.isSilenced())
        return;
    const QDateTime now = m_options.now();
    std::optional<QDateTime> next;
    for (const CardState &card : std::as_const(m_desk.readers)) {
        if (card.phase != CardPhase::Complete || card.identity.serial.isEmpty())
            continue;
        remindOf(card, now);
        const auto own = nextExpiryNotice(card, now);
        if (own && (!next || *own < *next))
            next = own;
    }
    if (!next)
        return;
    const std::chrono::milliseconds wait(std::max<qint64>(0, now.msecsTo(*next)) + 1000);
    m_next.start(std::min<std::chrono::milliseconds>(wait, farthest));
}

void ExpiryReminder::remindOf(const CardState &card, const QDateTime &now)
{
    const QList<ExpiryNotice> notices = expiryNotices(card, now);
    const auto isNew
        = [&](const ExpiryNotice &notice) { return !m_settings.contains(keyOf(card, notice)); };
    if (std::ranges::none_of(notices, isNew))
        return;
    for (const ExpiryNotice &notice : notices)
        m_settings.setValue(keyOf(card, notice), true);
    const ExpiryNotice &first = notices.constFirst();
    Q_EMIT reminded(card.reader,
        first.thresholdDays == 0 ? tr("A certificate of your card is no longer valid.")
                                 : tr("A certificate of your card ends soon."),
        first.thresholdDays == 0
            ? tr("It ended on %1. Renew it now.").arg(RenewalWords::date(first.expires))
            : tr("It is valid until %1. Renew it before then: it takes about half a minute.")
                  .arg(RenewalWords::date(first.expires)));
}

} // namespace eid::ui
