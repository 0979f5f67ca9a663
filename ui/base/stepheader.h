#pragma once

#include <QStringList>
#include <QWidget>

namespace eid::ui {

class Text;

/// Where in a job the user is: a bar in as many parts as there are steps, and the words "Step 2 of
/// 3: New PIN".
class StepHeader : public QWidget
{
    Q_OBJECT

public:
    explicit StepHeader(QWidget *parent = nullptr);

    /// The names of the steps, in the user's language; call again when the language changes.
    void setSteps(const QStringList &names);
    /// Counted from 0; names.size() once all are done.
    void setCurrent(int step);
    [[nodiscard]] int current() const { return m_current; }

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    QStringList m_names;
    int m_current = 0;
    Text *m_words;
};

} // namespace eid::ui
