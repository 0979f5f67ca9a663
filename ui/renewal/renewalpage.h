#pragma once

#include "ui/base/steppage.h"
#include "ui/renewal/renewalflow.h"

namespace eid::ui {

class RenewalView;

/// Renews the credentials of a card: shows the view of the stage at which its flow is.
class RenewalPage : public StepPage
{
    Q_OBJECT

public:
    RenewalPage(
        CardDesk &desk, RenewalService &service, const QString &reader, QWidget *parent = nullptr);
    ~RenewalPage() override;

    [[nodiscard]] const RenewalFlow &flow() const { return m_flow; }
    [[nodiscard]] bool isBusy() const override { return m_flow.isBusy(); }

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] RenewalView *makeView();

    RenewalFlow m_flow;
};

} // namespace eid::ui
