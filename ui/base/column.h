#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QBoxLayout;
QT_END_NAMESPACE

namespace eid::ui {

/// A column of things from top to bottom, in the middle of a wider place.
class Column : public QWidget
{
    Q_OBJECT

public:
    explicit Column(QWidget *parent = nullptr);

    [[nodiscard]] QBoxLayout *content() const { return m_content; }

private:
    QBoxLayout *m_content;
};

/// A layout that holds \a widget no wider than text is easily read, in the middle.
QBoxLayout *centred(QWidget *widget);

} // namespace eid::ui
