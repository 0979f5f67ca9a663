#pragma once

#include "ui/pin/pinview.h"

#include <optional>

namespace eid {
enum class ErrorCode;
}

namespace eid::ui {

class EntryArea;
class Note;
class PinEntry;
class Text;

/// The step in which the holder chooses the new PIN or PUK and repeats it.
class NewEntryView : public PinView
{
    Q_OBJECT

public:
    explicit NewEntryView(PinFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    [[nodiscard]] std::optional<ErrorCode> faultOfNew() const;
    void checkNew();
    void checkRepeat();
    void onNewSubmitted();

    Note *m_refused;
    Text *m_lead;
    EntryArea *m_entries;
    PinEntry *m_new;
    PinEntry *m_repeat;
    Button *m_send;
    Button *m_back;
    Button *m_cancel;
};

} // namespace eid::ui
