#include "core/face/faceengine.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonObject>
#include <QLibrary>
#include <QPluginLoader>

#include <mutex>

namespace eid {

namespace {

/// Where it is installed, seen from the program. Neither the environment nor the working folder has
/// a say: what is loaded from here runs in this process.
QString pluginPath()
{
    return QDir::cleanPath(
        QCoreApplication::applicationDirPath() + QStringLiteral("/" EID_FACE_PLUGIN));
}

tl::unexpected<Error> missing(const QString &why)
{
    return failure(ErrorCode::FaceEngineMissing, why);
}

Result<FaceEngine *> loadFrom(const QString &path)
{
    if (!QFileInfo(path).isFile())
        return missing(QStringLiteral("%1 is not there").arg(QFileInfo(path).fileName()));
    QPluginLoader loader(path);
    loader.setLoadHints(QLibrary::ResolveAllSymbolsHint | QLibrary::PreventUnloadHint);
    const QString interface = loader.metaData().value(QStringLiteral("IID")).toString();
    if (interface != QLatin1String(qobject_interface_iid<FaceEngine *>()))
        return missing(QStringLiteral("%1 is of another version").arg(QFileInfo(path).fileName()));
    QObject *const instance = loader.instance();
    if (instance == nullptr)
        return missing(loader.errorString());
    auto *const engine = qobject_cast<FaceEngine *>(instance);
    if (engine == nullptr)
        return missing(QStringLiteral("%1 is something else").arg(QFileInfo(path).fileName()));
    return engine;
}

} // namespace

Result<FaceEngine *> loadFaceEngine()
{
    static std::mutex mutex;
    static FaceEngine *engine = nullptr;
    const std::scoped_lock lock(mutex);
    if (engine == nullptr) {
        const auto loaded = loadFrom(pluginPath());
        if (!loaded)
            return loaded;
        engine = *loaded;
    }
    return engine;
}

} // namespace eid
