#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QBoxLayout;
class QScrollArea;
QT_END_NAMESPACE

namespace eid::ui {

class Button;
class Text;

/// The parts of a Page that are the same on each.
class PageFrame : public QWidget
{
    Q_OBJECT

public:
    PageFrame(bool hasBack, QWidget *parent);

    [[nodiscard]] Text *title() const { return m_title; }
    [[nodiscard]] QBoxLayout *body() const { return m_body; }
    [[nodiscard]] QBoxLayout *actions() const { return m_actions; }
    [[nodiscard]] QScrollArea *scroller() const { return m_scroller; }

Q_SIGNALS:
    void backRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Button *m_back = nullptr;
    Text *m_title;
    QScrollArea *m_scroller;
    QBoxLayout *m_body;
    QBoxLayout *m_actions;
};

} // namespace eid::ui
