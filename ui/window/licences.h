#pragma once

#include <QList>

namespace eid::ui {

/// Something the tool consists of, and the licence it comes under.
struct LicencedPart
{
    const char *name;
    const char *purpose; ///< translated through the context "eid::ui::Licences"
    const char *licence; ///< its SPDX identifier
    const char *resource; ///< where the full text stands
};

/// The tool first, then its parts.
const QList<LicencedPart> &licencedParts();

} // namespace eid::ui
