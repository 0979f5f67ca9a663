#pragma once

#include <QList>
#include <QWidget>

namespace eid::ui {

class Button;
class PinFlow;

/// What the page shows of one step: what stands in its column and which buttons stand below. Made
/// when the step begins and deleted when it ends, so that nothing typed outlives it.
class PinView : public QWidget
{
    Q_OBJECT

public:
    explicit PinView(PinFlow &flow, QWidget *parent = nullptr);

    /// Says every word anew, and shows how the card stands now.
    virtual void refresh() = 0;
    /// What has the keyboard when the step begins.
    [[nodiscard]] virtual QWidget *firstFocus() = 0;
    /// What Enter does, wherever the keyboard is on the page.
    virtual void submit() { }

    /// The buttons in reading order; the page puts them below its column.
    [[nodiscard]] const QList<Button *> &buttons() const { return m_buttons; }

Q_SIGNALS:
    /// The user wants to leave the job.
    void leaveRequested();
    /// The job is at its end.
    void closeRequested();

protected:
    [[nodiscard]] PinFlow &flow() const { return m_flow; }
    /// Adds a button that stands below the column.
    Button *addButton(Button *button);

private:
    PinFlow &m_flow;
    QList<Button *> m_buttons;
};

} // namespace eid::ui
