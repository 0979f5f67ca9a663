#pragma once

#include "core/face/facequality.h"

#include <QWidget>

namespace eid::ui {

class StatusSign;
class Text;

/// How each measure of a picture stands: a sign, what it is about, and a bar from 0 to 100.
class Meters : public QWidget
{
    Q_OBJECT

public:
    explicit Meters(QWidget *parent = nullptr);

    /// Shows the measures that do not hold, or all of them.
    void setRecord(const QualityRecord &record, bool onlyOpen);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int rowHeight() const;

    QList<QualityValue> m_rows;
};

} // namespace eid::ui
