#pragma once

#include <QList>
#include <QWidget>

namespace eid::ui {

class Button;

/// What a StepPage shows of one step of a job: what stands in its column and which buttons stand
/// below. Made when the step begins and deleted when it ends, so that nothing typed outlives it.
class StepView : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Says every word anew, and shows how the job stands now.
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
    /// Adds a button that stands below the column.
    Button *addButton(Button *button);

private:
    QList<Button *> m_buttons;
};

} // namespace eid::ui
