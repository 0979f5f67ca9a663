#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/card/cardtypes.h"

#include <QWidget>

#include <optional>

namespace eid::ui {

class EntryArea;
class Note;
class PinEntry;
class PinField;
class Text;
class TriesNote;

/// Where a PIN or PUK is entered that the card is to check: what it is for, or why the one before
/// was refused; how many tries are left; the field with its keypad.
class PinForm : public QWidget
{
    Q_OBJECT

public:
    /// \a entryName is the object name of the entry.
    PinForm(
        PinRole role, const PinRules &rules, const QString &entryName, QWidget *parent = nullptr);

    [[nodiscard]] PinField *field() const;

    void setLead(const QString &lead);
    void setCaption(const QString &caption);
    void setTries(const PinStatus &status);
    /// Says in place of the lead why the last entry was refused, and \a whatNext; or nothing.
    void setRefusal(const std::optional<Error> &error, const QString &whatNext);
    void showFault(const QString &fault);

    /// Takes what was entered. Nothing if it cannot be one, which the form then says.
    [[nodiscard]] std::optional<Secret> take();

Q_SIGNALS:
    /// Enter was pressed in the field.
    void submitted();

private:
    void showLength();

    const PinRole m_role;
    Note *m_refused;
    Text *m_lead;
    TriesNote *m_tries;
    EntryArea *m_entries;
    PinEntry *m_entry;
};

} // namespace eid::ui
