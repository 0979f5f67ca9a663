#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

namespace eid::ui {

class Button;
class Keypad;
class PinField;

/// The keypad on the screen with its two switches: shown or not, shuffled or not. Both are
/// remembered for the next time. It types into the one of its fields that had the keyboard last.
class KeypadPanel : public QWidget
{
    Q_OBJECT

public:
    explicit KeypadPanel(QWidget *parent = nullptr);

    void addField(PinField *field);
    [[nodiscard]] Keypad *keypad() const { return m_keypad; }
    [[nodiscard]] Button *showSwitch() const { return m_show; }
    [[nodiscard]] Button *shuffleSwitch() const { return m_shuffle; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void setKeypadShown(bool shown);
    void setShuffled(bool shuffled);
    void retranslate();

    Keypad *m_keypad;
    Button *m_show;
    Button *m_shuffle;
    QPointer<PinField> m_field;
};

} // namespace eid::ui
