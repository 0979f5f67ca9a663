#pragma once

#include "ui/base/steppage.h"
#include "ui/onlinecopy/offerflow.h"

namespace eid::ui {

class StepHeader;

/// Takes an offer of online copies: what is offered, the transaction code, the PIN, and the loss
/// code in the end.
class OfferPage : public StepPage
{
    Q_OBJECT

public:
    /// \a text: the offer, where it came by a link; empty: it is asked for.
    OfferPage(CopyServices services, const QString &reader, const QString &text,
        QWidget *parent = nullptr);
    ~OfferPage() override;

    [[nodiscard]] const OfferFlow &flow() const { return m_flow; }
    [[nodiscard]] bool isBusy() const override { return m_flow.isBusy(); }
    [[nodiscard]] bool holdsRequest() const override;

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] StepView *makeView();
    [[nodiscard]] StepView *makeDone();
    void updateHeader();

    OfferFlow m_flow;
    StepHeader *m_header;
};

} // namespace eid::ui
