#pragma once

#include <QString>
#include <QWidget>

namespace eid::ui {

/// The card as it lies on the desk, drawn: with its holder and the masked ID number, or the place
/// where a card would be.
class CardView : public QWidget
{
    Q_OBJECT

public:
    enum class Appearance {
        Absent, ///< the outline of a card
        Reading, ///< a card that is not known yet
        Usable,
        Faulty, ///< a card that cannot be used
    };

    struct Face
    {
        Appearance appearance = Appearance::Absent;
        QString name;
        QString idNumber; ///< as it may be seen

        bool operator==(const Face &) const = default;
    };

    explicit CardView(QWidget *parent = nullptr);

    void setFace(const Face &face);
    [[nodiscard]] const Face &face() const { return m_face; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintGround(QPainter &painter, const QRectF &card) const;
    void paintChip(QPainter &painter, const QRectF &card) const;
    void paintWords(QPainter &painter, const QRectF &card) const;

    Face m_face;
};

} // namespace eid::ui
