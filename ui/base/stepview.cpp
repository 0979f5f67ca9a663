#include "ui/base/stepview.h"

#include "ui/base/button.h"

namespace eid::ui {

Button *StepView::addButton(Button *button)
{
    m_buttons.append(button);
    return button;
}

} // namespace eid::ui
