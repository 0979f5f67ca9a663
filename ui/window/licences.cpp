#include "ui/window/licences.h"

#include <QtGlobal>

namespace eid::ui {

const QList<LicencedPart> &licencedParts()
{
    static const QList<LicencedPart> parts{
        {"eID Maintenance Tool", QT_TRANSLATE_NOOP("eid::ui::Licences", "This tool"), "Apache-2.0",
            ":/licences/Apache-2.0.txt"},
        {"Qt", QT_TRANSLATE_NOOP("eid::ui::Licences", "Window and foundation"), "LGPL-3.0-only",
            ":/licences/LGPL-3.0-only.txt"},
        {"OpenSSL", QT_TRANSLATE_NOOP("eid::ui::Licences", "Certificates and protected memory"),
            "Apache-2.0", ":/licences/Apache-2.0.txt"},
        {"pcsc-lite", QT_TRANSLATE_NOOP("eid::ui::Licences", "Way to the card reader"),
            "BSD-3-Clause", ":/licences/BSD-3-Clause.txt"},
        {"zlib", QT_TRANSLATE_NOOP("eid::ui::Licences", "Unpacks certificates"), "Zlib",
            ":/licences/Zlib.txt"},
        {"tl::expected", QT_TRANSLATE_NOOP("eid::ui::Licences", "Results and errors"), "CC0-1.0",
            ":/licences/CC0-1.0.txt"},
    };
    return parts;
}

} // namespace eid::ui
