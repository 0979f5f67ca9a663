#pragma once

#include "tests/sandbox/filming/filmstock.h"

#include <QString>
#include <QStringList>

namespace eid::sandbox {

/// What a camera sees: numbered frames in a folder, made before whoever looks comes to them. Every
/// frame is a link to one of a FilmStock, so that it costs nothing to make more of them, or others
/// in their place.
///
/// Threads: belongs to one thread.
class CameraRoll
{
public:
    /// \a folder is made, with all that goes into it. Fails with FileNotWritable.
    static Result<CameraRoll> open(const QString &folder, Sitter sitter);

    /// What opens the frames in \a folder as a camera, see Camera::source.
    static QString sourceIn(const QString &folder);
    [[nodiscard]] const QString &folder() const { return m_folder; } ///< of the frames
    /// The number of the frame in a file of this name; -1: it is none.
    static int numberOf(const QString &fileName);

    /// Makes still frames up to \a last, where there are none.
    Result<void> extendTo(int last);
    /// From frame \a first on, the person makes \a movements, one after the other, with rests
    /// between them; then looks into the camera. Gives the frame after. Fails as
    /// FilmStock::movement() does.
    Result<int> perform(int first, const QStringList &movements);
    /// Renders what perform() may need, so that it costs nothing later.
    Result<void> prepare();
    /// Puts still frames in the place of all that was performed.
    Result<void> forget();
    /// How many frames there are.
    [[nodiscard]] int size() const { return m_size; }

private:
    CameraRoll(QString folder, FilmStock stock);
    Result<void> place(const QString &file, int number);
    Result<int> rest(int first);

    QString m_folder;
    FilmStock m_stock;
    int m_size = 0;
    int m_firstMoved = 0; ///< of what was performed last
    int m_afterMoved = 0;
};

} // namespace eid::sandbox
