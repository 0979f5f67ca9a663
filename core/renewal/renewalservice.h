#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/renewal/renewalprogress.h"

#include <QDateTime>
#include <QFuture>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace eid {

class CardDesk;
class RenewalPlatform;
struct PlatformSettings;

/// Where a renewal takes place: another card in the reader ends it with CardChanged.
struct RenewalTarget
{
    QString reader;
    QString serial;
};

/// Which credentials are renewed.
enum class RenewalScope {
    Due, ///< those within the window to renew, or not usable
    All, ///< whatever their validity
};

/// Renews the credentials of cards, one after the other, so that no interruption leaves a card
/// without one: the one that stays vouches for the one that changes. Every step is on the disk
/// before and after it is done; what was cut short is finished from what the card shows.
///
/// Threads: all public functions and signals on the thread of the desk; futures deliver there and
/// have exactly one result. The work is done on a thread of its own. One renewal runs at a time; a
/// second one ends with RenewalRunning, also where it runs in another process.
///
/// Errors, besides those of the card (CardDesk::run()), of the PIN (PinWrong, PinLastTry …, before
/// anything is changed), of the platform (PlatformSession::send()) and of the store: RenewalNotDue,
/// RenewalPending with the time in Error::detail (ISO 8601), RenewalInterrupted (a renewal of this
/// card was cut short before: resume it), RenewalNothingToResume, RenewalNeedsCounter. Whatever
/// ended a renewal that had begun to change the card, isInterrupted() tells so, and resume() brings
/// it to its end.
class RenewalService : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        /// The file of the records, see Store::open().
        QString records;
        /// Read anew for each renewal.
        std::function<Result<PlatformSettings>()> platform;
        std::function<QDateTime()> now = &QDateTime::currentDateTimeUtc;
        /// How long before its end a certificate is due.
        int windowDays = 90;
        /// The platform to talk to; empty: the one that the settings name.
        std::function<std::unique_ptr<RenewalPlatform>(const PlatformSettings &)> makePlatform = {};
    };

    /// What \a error of a card comes from, as far as \a records tell: RenewalRunning where a card
    /// is busy (CardBusy) while a renewal runs, in this process or another. Blocks.
    static Error explained(Error error, const QString &records);

    RenewalService(CardDesk &desk, Options options, QObject *parent = nullptr);
    /// Gives a running renewal up, at the next point where it can be.
    ~RenewalService() override;

    /// What renew() would do with the card as the desk has read it, without a PIN and without
    /// asking the platform; and whether there is something to resume. Reads the records.
    [[nodiscard]] QFuture<Result<RenewalPlan>> plan(
        RenewalTarget target, RenewalScope scope = RenewalScope::Due);

    [[nodiscard]] QFuture<Result<RenewalOutcome>> renew(
        RenewalTarget target, Secret pin, RenewalScope scope = RenewalScope::Due);
    [[nodiscard]] QFuture<Result<RenewalOutcome>> resume(RenewalTarget target, Secret pin);

    /// Stops the running renewal between two steps: it ends with Cancelled if the card was not
    /// changed yet, and can be resumed otherwise.
    void cancel();
    [[nodiscard]] bool isRunning() const;

    /// Whether a renewal of the card with \a serial was cut short, as far as the records were read
    /// by plan(), renew() or resume().
    [[nodiscard]] bool isInterrupted(const QString &serial) const;

Q_SIGNALS:
    void progressed(const eid::RenewalProgress &progress);
    /// isRunning() or isInterrupted() is different now.
    void changed();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace eid
