#pragma once

#include "ui/base/steppage.h"
#include "ui/onlinecopy/offerflow.h"

namespace eid::ui {

class StepHeader;

/// Takes what a QR code, a link or a text says. An offer of online copies is taken here: what is
/// offered, the transaction code, the PIN, and the loss code in the end. For a request the page of
/// CopyServices::follow takes this one's place.
class OfferPage : public StepPage
{
    Q_OBJECT

public:
    /// \a text: the offer, where it came by a link; empty: what there is is asked for.
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
    [[nodiscard]] StepView *makeCamera();
    [[nodiscard]] StepView *makeDone();
    [[nodiscard]] bool isOfferKnown() const;
    void updateHeader();

    std::function<void(const QString &link)> m_follow;
    OfferFlow m_flow;
    StepHeader *m_header;
};

} // namespace eid::ui
