#include "photographer.h"

#include "tests/ui/samples/visibletexts.h"

#include <cstdio>
#include <utility>

namespace eid::ui {

Photographer::Photographer(
    Appearance &appearance, QDir folder, QString suffix, WindowServices services)
    : m_folder(std::move(folder))
    , m_suffix(std::move(suffix))
    , m_window(std::move(services), appearance)
{
    m_window.resize(1040, 720);
    m_window.show();
    m_window.activateWindow();
}

void Photographer::photograph(const QString &name)
{
    settleLayouts();
    const QString path = m_folder.filePath(name + m_suffix + QStringLiteral(".png"));
    if (!m_window.grab().save(path))
        qFatal("Cannot write %s", qPrintable(path));
    std::printf("%s\n", qPrintable(path));
}

} // namespace eid::ui
