#pragma once

#include "ui/base/stepview.h"

namespace eid::ui {

class AuthenticationFlow;
class Note;
class Statement;

/// The platform wants a face sample first; then the same request is answered again.
class FaceNeededView : public StepView
{
    Q_OBJECT

public:
    explicit FaceNeededView(AuthenticationFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;

Q_SIGNALS:
    void faceSampleRequested();

private:
    AuthenticationFlow &m_flow;
    Statement *m_statement;
    Note *m_truth;
    Button *m_take;
    Button *m_again;
    Button *m_decline;
};

} // namespace eid::ui
