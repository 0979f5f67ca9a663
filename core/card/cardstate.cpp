#include "core/card/cardstate.h"

#include <algorithm>

namespace eid {

const CardState *DeskState::find(const QString &reader) const
{
    const auto found = std::ranges::find(readers, reader, &CardState::reader);
    return found == readers.end() ? nullptr : &*found;
}

} // namespace eid
