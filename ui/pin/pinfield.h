#pragma once

#include "core/base/secret.h"
#include "core/card/cardtypes.h"

#include <QWidget>

namespace eid::ui {

/// The field a PIN or PUK is typed into. Digits go one by one from the key event into a Secret and
/// are drawn as dots; no string of them ever exists. Nothing comes in or goes out by clipboard,
/// drag and drop, undo or an input method. The entry is wiped when the field is hidden.
///
/// Under the dots stand the places: those the card demands strong, those it allows faint.
///
/// To screen readers it is a password field that tells how many digits it holds, never which.
class PinField : public QWidget
{
    Q_OBJECT

public:
    /// Why something typed was not taken.
    enum class Refusal {
        NoDigit, ///< a letter or a sign
        Full, ///< all places are taken
        Clipboard, ///< pasting or copying was tried
    };
    Q_ENUM(Refusal)

    explicit PinField(QWidget *parent = nullptr);
    ~PinField() override;

    /// How many places are shown, and how many digits are taken.
    void setRules(const PinRules &rules);
    [[nodiscard]] const PinRules &rules() const { return m_rules; }

    /// For checks while it is typed; the reference ends with the next edit.
    [[nodiscard]] const Secret &entry() const { return m_entry; }
    [[nodiscard]] int length() const { return static_cast<int>(m_entry.size()); }
    [[nodiscard]] bool isEmpty() const { return m_entry.isEmpty(); }
    [[nodiscard]] int caret() const { return m_caret; }
    void setCaret(int position);

    /// The entry, which leaves the field empty.
    [[nodiscard]] Secret take();

    /// Marks the field as wrong, in addition to the words beside it.
    void setFaulty(bool faulty);
    [[nodiscard]] bool isFaulty() const { return m_faulty; }

    /// The rectangle of one place, in the field's coordinates.
    [[nodiscard]] QRectF placeRect(int place) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public Q_SLOTS:
    /// Puts \a digit, 0 to 9, at the caret.
    void typeDigit(int digit);
    /// Takes away the digit before the caret.
    void backspace();
    /// Wipes the entry.
    void clear();

Q_SIGNALS:
    void edited();
    void refused(eid::ui::PinField::Refusal why);
    /// The Enter key.
    void submitted();
    /// The field has the keyboard now.
    void entered();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool handleEditingKey(QKeyEvent *event);
    void removeAt(int index);
    void refuse(Refusal why);
    void tellEdited();
    [[nodiscard]] qreal placeSize() const; ///< of one digit, with all the room it likes
    [[nodiscard]] qreal placeWidth() const; ///< what it has of that
    [[nodiscard]] QRectF contents() const;

    Secret m_entry;
    PinRules m_rules;
    int m_caret = 0;
    bool m_faulty = false;
};

} // namespace eid::ui
