#pragma once

#include "ui/base/panel.h"

#include <QList>
#include <QPair>
#include <QString>

QT_BEGIN_NAMESPACE
class QGridLayout;
QT_END_NAMESPACE

namespace eid::ui {

class Text;

/// Labels with their values, which can be marked and copied one by one.
class FieldList : public Panel
{
    Q_OBJECT

public:
    using Field = QPair<QString, QString>;

    explicit FieldList(QWidget *parent = nullptr);

    void setFields(const QList<Field> &fields);
    [[nodiscard]] const QList<Field> &fields() const { return m_fields; }

private:
    struct Row
    {
        Text *label;
        Text *value;
    };

    QList<Field> m_fields;
    QList<Row> m_rows;
    QGridLayout *m_grid;
};

} // namespace eid::ui
