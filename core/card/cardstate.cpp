#include "core/card/cardstate.h"

#include <algorithm>

namespace eid {

const CardState *DeskState::find(const QString &reader) const
{
    const auto found = std::ranges::find(readers, reader, &CardState::reader);
    return found == readers.end() ? nullptr : &*found;
}

std::optional<Error> DeskState::obstacle(const QString &reader) const
{
    if (serviceError)
        return serviceError;
    const CardState *card = find(reader);
    if (card == nullptr)
        return Error{ErrorCode::ReaderUnavailable, {}, std::nullopt};
    return card->phase == CardPhase::Failed ? card->error : std::nullopt;
}

} // namespace eid
