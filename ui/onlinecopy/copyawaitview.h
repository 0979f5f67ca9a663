#pragma once

#include "ui/base/stepview.h"

namespace eid::ui {

class CopyFlow;
class Statement;

/// The user is to insert the card, it is being read, or no card can be used and why.
class CopyAwaitView : public StepView
{
    Q_OBJECT

public:
    explicit CopyAwaitView(CopyFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;

private:
    CopyFlow &m_flow;
    Statement *m_statement;
    Button *m_leave;
};

} // namespace eid::ui
