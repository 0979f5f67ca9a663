#pragma once

#include "core/card/cardstate.h"
#include "ui/base/glyph.h"
#include "ui/window/job.h"

#include <QList>
#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QButtonGroup;
QT_END_NAMESPACE

namespace eid::ui {

class Entry;

/// What can be done with the card, as large entries. One that cannot be done now says why.
class JobList : public QWidget
{
    Q_OBJECT

public:
    explicit JobList(QWidget *parent = nullptr);

    /// \a card may be null.
    void setCard(const CardState *card);
    /// Marks the entry of the page that is open; nothing: the overview.
    void setCurrent(const std::optional<Job> &job);

    [[nodiscard]] Entry *overview() const { return m_overview; }
    [[nodiscard]] Entry *entry(const Job &job) const;

Q_SIGNALS:
    void overviewRequested();
    void jobRequested(const eid::ui::Job &job);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        Job job;
        Entry *entry;
    };

    Entry *add(Glyph glyph);
    void add(const Job &job, Glyph glyph);
    void retranslate();
    void markCurrent();

    std::optional<CardState> m_card;
    std::optional<Job> m_current;
    QButtonGroup *m_group;
    Entry *m_overview;
    QList<Row> m_rows;
};

} // namespace eid::ui
