#pragma once

#include "core/base/result.h"
#include "core/card/cardstate.h"

#include <QString>

#include <optional>

namespace eid::ctl {

/// The reader that a command works with.
struct ReaderChoice
{
    QString reader;
    bool isByPart = false; ///< only a part of its name was given

    bool operator==(const ReaderChoice &) const = default;
};

/// The reader that \a wanted names, exactly or by a part of its name in any case; without it, the
/// one that holds a card. Fails with NoReader, ReaderNotFound, ReaderAmbiguous (several names
/// contain it, or several readers hold a card) or NoCard (none was named, and all are empty); the
/// detail lists the readers.
Result<ReaderChoice> chooseReader(const DeskState &desk, const std::optional<QString> &wanted);

} // namespace eid::ctl
