#pragma once

#include "ui/face/faceview.h"

namespace eid::ui {

class Meters;
class Mirror;
class Note;

/// The camera at work: guidance until the picture is taken, then the movements that the platform
/// asks for.
class CameraView : public FaceView
{
    Q_OBJECT

public:
    explicit CameraView(FaceFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    /// Takes the picture, or begins the second try.
    void submit() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void guide();
    void challenge();
    [[nodiscard]] bool mayTryAgain() const;

    Mirror *m_mirror;
    Note *m_words;
    Meters *m_meters;
    Button *m_take;
    Button *m_leave;
    Button *m_showMeters;
};

} // namespace eid::ui
