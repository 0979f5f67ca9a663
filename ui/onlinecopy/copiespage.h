#pragma once

#include "ui/base/steppage.h"
#include "ui/onlinecopy/copiesflow.h"

namespace eid::ui {

/// The online copies of the card in a reader.
class CopiesPage : public StepPage
{
    Q_OBJECT

public:
    CopiesPage(CopyServices services, const QString &reader, QWidget *parent = nullptr);
    ~CopiesPage() override;

    [[nodiscard]] const CopiesFlow &flow() const { return m_flow; }
    [[nodiscard]] bool isBusy() const override { return m_flow.isBusy(); }

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] StepView *makeView();
    [[nodiscard]] StepView *makeOverview();
    [[nodiscard]] StepView *makePhraseEntry();
    [[nodiscard]] StepView *makePinEntry();
    [[nodiscard]] StepView *makeRunning();
    [[nodiscard]] StepView *makeCodeShown();
    [[nodiscard]] StepView *makeDone();
    void openOffer();

    CopyServices m_services;
    const QString m_reader;
    CopiesFlow m_flow;
};

} // namespace eid::ui
