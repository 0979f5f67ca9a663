#pragma once

#include "ui/pin/pinview.h"

namespace eid::ui {

class PinForm;

/// The step in which the new PIN of an interrupted job is entered once more, to be tried.
class SettleEntryView : public PinView
{
    Q_OBJECT

public:
    explicit SettleEntryView(PinFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    PinForm *m_form;
    Button *m_try;
    Button *m_leave;
};

} // namespace eid::ui
