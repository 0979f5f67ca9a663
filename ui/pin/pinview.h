#pragma once

#include "ui/base/stepview.h"

namespace eid::ui {

class PinFlow;

/// What the page shows of one step of a PIN job.
class PinView : public StepView
{
    Q_OBJECT

public:
    explicit PinView(PinFlow &flow, QWidget *parent = nullptr)
        : StepView(parent)
        , m_flow(flow)
    { }

protected:
    [[nodiscard]] PinFlow &flow() const { return m_flow; }

private:
    PinFlow &m_flow;
};

} // namespace eid::ui
