#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace eid::sandbox {

/// Why a card, its credentials and its copies may not be used for a while.
struct HoldRecord
{
    enum class Kind {
        Frozen, ///< by its holder, who may release it
        Loss, ///< reported lost; can be withdrawn until finalAt
    };

    QString cardUuid;
    Kind kind = Kind::Frozen;
    QString identifier; ///< Loss: of the report
    QDateTime since; ///< UTC
    QDateTime finalAt; ///< Loss: UTC; from then on the card is revoked for good
};

/// What the platform keeps of cards that may not be used for a while.
///
/// Fails and belongs to threads as PlatformStorage does, whose part it is.
class HoldStorage
{
public:
    HoldStorage() = default;
    virtual ~HoldStorage() = default;
    HoldStorage(const HoldStorage &) = delete;
    HoldStorage &operator=(const HoldStorage &) = delete;

    /// \a digest: SHA-256 of the code by which the card is reported lost, in the place of the one
    /// before.
    virtual Result<void> putLossCode(const QString &cardUuid, const QByteArray &digest) = 0;
    virtual Result<std::optional<QString>> cardOfLossCode(const QByteArray &digest) = 0;

    /// A card has one of each kind at most.
    virtual Result<void> addHold(const HoldRecord &hold) = 0;
    virtual Result<void> removeHold(const QString &cardUuid, HoldRecord::Kind kind) = 0;
    virtual Result<QList<HoldRecord>> holds(const QString &cardUuid) = 0;
    /// Losses that are final at \a now, some at a time.
    virtual Result<QList<HoldRecord>> overdueLosses(const QDateTime &now) = 0;
};

} // namespace eid::sandbox
