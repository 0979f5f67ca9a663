#pragma once

#include "app/eidctl/reports.h"

#include <QDateTime>
#include <QString>

namespace eid::ctl {

/// The whole picture of one reader and its card, several lines.
QString textOfCard(const CardState &card, IdNumberDisplay idNumbers, const QDateTime &now);
/// One line a reader.
QString textOfReaders(const DeskState &desk);
/// The card in one line: "empty", "阿卜杜拉·买买提, PIN: 3 of 3 tries left".
QString textOfPhase(const CardState &card);

} // namespace eid::ctl
