#pragma once

#include "app/eidctl/reports.h"

#include <QDateTime>
#include <QJsonObject>

namespace eid::ctl {

/// The document of status.schema.json: one reader and its card as it stands at \a now.
QJsonObject jsonOfCard(const CardState &card, IdNumberDisplay idNumbers, const QDateTime &now);
/// The document of readers.schema.json.
QJsonObject jsonOfReaders(const DeskState &desk);

} // namespace eid::ctl
