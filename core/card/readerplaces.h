#pragma once

#include "core/card/cardstate.h"
#include "core/smartcard/readerwatch.h"

#include <QHash>
#include <QSet>

#include <optional>
#include <stop_token>

namespace eid {

/// What lies in which reader: joins what the service says of readers with what was read of their
/// cards. Every card that comes, and every reading from the start, is a stay with a number of
/// its own; what is told of a stay that is over is void. Plain data, one thread.
class ReaderPlaces
{
public:
    using Stay = quint64;

    /// What the card thread has to let go of.
    struct Left
    {
        QSet<QString> readers;
        bool service = false; ///< and with it all readers

        [[nodiscard]] bool isEmpty() const { return readers.isEmpty() && !service; }
    };

    [[nodiscard]] const DeskState &state() const { return m_state; }

    /// Readers that are no more what they were begin a new stay.
    void update(const ReaderSnapshot &snapshot);
    /// Begins a new stay of the same card. False if there is no such reader.
    bool restart(const QString &reader);
    /// Does so once for each time that the card came or was restarted; false after that. A card
    /// that left for less time than the service takes to notice answers only after a reset.
    bool tryAgain(const QString &reader);

    [[nodiscard]] Stay stayIn(const QString &reader) const;
    [[nodiscard]] bool isStaying(const QString &reader, Stay stay) const;

    /// Whether \a error tells that the card has left its reader.
    static bool isRemoval(const Error &error);

    /// Takes what was read of a card. False if that was known.
    bool set(CardState state);
    /// Reading the card in \a reader is over, with \a error. A card that has gone leaves its
    /// reader empty: the service will tell the same, sooner or later.
    void setFailed(const QString &reader, const Error &error);
    void setComplete(const QString &reader);

    /// The first card that is to be read, or to be read on.
    [[nodiscard]] std::optional<CardState> nextToRead() const;
    /// Stops the reading in \a reader when its stay ends.
    [[nodiscard]] std::stop_token readingToken(const QString &reader) const;

    [[nodiscard]] Left takeLeft();

private:
    struct Place
    {
        ReaderPresence presence;
        Stay stay = 0;
        bool wantsReading = false;
        bool wasTriedAgain = false;
        std::stop_source reading;
    };

    CardState beginStay(Place &place);
    void endStay(Place &place);
    [[nodiscard]] CardState &find(const QString &reader);

    DeskState m_state;
    QHash<QString, Place> m_places;
    Left m_left;
    Stay m_lastStay = 0;
};

} // namespace eid
