#pragma once

#include "core/card/cardstate.h"
#include "ui/window/appearance.h"
#include "ui/window/mainwindow.h"

#include <QDir>
#include <QString>

namespace eid::ui {

/// Renders a window into files, one for each thing it can show.
class Photographer
{
public:
    /// The names of all files end in \a suffix. \a appearance outlives the photographer.
    Photographer(Appearance &appearance, QDir folder, QString suffix, WindowServices services);

    void photograph(const QString &name);

    MainWindow &window() { return m_window; }

private:
    QDir m_folder;
    QString m_suffix;
    MainWindow m_window;
};

} // namespace eid::ui
