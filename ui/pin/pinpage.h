#pragma once

#include "core/pin/pinservice.h"
#include "ui/base/steppage.h"
#include "ui/pin/pinflow.h"

namespace eid {
class CardDesk;
}

namespace eid::ui {

class PinPages;
class PinView;
class StepHeader;

/// One PIN job: shows the view of the step at which its flow is.
class PinPage : public StepPage
{
    Q_OBJECT

public:
    PinPage(const PinPages &pages, CardDesk &desk, PinService &service, PinJob job,
        const QString &reader, QWidget *parent = nullptr);
    ~PinPage() override;

    [[nodiscard]] const PinFlow &flow() const { return m_flow; }

    [[nodiscard]] bool isBusy() const override { return m_flow.isBusy(); }

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showStep();
    void updateHeader();
    [[nodiscard]] PinView *makeView();

    const PinPages &m_pages;
    PinFlow m_flow;
    StepHeader *m_header;
};

} // namespace eid::ui
