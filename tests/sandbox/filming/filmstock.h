#pragma once

#include "core/base/result.h"
#include "tests/sandbox/faces/portrait.h"

#include <QMap>
#include <QString>
#include <QStringList>

namespace eid::sandbox {

/// Frames of one person before a camera, JPEG of 1280 x 720, 30 to the second, each rendered once
/// when it is first asked for: looking into the camera, and each of the movements that a challenge
/// can ask for, from that pose and back to it.
///
/// Threads: belongs to one thread. Rendering a movement takes some seconds.
class FilmStock
{
public:
    static constexpr int framesPerSecond = 30;

    /// \a folder is there, and is for this person alone.
    FilmStock(Sitter sitter, QString folder);

    /// The files of a moment without movement, which may be repeated. Fails with FileNotWritable.
    Result<QStringList> still();
    /// The files of "turn-left", "turn-right", "blink" or "come-closer", in order. Fails with
    /// InvalidArgument for another name, and with FileNotWritable.
    Result<QStringList> movement(const QString &name);

private:
    Result<QStringList> rendered(const QString &name);

    Sitter m_sitter;
    QString m_folder;
    QMap<QString, QStringList> m_files;
};

} // namespace eid::sandbox
