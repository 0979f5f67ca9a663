#include "ui/camera/camerapicker.h"

#include <QSignalBlocker>

namespace eid::ui {

CameraPicker::CameraPicker(QWidget *parent)
    : Picker(parent)
{
    setObjectName(QStringLiteral("cameras"));
    connect(this, &QComboBox::activated, this,
        [this](int index) { Q_EMIT sourceChosen(itemData(index).toString()); });
}

void CameraPicker::offer(const QList<Camera> &cameras, const QString &chosen)
{
    const QSignalBlocker quiet(this);
    // What is as it was stays: the list may be open.
    while (count() > cameras.size())
        removeItem(count() - 1);
    for (int index = 0; index < cameras.size(); ++index) {
        const Camera &camera = cameras.at(index);
        const QString name
            = camera.name.isEmpty() ? tr("A film in place of a camera") : camera.name;
        if (index == count())
            addItem(name);
        if (itemText(index) != name)
            setItemText(index, name);
        if (itemData(index) != camera.source)
            setItemData(index, camera.source);
    }
    if (const int index = findData(chosen); index != currentIndex())
        setCurrentIndex(index);
}

} // namespace eid::ui
