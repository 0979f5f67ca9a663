#include "ui/pin/pinview.h"

#include "ui/base/button.h"

namespace eid::ui {

PinView::PinView(PinFlow &flow, QWidget *parent)
    : QWidget(parent)
    , m_flow(flow)
{ }

Button *PinView::addButton(Button *button)
{
    m_buttons.append(button);
    return button;
}

} // namespace eid::ui
