#pragma once

#include "ui/base/page.h"

namespace eid::ui {

class StepView;

/// A page for a job in steps: shows one StepView at a time, takes Enter for it, and leaves the
/// keyboard where it belongs.
class StepPage : public Page
{
    Q_OBJECT

public:
    explicit StepPage(QWidget *parent = nullptr);
    ~StepPage() override;

    [[nodiscard]] QWidget *firstFocus() override;

protected:
    /// Takes \a view, and lets the one before go. What the views refer to must outlive the last of
    /// them: call clearView() where it does not outlive this object.
    void showView(StepView *view);
    void clearView();
    /// The view that is shown; null until the first showView().
    [[nodiscard]] StepView *view() const { return m_view; }

    void keyPressEvent(QKeyEvent *event) override;

private:
    StepView *m_view = nullptr;
};

} // namespace eid::ui
