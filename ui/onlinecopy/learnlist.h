#pragma once

#include "ui/base/glyph.h"
#include "ui/base/tone.h"

#include <QStringList>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace eid::ui {

class Text;

/// What somebody learns, or does not learn: a title, and one line with a sign for each.
class LearnList : public QWidget
{
    Q_OBJECT

public:
    LearnList(Glyph glyph, Tone tone, QWidget *parent = nullptr);

    void setWords(const QString &title, const QStringList &lines);
    [[nodiscard]] const QStringList &lines() const { return m_lines; }

private:
    class Row;

    Glyph m_glyph;
    Tone m_tone;
    QStringList m_lines;
    Text *m_title;
    QVBoxLayout *m_layout;
    QList<Row *> m_rows;
};

} // namespace eid::ui
