#pragma once

#include "ui/base/tone.h"

#include <QWidget>

namespace eid::ui {

/// A small sign for how something stands, told apart by its shape as well as by its colour: a disc
/// with a tick, a triangle with an exclamation mark, an octagon with a cross, a ring with a
/// question mark. It decorates: the words beside it say the same, and screen readers read those.
class StatusSign : public QWidget
{
    Q_OBJECT

public:
    enum class Status {
        Good,
        Warning,
        Bad,
        Unknown,
        Info,
    };

    explicit StatusSign(Status status, QWidget *parent = nullptr);

    void setStatus(Status status);
    [[nodiscard]] Status status() const { return m_status; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    static Tone toneOf(Status status);
    static void paint(
        QPainter &painter, Status status, const QRectF &place, const QPalette &palette);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Status m_status;
};

} // namespace eid::ui
