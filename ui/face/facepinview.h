#pragma once

#include "ui/face/faceview.h"

namespace eid::ui {

class PinForm;

/// The PIN, with which the card signs the sample and proves itself to the platform.
class FacePinView : public FaceView
{
    Q_OBJECT

public:
    explicit FacePinView(FaceFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    PinForm *m_form;
    Button *m_go;
    Button *m_leave;
};

} // namespace eid::ui
