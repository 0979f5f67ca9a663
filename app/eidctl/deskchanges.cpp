#include "app/eidctl/deskchanges.h"

namespace eid::ctl {

QList<WatchEvent> changesBetween(const DeskState &before, const DeskState &now)
{
    using Kind = WatchEvent::Kind;
    QList<WatchEvent> events;
    if (before.serviceError != now.serviceError)
        events.append({Kind::ServiceChanged, {}, now.serviceError});
    for (const CardState &card : before.readers) {
        if (now.find(card.reader) == nullptr) {
            CardState gone;
            gone.reader = card.reader;
            events.append({Kind::ReaderRemoved, gone, {}});
        }
    }
    for (const CardState &card : now.readers) {
        const CardState *old = before.find(card.reader);
        if (old == nullptr)
            events.append({Kind::ReaderAdded, card, {}});
        else if (*old != card)
            events.append({Kind::CardChanged, card, {}});
    }
    return events;
}

} // namespace eid::ctl
