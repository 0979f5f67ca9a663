#pragma once

#include "ui/base/stepview.h"

namespace eid::ui {

class CameraPicker;
class CameraPicture;
class CodeLook;
class Note;
class Statement;
class Text;

/// A QR code is held before the camera; or why that does not work now.
class CodeCameraView : public StepView
{
    Q_OBJECT

public:
    explicit CodeCameraView(CodeLook &look, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;

Q_SIGNALS:
    /// The camera is not wanted any more.
    void backRequested();

private:
    void sayTrouble();
    void sayWhatToDo();

    CodeLook &m_look;
    CameraPicture *m_picture;
    Note *m_words;
    Statement *m_trouble;
    QWidget *m_choice;
    Text *m_caption;
    CameraPicker *m_cameras;
    Button *m_again;
    Button *m_back;
};

} // namespace eid::ui
