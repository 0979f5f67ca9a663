#pragma once

#include "ui/base/steppage.h"
#include "ui/onlinecopy/authenticationflow.h"

namespace eid::ui {

/// Answers a request that came by a link: who asks and for what, the person's yes or no, the PIN.
class AuthenticationPage : public StepPage
{
    Q_OBJECT

public:
    AuthenticationPage(CopyServices services, const QString &reader, const QString &link,
        QWidget *parent = nullptr);
    ~AuthenticationPage() override;

    [[nodiscard]] const AuthenticationFlow &flow() const { return m_flow; }
    [[nodiscard]] bool isBusy() const override { return m_flow.isBusy(); }
    [[nodiscard]] bool holdsRequest() const override { return m_flow.isOpen(); }

Q_SIGNALS:
    /// A face sample is to be taken; the page waits meanwhile.
    void faceSampleRequested();

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] StepView *makeView();
    [[nodiscard]] StepView *makePinEntry();
    [[nodiscard]] StepView *makeRunning();
    [[nodiscard]] StepView *makeFailure();

    AuthenticationFlow m_flow;
};

} // namespace eid::ui
