#include "tests/sandbox/filming/cameraroll.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

namespace eid::sandbox {

namespace {

constexpr int digits = 6;
/// Long enough for whoever watches to see that the movement is over.
constexpr int framesOfRest = 36;

QString framesIn(const QString &folder)
{
    return QDir(folder).absoluteFilePath(QStringLiteral("frames"));
}

QString nameOf(int number)
{
    return QStringLiteral("frame_%1.jpg").arg(number, digits, 10, QLatin1Char('0'));
}

} // namespace

CameraRoll::CameraRoll(QString folder, FilmStock stock)
    : m_folder(std::move(folder))
    , m_stock(std::move(stock))
{ }

Result<CameraRoll> CameraRoll::open(const QString &folder, Sitter sitter)
{
    const QString stock = QDir(folder).absoluteFilePath(QStringLiteral("stock"));
    const QString frames = framesIn(folder);
    if (!QDir().mkpath(stock) || !QDir().mkpath(frames))
        return failure(ErrorCode::FileNotWritable, folder);
    return CameraRoll(frames, FilmStock(sitter, stock));
}

QString CameraRoll::sourceIn(const QString &folder)
{
    return QStringLiteral("sequence:") + framesIn(folder) + QStringLiteral("/frame_%0")
        + QString::number(digits) + QStringLiteral("d.jpg");
}

int CameraRoll::numberOf(const QString &fileName)
{
    bool isNumber = false;
    const int number = fileName.mid(6, digits).toInt(&isNumber);
    return isNumber && number >= 0 && fileName == nameOf(number) ? number : -1;
}

Result<void> CameraRoll::place(const QString &file, int number)
{
    const QString path = QDir(m_folder).filePath(nameOf(number));
    const QString fresh = QDir(m_folder).filePath(QStringLiteral("next"));
    // There is always one or the other, whenever somebody looks.
    if (::link(QFile::encodeName(file).constData(), QFile::encodeName(fresh).constData()) != 0
        || ::rename(QFile::encodeName(fresh).constData(), QFile::encodeName(path).constData()) != 0)
        return failure(ErrorCode::FileNotWritable, path);
    // Renaming one name of a file to another of the same file does nothing at all.
    QFile::remove(fresh);
    m_size = std::max(m_size, number + 1);
    return {};
}

Result<void> CameraRoll::extendTo(int last)
{
    const auto files = m_stock.still();
    if (!files)
        return failure(files.error());
    while (m_size <= last) {
        if (auto placed = place((*files)[m_size % files->size()], m_size); !placed)
            return placed;
    }
    return {};
}

Result<int> CameraRoll::rest(int first)
{
    const auto files = m_stock.still();
    if (!files)
        return failure(files.error());
    for (int i = 0; i < framesOfRest; ++i) {
        const int number = first + i;
        if (const auto placed = place((*files)[number % files->size()], number); !placed)
            return failure(placed.error());
    }
    return first + framesOfRest;
}

Result<int> CameraRoll::perform(int first, const QStringList &movements)
{
    QList<QStringList> takes;
    for (const QString &movement : movements) {
        auto files = m_stock.movement(movement);
        if (!files)
            return failure(files.error());
        takes << *files;
    }
    if (const auto before = extendTo(first - 1); !before)
        return failure(before.error());
    m_firstMoved = first;
    int next = first;
    for (const QStringList &files : std::as_const(takes)) {
        for (const QString &file : files) {
            if (const auto placed = place(file, next++); !placed)
                return failure(placed.error());
        }
        const auto rested = rest(next);
        if (!rested)
            return rested;
        next = *rested;
        m_afterMoved = next;
    }
    return next;
}

Result<void> CameraRoll::prepare()
{
    for (const QString &movement : {QStringLiteral("turn-left"), QStringLiteral("turn-right"),
             QStringLiteral("blink"), QStringLiteral("come-closer")}) {
        if (const auto made = m_stock.movement(movement); !made)
            return failure(made.error());
    }
    return {};
}

Result<void> CameraRoll::forget()
{
    const auto files = m_stock.still();
    if (!files)
        return failure(files.error());
    for (int number = m_firstMoved; number < m_afterMoved; ++number) {
        if (auto placed = place((*files)[number % files->size()], number); !placed)
            return placed;
    }
    m_firstMoved = m_afterMoved = 0;
    return {};
}

} // namespace eid::sandbox
