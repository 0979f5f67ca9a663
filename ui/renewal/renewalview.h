#pragma once

#include "ui/base/stepview.h"

namespace eid::ui {

class RenewalFlow;

/// What the page shows of one stage of a renewal.
class RenewalView : public StepView
{
    Q_OBJECT

public:
    explicit RenewalView(RenewalFlow &flow, QWidget *parent = nullptr)
        : StepView(parent)
        , m_flow(flow)
    { }

protected:
    [[nodiscard]] RenewalFlow &flow() const { return m_flow; }

private:
    RenewalFlow &m_flow;
};

} // namespace eid::ui
