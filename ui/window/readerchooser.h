#pragma once

#include "core/card/cardstate.h"

#include <QList>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QButtonGroup;
class QVBoxLayout;
QT_END_NAMESPACE

namespace eid::ui {

class Entry;
class Text;

/// Which of several readers is meant: one entry each, with whose card is in it. Hidden while there
/// is no choice.
class ReaderChooser : public QWidget
{
    Q_OBJECT

public:
    explicit ReaderChooser(QWidget *parent = nullptr);

    void setState(const DeskState &desk, const QString &chosen);

    /// The readers that there is a choice among: those with a card, and the chosen one.
    static QList<CardState> choices(const DeskState &desk, const QString &chosen);
    [[nodiscard]] const QList<Entry *> &entries() const { return m_entries; }

Q_SIGNALS:
    void chosen(const QString &reader);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void matchEntries();

    DeskState m_desk;
    QList<CardState> m_choices;
    QString m_chosen;
    Text *m_title;
    QVBoxLayout *m_layout;
    QButtonGroup *m_group;
    QList<Entry *> m_entries;
};

} // namespace eid::ui
