#include "core/facecamera/sourcename.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>

namespace eid {

namespace {

constexpr qsizetype longestPath = 4096;
constexpr qsizetype longestPipeline = 2048;

tl::unexpected<Error> notMeant(const char *why)
{
    return failure(ErrorCode::InvalidArgument, QStringLiteral("source: ") + QLatin1String(why));
}

bool isPlain(const QString &text, qsizetype longest)
{
    return !text.isEmpty() && text.size() <= longest
        && std::ranges::all_of(text, [](QChar character) { return character.isPrint(); });
}

bool isWholePath(const QString &path)
{
    return isPlain(path, longestPath) && QDir::isAbsolutePath(path) && QDir::cleanPath(path) == path
        && !path.startsWith(QLatin1String("//"));
}

bool isCamera(const QString &target)
{
#ifdef Q_OS_WIN
    static const QRegularExpression pattern(QStringLiteral("^[0-9]{1,2}$"));
#else
    static const QRegularExpression pattern(QStringLiteral(
        "^/dev/(video[0-9]{1,3}|v4l/by-(id|path)/[A-Za-z0-9_][A-Za-z0-9_.:+-]{0,200})$"));
#endif
    return pattern.match(target).hasMatch() && !target.contains(u'\n');
}

bool isSequence(const QString &target)
{
    static const QRegularExpression name(QStringLiteral("^[^%]*%(0[1-9])?d[^%]*\\.(png|jpg|jpeg)$"),
        QRegularExpression::CaseInsensitiveOption);
    const qsizetype slash = target.lastIndexOf(u'/');
    return isWholePath(target) && !target.first(slash + 1).contains(u'%')
        && name.match(target.sliced(slash + 1)).hasMatch();
}

} // namespace

Result<SourceName> sourceName(const QString &source, bool pipelines)
{
    const qsizetype colon = source.indexOf(u':');
    if (colon < 0)
        return notMeant("wants camera:, file:, sequence: or pipeline: in front");
    const QString kind = source.first(colon);
    const QString target = QDir::fromNativeSeparators(source.sliced(colon + 1));
    if (kind == QLatin1String("camera")) {
        if (!isCamera(target))
            return notMeant("names no camera");
        return SourceName{SourceName::Kind::Camera, target};
    }
    if (kind == QLatin1String("file")) {
        if (!isWholePath(target))
            return notMeant("wants the absolute path of a film");
        return SourceName{SourceName::Kind::Film, target};
    }
    if (kind == QLatin1String("sequence")) {
        if (!isSequence(target))
            return notMeant("wants an absolute path such as /path/frame_%04d.png");
        return SourceName{SourceName::Kind::Sequence, target};
    }
    if (kind == QLatin1String("pipeline")) {
        if (!pipelines)
            return notMeant("a pipeline is not allowed here");
        if (!isPlain(target, longestPipeline))
            return notMeant("wants the description of a pipeline");
        return SourceName{SourceName::Kind::Pipeline, target};
    }
    return notMeant("begins with no kind that is known");
}

} // namespace eid
