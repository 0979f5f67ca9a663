#pragma once

#include "ui/base/secretfield.h"

#include <optional>

namespace eid::ui {

/// The field a code is typed into that its holder has on paper: a transaction code, a loss code, a
/// recovery phrase. It is drawn as dots, or as itself where that is asked for. It can be pasted, as
/// such codes may come from where passwords are kept.
class CodeField : public SecretField
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

    [[nodiscard]] Characters characters() const { return m_characters; }
    /// How many characters are wanted, if that is known.
    [[nodiscard]] std::optional<int> wantedLength() const { return m_length; }

    void setMasked(bool masked);
    [[nodiscard]] bool isMasked() const override { return m_isMasked; }
    [[nodiscard]] QChar shown(int place) const override;
    [[nodiscard]] QRectF placeRect(int place) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public Q_SLOTS:
    void paste();

Q_SIGNALS:
    void refused(eid::ui::CodeField::Refusal why);

protected:
    [[nodiscard]] bool isOwnKey(const QKeyEvent &event) const override;
    void takeKey(const QKeyEvent &event) override;
    [[nodiscard]] int places() const override;
    void paintPlace(QPainter &painter, int place, const QColor &text) const override;
    [[nodiscard]] qreal caretReach() const override;

private:
    void type(QChar character);
    [[nodiscard]] int most() const; ///< characters that are taken
    [[nodiscard]] qreal gapsBefore(int place) const; ///< in widths of a place
    [[nodiscard]] qreal placeSize() const; ///< of one place, with all the room it likes
    [[nodiscard]] qreal placeWidth() const; ///< what it has of that

    const Characters m_characters;
    const std::optional<int> m_length;
    bool m_isMasked = true;
};

} // namespace eid::ui
