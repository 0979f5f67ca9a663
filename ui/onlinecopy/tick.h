#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
QT_END_NAMESPACE

namespace eid::ui {

class Text;

/// A box to tick with words that may take several lines; a click on the words ticks it, too.
class Tick : public QWidget
{
    Q_OBJECT

public:
    /// \a name is the object name of the box.
    explicit Tick(const QString &name, QWidget *parent = nullptr);

    [[nodiscard]] QCheckBox *box() const { return m_box; }
    void setWords(const QString &words);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QCheckBox *m_box;
    Text *m_words;
};

} // namespace eid::ui
