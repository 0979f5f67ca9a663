#pragma once

#include "ui/face/faceview.h"

QT_BEGIN_NAMESPACE
class QProgressBar;
QT_END_NAMESPACE

namespace eid::ui {

class Note;
class Statement;

/// The user waits: for the cameras, for the card, or for the sample to be sent.
class FaceWaitView : public FaceView
{
    Q_OBJECT

public:
    explicit FaceWaitView(FaceFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;

private:
    void sayAwaitCard();
    void saySending();

    Statement *m_statement;
    QProgressBar *m_progress;
    Note *m_warning;
    Button *m_cancel;
};

} // namespace eid::ui
