#pragma once

#include "core/base/secret.h"

#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace eid::ui {

/// The field a code is typed into that its holder has on paper: a transaction code, a loss code, a
/// recovery phrase. Characters go from the key event into a Secret and are drawn as dots, or as
/// themselves where that is asked for. It can be pasted, as such codes may come from where
/// passwords are kept; nothing goes out. The entry is wiped when the field is hidden.
///
/// To screen readers it is a password field as long as it shows dots.
class CodeField : public QWidget
{
    Q_OBJECT

public:
    enum class Characters {
        Digits,
        /// Letters and digits in groups of four, upper case; spaces and hyphens are passed over.
        Groups,
        Text, ///< every character of ASCII that can be seen, and the space
    };
    /// Why something typed was not taken.
    enum class Refusal {
        OtherCharacter,
        Full, ///< all places are taken
    };
    Q_ENUM(Refusal)

    /// \a length: how many places there are; nothing: as many as are typed, up to 64.
    CodeField(Characters characters, std::optional<int> length, QWidget *parent = nullptr);
    ~CodeField() override;

    [[nodiscard]] Characters characters() const { return m_characters; }
    [[nodiscard]] const Secret &entry() const { return m_entry; }
    [[nodiscard]] int length() const { return static_cast<int>(m_entry.size()); }
    [[nodiscard]] bool isEmpty() const { return m_entry.isEmpty(); }
    /// How many characters are wanted, if that is known.
    [[nodiscard]] std::optional<int> wantedLength() const { return m_length; }
    [[nodiscard]] int caret() const { return m_caret; }
    void setCaret(int position);

    /// The entry, which leaves the field empty.
    [[nodiscard]] Secret take();

    void setMasked(bool masked);
    [[nodiscard]] bool isMasked() const { return m_isMasked; }
    /// Marks the field as wrong, in addition to the words beside it.
    void setFaulty(bool faulty);
    [[nodiscard]] bool isFaulty() const { return m_isFaulty; }

    /// The rectangle of one place, in the field's coordinates.
    [[nodiscard]] QRectF placeRect(int place) const;
    /// The character at \a place as it is shown: a dot, or itself.
    [[nodiscard]] QChar shown(int place) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public Q_SLOTS:
    void backspace();
    /// Wipes the entry.
    void clear();
    void paste();

Q_SIGNALS:
    void edited();
    void refused(eid::ui::CodeField::Refusal why);
    /// The Enter key.
    void submitted();

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
    void type(QChar character);
    void removeAt(int index);
    void tellEdited();
    [[nodiscard]] int most() const; ///< characters that are taken
    [[nodiscard]] int places() const; ///< that are drawn
    [[nodiscard]] qreal gapsBefore(int place) const; ///< in widths of a place
    [[nodiscard]] qreal placeSize() const; ///< of one place, with all the room it likes
    [[nodiscard]] qreal placeWidth() const; ///< what it has of that
    void paintPlace(QPainter &painter, int place) const;

    const Characters m_characters;
    const std::optional<int> m_length;
    Secret m_entry;
    int m_caret = 0;
    bool m_isMasked = true;
    bool m_isFaulty = false;
};

} // namespace eid::ui
