#pragma once

#include "ui/base/steppage.h"
#include "ui/face/faceflow.h"

namespace eid::ui {

class FaceView;
class StepHeader;

/// Takes a face sample and sends it: shows the view of the stage at which its flow is. The camera
/// is released as soon as the page is left.
class FacePage : public StepPage
{
    Q_OBJECT

public:
    FacePage(FaceServices services, const QString &reader, QWidget *parent = nullptr);
    ~FacePage() override;

    [[nodiscard]] const FaceFlow &flow() const { return m_flow; }
    [[nodiscard]] bool isBusy() const override { return m_flow.isBusy(); }

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] FaceView *makeView();
    void updateHeader();

    FaceFlow m_flow;
    StepHeader *m_header;
};

} // namespace eid::ui
