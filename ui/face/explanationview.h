#pragma once

#include "ui/face/faceview.h"

namespace eid::ui {

class CameraPicker;
class Note;
class Statement;
class Text;

/// What will happen, what becomes of the picture, with which camera; and the samples that wait to
/// be sent.
class ExplanationView : public FaceView
{
    Q_OBJECT

public:
    explicit ExplanationView(FaceFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    void showWaiting();

    Statement *m_noCamera;
    Text *m_lead;
    Text *m_points;
    Note *m_privacy;
    Note *m_limits;
    Note *m_waiting;
    Button *m_send;
    Button *m_discard;
    Text *m_cameraCaption;
    CameraPicker *m_cameras;
    Button *m_go;
    Button *m_leave;
};

} // namespace eid::ui
