#pragma once

#include <QStringList>
#include <QWidget>

namespace eid::ui {

/// The steps of a longer job, one below the other: done, under way, still to come, by sign and by
/// weight. Moves only when the job does.
class StepList : public QWidget
{
    Q_OBJECT

public:
    explicit StepList(QWidget *parent = nullptr);

    /// The words of the steps, in the user's language.
    void setSteps(const QStringList &steps);
    /// How many are done; the next one is under way if \a isRunning.
    void setDone(int done, bool isRunning);

    [[nodiscard]] int done() const { return m_done; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void nameForScreenReaders();
    [[nodiscard]] int rowHeight() const;

    QStringList m_steps;
    int m_done = 0;
    bool m_isRunning = false;
};

} // namespace eid::ui
