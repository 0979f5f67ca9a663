#pragma once

#include <QtGlobal>

/// Stands by while QApplication looks for a display. Without one, or with one that does not answer,
/// Qt would abort and advise to install the application again; with a guard the program says in
/// plain words what to do, and ends with exit status 1.
///
/// Threads: the main thread; one guard at a time.
class DisplayGuard
{
public:
    DisplayGuard();
    /// The display is there: Qt speaks for itself again.
    ~DisplayGuard();
    Q_DISABLE_COPY_MOVE(DisplayGuard)

private:
    QtMessageHandler m_before;
};
