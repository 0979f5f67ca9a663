#pragma once

#include "ui/base/steppage.h"
#include "ui/onlinecopy/lossflow.h"

namespace eid::ui {

/// A card that is lost, or that is to be frozen for a time.
class LossPage : public StepPage
{
    Q_OBJECT

public:
    LossPage(CopyServices services, const QString &reader, QWidget *parent = nullptr);
    ~LossPage() override;

    [[nodiscard]] const LossFlow &flow() const { return m_flow; }
    [[nodiscard]] bool isBusy() const override { return m_flow.isBusy(); }

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] StepView *makeView();
    [[nodiscard]] StepView *makeCodeEntry();
    [[nodiscard]] StepView *makePinEntry();

    LossFlow m_flow;
};

} // namespace eid::ui
