#pragma once

#include "ui/base/stepview.h"

#include <QUrl>

namespace eid::ui {

class AuthenticationFlow;
class LearnList;
class Note;
class Statement;

/// An authentication is done, or was declined: what they learned, and the way back to their page,
/// which opens at a click and not before.
class AnsweredView : public StepView
{
    Q_OBJECT

public:
    explicit AnsweredView(AuthenticationFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    void sayAnswered();
    void sayDeclined();
    void goBack();

    AuthenticationFlow &m_flow;
    Statement *m_statement;
    LearnList *m_learned;
    Note *m_note;
    Button *m_back;
    Button *m_close;
};

/// Whether the browser may be sent to \a url: https, or http on this very computer.
bool isSafeToOpen(const QUrl &url);

} // namespace eid::ui
