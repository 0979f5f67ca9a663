#pragma once

#include "core/base/secret.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace eid::ui {

/// A field that something secret is typed into: characters go one by one from the key event into a
/// Secret; no string of them ever exists here. Nothing goes out by clipboard, drag and drop, undo
/// or an input method. The entry is wiped when the field is hidden.
///
/// What may be typed, and how the places are drawn, is for each kind of field to say.
///
/// To screen readers it is a password field as long as it shows dots.
class SecretField : public QWidget
{
    Q_OBJECT

public:
    ~SecretField() override;

    /// For checks while it is typed; the reference ends with the next edit.
    [[nodiscard]] const Secret &entry() const { return m_entry; }
    /// In characters, each of which is one octet.
    [[nodiscard]] int length() const { return static_cast<int>(m_entry.size()); }
    [[nodiscard]] bool isEmpty() const { return m_entry.isEmpty(); }
    [[nodiscard]] int caret() const { return m_caret; }
    void setCaret(int position);

    /// The entry, which leaves the field empty.
    [[nodiscard]] Secret take();

    /// Marks the field as wrong, in addition to the words beside it.
    void setFaulty(bool faulty);
    [[nodiscard]] bool isFaulty() const { return m_isFaulty; }

    /// Whether the places show dots.
    [[nodiscard]] virtual bool isMasked() const { return true; }
    /// The character at \a place as it is shown.
    [[nodiscard]] virtual QChar shown(int place) const;
    /// What screen readers say of the entry beside its name; empty: nothing.
    [[nodiscard]] virtual QString entryDescription() const { return {}; }

    /// The rectangle of one place, in the field's coordinates.
    [[nodiscard]] virtual QRectF placeRect(int place) const = 0;

public Q_SLOTS:
    /// Takes away the character before the caret.
    void backspace();
    /// Wipes the entry.
    void clear();

Q_SIGNALS:
    void edited();
    /// The Enter key.
    void submitted();
    /// The field has the keyboard now.
    void entered();

protected:
    explicit SecretField(QWidget *parent);

    /// Puts \a octet at the caret.
    void insert(std::uint8_t octet);

    /// Whether \a event belongs here, whatever shortcuts the window has. The keys that edit do.
    [[nodiscard]] virtual bool isOwnKey(const QKeyEvent &event) const = 0;
    /// Takes what isOwnKey() has said to be of the field.
    virtual void takeKey(const QKeyEvent &event) = 0;
    /// How many places are drawn.
    [[nodiscard]] virtual int places() const = 0;
    /// Draws one of them; \a text is the colour of what is entered.
    virtual void paintPlace(QPainter &painter, int place, const QColor &text) const = 0;
    /// Half of the height of the caret.
    [[nodiscard]] virtual qreal caretReach() const = 0;

    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool handleEditingKey(const QKeyEvent &event);
    void removeAt(int index);
    void tellEdited();

    Secret m_entry;
    int m_caret = 0;
    bool m_isFaulty = false;
};

} // namespace eid::ui
