#pragma once

#include "core/face/facequality.h"

#include <QWidget>

namespace eid::ui {

class StatusSign;
class Text;

/// How the measures of a picture that do not hold stand: a sign, what it is about, and a bar from 0
/// to 100. Screen readers are told which they are.
class Meters : public QWidget
{
    Q_OBJECT

public:
    explicit Meters(QWidget *parent = nullptr);

    void setRecord(const QualityRecord &record);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int rowHeight() const;

    QList<QualityValue> m_rows;
};

} // namespace eid::ui
