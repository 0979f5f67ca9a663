#pragma once

#include "ui/renewal/renewalview.h"

namespace eid::ui {

class Note;
class StepList;
class Text;

/// What the card and the platform do, step by step, and what must not be done meanwhile.
class RunView : public RenewalView
{
    Q_OBJECT

public:
    explicit RunView(RenewalFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;

private:
    Text *m_credential;
    StepList *m_steps;
    Note *m_warning;
    Button *m_cancel;
};

} // namespace eid::ui
