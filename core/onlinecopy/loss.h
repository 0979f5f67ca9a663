#pragma once

#include "core/base/error.h"

#include <QDateTime>
#include <QMetaType>
#include <QString>

#include <optional>

namespace eid {

/// Whether the platform lets a card, its credentials and its copies be used.
enum class CardUse {
    InUse,
    Frozen, ///< by the holder, who can release it whenever they like
    ReportedLost, ///< can be withdrawn until LossState::finalAt
    Revoked, ///< for good
};

/// "reported-lost".
QString cardUseIdentifier(CardUse use);

/// How a card stands at the platform.
struct LossState
{
    CardUse use = CardUse::InUse;
    QDateTime since; ///< UTC; invalid for InUse, and where the platform does not say
    QDateTime finalAt; ///< UTC, of ReportedLost: from then on it is Revoked
    QString report; ///< identifier of the report of ReportedLost
    /// It is so at the platform, but that could not be written down on this PC.
    std::optional<Error> notNoted;

    bool operator==(const LossState &) const = default;
};

} // namespace eid

Q_DECLARE_METATYPE(eid::LossState)
