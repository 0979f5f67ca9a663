#include "app/faceplugin/opencvengine.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QObject>

namespace eid {

namespace {

/// Those that were installed with the tool, else those of the system where it has some.
QString cascades()
{
    const QString own = QDir::cleanPath(
        QCoreApplication::applicationDirPath() + QStringLiteral("/" EID_OWN_CASCADES));
    const QString systems = QStringLiteral(EID_CASCADES);
    return systems.isEmpty() || QFileInfo(own).isDir() ? own : systems;
}

} // namespace

/// What QPluginLoader finds.
class FacePlugin : public QObject, public OpenCvEngine
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "eid-maintenance.FaceEngine/2")
    Q_INTERFACES(eid::FaceEngine)

public:
    FacePlugin()
        : OpenCvEngine(cascades())
    {
        // The plug-in is never unloaded, and no thread may run when the process ends.
        connect(QCoreApplication::instance(), &QObject::destroyed, this, [this] { joinThreads(); });
    }
};

} // namespace eid

#include "main.moc"
