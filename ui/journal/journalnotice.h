#pragma once

#include "core/journaling/journalkeeper.h"
#include "ui/base/note.h"

#include <optional>

namespace eid::ui {

class Button;

/// A band for the top of the window, seen only when something is wrong with the records: damaged
/// ones were set aside, or something that was done could not be written down.
class JournalNotice : public Note
{
    Q_OBJECT

public:
    /// \a keeper outlives the band.
    explicit JournalNotice(JournalKeeper &keeper, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::optional<SetAside> m_setAside;
    std::optional<Error> m_failure;
    Button *m_dismiss;
};

} // namespace eid::ui
