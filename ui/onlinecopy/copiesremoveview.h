#pragma once

#include "ui/base/stepview.h"

namespace eid::ui {

class CopiesFlow;
class Note;
class Text;
class Tick;

/// Whether the copies of the card are to be removed, with what that means.
class CopiesRemoveView : public StepView
{
    Q_OBJECT

public:
    explicit CopiesRemoveView(CopiesFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    CopiesFlow &m_flow;
    Note *m_warning;
    Tick *m_consent;
    Text *m_missing;
    Button *m_remove;
    Button *m_keep;
};

} // namespace eid::ui
