#pragma once

#include <QStringList>
#include <QWidget>

class QBoxLayout;

namespace eid::ui {

class KeypadPanel;
class PinEntry;

/// The fields of one step with their keypad: beside them where there is room, below them where
/// there is not, so that all of it is seen at once.
class EntryArea : public QWidget
{
    Q_OBJECT

public:
    /// One entry for each of \a names, which become their object names, in tab order.
    explicit EntryArea(const QStringList &names, QWidget *parent = nullptr);

    [[nodiscard]] PinEntry *entry(int index) const { return m_entries.at(index); }

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *m_fields;
    QList<PinEntry *> m_entries;
    KeypadPanel *m_keypad = nullptr;
    QBoxLayout *m_layout = nullptr;
};

} // namespace eid::ui
