#pragma once

#include "ui/base/stepview.h"

namespace eid::ui {

class FaceFlow;

/// What the page shows of one stage of a face sample.
class FaceView : public StepView
{
    Q_OBJECT

public:
    explicit FaceView(FaceFlow &flow, QWidget *parent = nullptr)
        : StepView(parent)
        , m_flow(flow)
    { }

protected:
    [[nodiscard]] FaceFlow &flow() const { return m_flow; }

private:
    FaceFlow &m_flow;
};

} // namespace eid::ui
