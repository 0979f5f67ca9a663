#include "core/facecamera/cameralist.h"
#include "core/facecamera/videosystem.h"

#include <QDir>
#include <QFile>

#include <linux/videodev2.h>

#include <algorithm>
#include <cerrno>

namespace eid {

namespace {

constexpr qint64 longestName = 128;

QString firstLine(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.read(longestName)).section(u'\n', 0, 0).trimmed();
}

/// Cameras have further nodes, for descriptions of their frames.
bool givesPictures(VideoSystem &system, const QString &node, const QString &classFolder)
{
    const int descriptor = system.open(QFile::encodeName(node).constData());
    if (descriptor < 0)
        // Which of them gives pictures cannot be asked; it is the first.
        return (errno == EACCES || errno == EPERM || errno == EBUSY)
            && firstLine(classFolder + QStringLiteral("/index")) == QLatin1String("0");
    v4l2_capability capability{};
    const bool isVideo = system.control(descriptor, VIDIOC_QUERYCAP, &capability) >= 0;
    system.close(descriptor);
    const std::uint32_t able = (capability.capabilities & V4L2_CAP_DEVICE_CAPS) != 0
        ? capability.device_caps
        : capability.capabilities;
    return isVideo && (able & V4L2_CAP_VIDEO_CAPTURE) != 0;
}

} // namespace

QList<Camera> connectedCameras()
{
    return connectedCameras(kernelVideo(), {});
}

QList<Camera> connectedCameras(VideoSystem &system, const CameraPlaces &places)
{
    constexpr qsizetype prefix = 5; // "video"
    QStringList entries = QDir(places.classes).entryList({QStringLiteral("video*")}, QDir::Dirs);
    std::ranges::sort(
        entries, {}, [](const QString &entry) { return entry.sliced(prefix).toInt(); });
    QList<Camera> cameras;
    for (const QString &entry : entries) {
        const QString node = places.nodes + u'/' + entry;
        const QString classFolder = places.classes + u'/' + entry;
        if (!givesPictures(system, node, classFolder))
            continue;
        const QString name = firstLine(classFolder + QStringLiteral("/name"));
        cameras.append({QStringLiteral("camera:") + node, name.isEmpty() ? entry : name});
    }
    return cameras;
}

} // namespace eid
