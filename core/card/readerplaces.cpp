#include "core/card/readerplaces.h"

#include <algorithm>
#include <utility>

namespace eid {

namespace {

/// From what the service says alone: an empty reader, a mute card, or one that can be read.
CardState unreadState(const ReaderPresence &presence)
{
    CardState state;
    state.reader = presence.name;
    state.atr = presence.atr;
    if (presence.isMute) {
        state.phase = CardPhase::Failed;
        state.error = Error{ErrorCode::CardMute, {}, {}};
    } else if (presence.hasCard) {
        state.phase = CardPhase::Recognising;
    }
    return state;
}

} // namespace

void ReaderPlaces::update(const ReaderSnapshot &snapshot)
{
    const DeskState before = std::exchange(m_state, {true, {}, snapshot.serviceError});
    auto placesBefore = std::exchange(m_places, {});
    m_left.service = m_left.service || snapshot.serviceError.has_value();

    for (const ReaderPresence &presence : snapshot.readers) {
        const auto known = placesBefore.find(presence.name);
        if (known != placesBefore.end() && known->presence == presence) {
            m_places.insert(presence.name, *known);
            m_state.readers.append(*before.find(presence.name));
            placesBefore.erase(known);
        } else {
            Place place;
            place.presence = presence;
            m_state.readers.append(beginStay(place));
            m_places.insert(presence.name, place);
        }
    }
    for (Place &place : placesBefore)
        endStay(place);
}

bool ReaderPlaces::restart(const QString &reader)
{
    const auto place = m_places.find(reader);
    if (place == m_places.end())
        return false;
    endStay(*place);
    place->wasTriedAgain = false;
    find(reader) = beginStay(*place);
    return true;
}

bool ReaderPlaces::tryAgain(const QString &reader)
{
    const auto place = m_places.find(reader);
    if (place == m_places.end() || place->wasTriedAgain || !restart(reader))
        return false;
    place->wasTriedAgain = true;
    return true;
}

CardState ReaderPlaces::beginStay(Place &place)
{
    place.stay = ++m_lastStay;
    place.reading = {};
    const CardState state = unreadState(place.presence);
    place.wantsReading = state.phase == CardPhase::Recognising;
    return state;
}

void ReaderPlaces::endStay(Place &place)
{
    place.reading.request_stop();
    m_left.readers.insert(place.presence.name);
}

ReaderPlaces::Stay ReaderPlaces::stayIn(const QString &reader) const
{
    return m_places.value(reader).stay;
}

bool ReaderPlaces::isStaying(const QString &reader, Stay stay) const
{
    const auto place = m_places.find(reader);
    return place != m_places.end() && place->stay == stay;
}

bool ReaderPlaces::isRemoval(const Error &error)
{
    return error.code == ErrorCode::CardRemoved || error.code == ErrorCode::NoCard;
}

bool ReaderPlaces::set(CardState state)
{
    CardState &present = find(state.reader);
    if (present == state)
        return false;
    present = std::move(state);
    return true;
}

void ReaderPlaces::setFailed(const QString &reader, const Error &error)
{
    m_places[reader].wantsReading = false;
    m_left.readers.insert(reader);
    CardState &state = find(reader);
    if (isRemoval(error)) {
        state = CardState();
        state.reader = reader;
    } else {
        state.phase = CardPhase::Failed;
        state.error = error;
    }
}

void ReaderPlaces::setComplete(const QString &reader)
{
    m_places[reader].wantsReading = false;
}

std::optional<CardState> ReaderPlaces::nextToRead() const
{
    const auto next = std::ranges::find_if(m_state.readers,
        [this](const CardState &state) { return m_places.value(state.reader).wantsReading; });
    if (next == m_state.readers.end())
        return std::nullopt;
    return *next;
}

std::stop_token ReaderPlaces::readingToken(const QString &reader) const
{
    return m_places.value(reader).reading.get_token();
}

ReaderPlaces::Left ReaderPlaces::takeLeft()
{
    return std::exchange(m_left, {});
}

CardState &ReaderPlaces::find(const QString &reader)
{
    const auto found = std::ranges::find(m_state.readers, reader, &CardState::reader);
    Q_ASSERT(found != m_state.readers.end());
    return *found;
}

} // namespace eid
