#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QBoxLayout;
QT_END_NAMESPACE

namespace eid::ui {

/// A picture with words beside it where there is room, and below it where there is not.
class SideBySide : public QWidget
{
    Q_OBJECT

public:
    /// Takes both.
    SideBySide(QWidget *picture, QWidget *words, QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *m_picture;
    QWidget *m_words;
    QBoxLayout *m_layout;
};

} // namespace eid::ui
