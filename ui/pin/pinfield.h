#pragma once

#include "core/card/cardtypes.h"
#include "ui/base/secretfield.h"

namespace eid::ui {

/// The field a PIN or PUK is typed into, drawn as dots. Nothing comes in by clipboard either.
///
/// Under the dots stand the places: those the card demands strong, those it allows faint.
///
/// To screen readers it is a password field that tells how many digits it holds, never which.
class PinField : public SecretField
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

    /// How many places are shown, and how many digits are taken.
    void setRules(const PinRules &rules);
    [[nodiscard]] const PinRules &rules() const { return m_rules; }

    [[nodiscard]] QString entryDescription() const override;
    [[nodiscard]] QRectF placeRect(int place) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public Q_SLOTS:
    /// Puts \a digit, 0 to 9, at the caret.
    void typeDigit(int digit);

Q_SIGNALS:
    void refused(eid::ui::PinField::Refusal why);

protected:
    [[nodiscard]] bool isOwnKey(const QKeyEvent &event) const override;
    void takeKey(const QKeyEvent &event) override;
    [[nodiscard]] int places() const override { return m_rules.maximumLength; }
    void paintPlace(QPainter &painter, int place, const QColor &text) const override;
    [[nodiscard]] qreal caretReach() const override;

private:
    [[nodiscard]] qreal placeSize() const; ///< of one digit, with all the room it likes
    [[nodiscard]] qreal placeWidth() const; ///< what it has of that

    PinRules m_rules;
};

} // namespace eid::ui
