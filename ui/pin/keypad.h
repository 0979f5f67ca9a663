#pragma once

#include <QList>
#include <QWidget>

namespace eid::ui {

class Button;

/// Keys on the screen for a PIN. A click types and leaves the keyboard where it is; the keys can be
/// reached with Tab all the same. With shuffled digits, the places of the keys tell a bystander
/// nothing: they are dealt anew whenever the keypad is shown or shuffle() is called.
class Keypad : public QWidget
{
    Q_OBJECT

public:
    explicit Keypad(QWidget *parent = nullptr);

    [[nodiscard]] bool isShuffled() const { return m_shuffled; }
    void setShuffled(bool shuffled);

    /// The digits as they lie, row by row, the last alone in the bottom row.
    [[nodiscard]] const QList<int> &digits() const { return m_digits; }
    [[nodiscard]] Button *keyOf(int digit) const;

public Q_SLOTS:
    /// Deals the digits anew, if they are shuffled.
    void deal();

Q_SIGNALS:
    void digitPressed(int digit);
    void backspacePressed();
    void clearPressed();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Button *makeKey();
    void place();
    void retranslate();
    void updateKeySize();

    QList<int> m_digits; // m_digits[i] lies on m_keys[i]
    QList<Button *> m_keys;
    Button *m_clear = nullptr;
    Button *m_backspace = nullptr;
    bool m_shuffled = false;
};

} // namespace eid::ui
