#pragma once

#include "ui/base/stepview.h"

namespace eid::ui {

class AuthenticationFlow;
class Note;
class Statement;

/// A link was not followed: why, and that nothing was sent.
class RefusalView : public StepView
{
    Q_OBJECT

public:
    explicit RefusalView(AuthenticationFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    [[nodiscard]] bool canTryAgain() const;

    AuthenticationFlow &m_flow;
    Statement *m_statement;
    Note *m_truth;
    Button *m_again;
    Button *m_close;
};

} // namespace eid::ui
