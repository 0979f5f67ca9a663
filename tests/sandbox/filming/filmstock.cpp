#include "tests/sandbox/filming/filmstock.h"

#include "tests/sandbox/faces/facescene.h"

#include <QDir>
#include <QImage>

#include <array>
#include <optional>

namespace eid::sandbox {

namespace {

using namespace std::chrono_literals;

constexpr int jpegQuality = 92;
constexpr auto stillTime = 400ms;

struct Take
{
    const char *name;
    Movement::Kind kind;
    std::chrono::milliseconds duration;
    double extent;
    int repeats; ///< of each frame: what is slow enough looks no worse, and is rendered faster
};

/// As people move who do what they are asked.
constexpr std::array takes{
    Take{"turn-left", Movement::Kind::TurnLeft, 1800ms, 20, 2},
    Take{"turn-right", Movement::Kind::TurnRight, 1800ms, 20, 2},
    Take{"blink", Movement::Kind::Blink, 400ms, 1, 1},
    Take{"come-closer", Movement::Kind::ComeCloser, 1800ms, 0.33, 2},
};

FaceScene sceneOf(Sitter sitter)
{
    FaceScene scene;
    scene.jpegQuality = 0; // the files are JPEG
    scene.actors.front().sitter = sitter;
    // Else each take would begin where the one before does not end.
    scene.actors.front().sway = 0;
    return scene;
}

bool write(const QString &path, const cv::Mat &bgr)
{
    const QImage view(
        bgr.data, bgr.cols, bgr.rows, static_cast<qsizetype>(bgr.step), QImage::Format_BGR888);
    return view.save(path, "JPG", jpegQuality);
}

} // namespace

FilmStock::FilmStock(Sitter sitter, QString folder)
    : m_sitter(sitter)
    , m_folder(std::move(folder))
{ }

Result<QStringList> FilmStock::still()
{
    return rendered(QString());
}

Result<QStringList> FilmStock::movement(const QString &name)
{
    const bool known = std::any_of(takes.begin(), takes.end(),
        [&](const Take &take) { return name == QLatin1String(take.name); });
    if (!known)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no movement %1").arg(name));
    return rendered(name);
}

Result<QStringList> FilmStock::rendered(const QString &name)
{
    if (const auto known = m_files.constFind(name); known != m_files.constEnd())
        return *known;
    FaceScene scene = sceneOf(m_sitter);
    std::chrono::milliseconds duration = stillTime;
    int repeats = 1;
    for (const Take &take : takes) {
        if (name != QLatin1String(take.name))
            continue;
        duration = take.duration;
        repeats = take.repeats;
        scene.actors.front().movements = {{take.kind, 0ms, take.duration, take.extent}};
    }
    const FaceStage stage(scene);
    QStringList files;
    for (auto at = 0ms; at < duration; at = 1000ms * files.size() / framesPerSecond) {
        const QString path
            = QDir(m_folder).filePath(QStringLiteral("%1_%2.jpg")
                                          .arg(name.isEmpty() ? QStringLiteral("still") : name)
                                          .arg(files.size() / repeats));
        if (!write(path, stage.frame(at).bgr))
            return failure(ErrorCode::FileNotWritable, path);
        for (int i = 0; i < repeats; ++i)
            files << path;
    }
    m_files.insert(name, files);
    return files;
}

} // namespace eid::sandbox
