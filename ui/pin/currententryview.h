#pragma once

#include "ui/pin/pinview.h"

namespace eid::ui {

class PinForm;

/// The step in which the holder enters what is valid now: PIN, first PIN or PUK.
class CurrentEntryView : public PinView
{
    Q_OBJECT

public:
    explicit CurrentEntryView(PinFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    PinForm *m_form;
    Button *m_next;
    Button *m_cancel;
    Button *m_usePad;
};

} // namespace eid::ui
