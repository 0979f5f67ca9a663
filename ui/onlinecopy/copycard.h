#pragma once

#include "core/onlinecopy/copyfield.h"

#include <QList>
#include <QRectF>
#include <QString>
#include <QWidget>

namespace eid::ui {

/// A picture of the online copy as if it lay on the desk like an ID card: each field by itself, lit
/// where it is told, behind a bar where it is kept back. It grows with its text and with the font.
class CopyCard : public QWidget
{
    Q_OBJECT

public:
    enum class Light {
        Hidden, ///< behind a bar
        Asked, ///< the same, in a frame: whoever asks would like to see it
        Told, ///< lit: whoever asks will see it
        Shown, ///< with its text, to the holder alone
    };

    struct Field
    {
        CopyField field = CopyField::Name;
        Light light = Light::Hidden;
        QString text = {}; ///< of Shown

        bool operator==(const Field &) const = default;
    };

    explicit CopyCard(QWidget *parent = nullptr);

    /// Every field is Hidden but those of \a fields.
    void setFields(const QList<Field> &fields);
    [[nodiscard]] const QList<Field> &fields() const { return m_fields; }
    [[nodiscard]] Light lightOf(CopyField field) const;

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Box
    {
        const Field *field;
        QRectF place;
    };
    struct Arrangement
    {
        QRectF card;
        QRectF head;
        QRectF portrait;
        QList<Box> boxes;
    };

    [[nodiscard]] int cardWidth(int width) const;
    [[nodiscard]] Arrangement arrange(int width) const;
    [[nodiscard]] qreal boxHeight(const Field &field, qreal width) const;
    [[nodiscard]] const Field &fieldAt(CopyField field) const;
    [[nodiscard]] QFont labelFont() const;
    [[nodiscard]] QFont valueFont() const;
    void paintGround(QPainter &painter, const Arrangement &at) const;
    void paintBox(QPainter &painter, const Box &box) const;
    void nameForScreenReaders();

    QList<Field> m_fields; ///< all of them, in their order
};

} // namespace eid::ui
