#pragma once

#include "core/card/cardstate.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace eid::samples {

/// The time at which the sample cards are looked at.
QDateTime now();

/// A card in the best of states: PIN and PUK with all their tries, three valid certificates.
CardState healthyCard();
/// \a card as a plain card tells it: without the tries of the PUK, and without metadata.
CardState plain(CardState card);

DeskState deskWith(const QList<CardState> &cards);
DeskState deskWithout(ErrorCode serviceError);
/// One reader, whose card failed with \a code.
DeskState deskFailing(ErrorCode code);

/// A state of the desk under a name fit for a file.
struct Sample
{
    QString name;
    DeskState state;
};

/// Every state that the window tells apart.
QList<Sample> samples();

} // namespace eid::samples
