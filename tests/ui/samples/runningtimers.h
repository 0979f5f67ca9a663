#pragma once

#include <QAbstractEventDispatcher>
#include <QObject>
#include <QStringList>

namespace eid::ui {

/// The classes of the objects at and below \a root for which a timer runs, on this thread: each of
/// them would wake up a window at rest.
inline QStringList runningTimers(QObject &root)
{
    const auto *dispatcher = QAbstractEventDispatcher::instance();
    QStringList owners;
    auto objects = root.findChildren<QObject *>();
    objects.prepend(&root);
    for (QObject *object : objects) {
        if (!dispatcher->registeredTimers(object).isEmpty())
            owners.append(QLatin1String(object->metaObject()->className()));
    }
    return owners;
}

} // namespace eid::ui
