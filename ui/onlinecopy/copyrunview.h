#pragma once

#include "core/onlinecopy/onlinecopy.h"
#include "ui/base/stepview.h"

#include <functional>

namespace eid::ui {

class CopyFlow;
class Note;
class StepList;
class Text;

/// What the card and the platform do, step by step.
class CopyRunView : public StepView
{
    Q_OBJECT

public:
    /// \a steps of this job in their order. \a usesCard: it must stay in the reader.
    CopyRunView(CopyFlow &flow, std::function<QString()> title, QList<CopyProgress::Stage> steps,
        bool usesCard, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;

private:
    CopyFlow &m_flow;
    std::function<QString()> m_title;
    QList<CopyProgress::Stage> m_stages;
    Text *m_heading;
    StepList *m_steps;
    Note *m_warning;
    Button *m_cancel;
};

} // namespace eid::ui
