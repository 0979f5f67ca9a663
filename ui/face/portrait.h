#pragma once

#include "core/face/picture.h"
#include "core/face/wipedbytes.h"

#include <QWidget>

namespace eid::ui {

/// The picture of a sample, in its proportions of 3 to 4.
class Portrait : public QWidget
{
    Q_OBJECT

public:
    explicit Portrait(const WipedBytes &jpeg, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    eid::Picture m_picture;
};

} // namespace eid::ui
