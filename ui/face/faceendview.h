#pragma once

#include "ui/face/faceview.h"

namespace eid::ui {

class Note;
class Statement;

/// How a face sample ended: sent, kept until it can be sent, or failed.
class FaceEndView : public FaceView
{
    Q_OBJECT

public:
    explicit FaceEndView(FaceFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    void sayDone();
    void sayFailed();
    [[nodiscard]] bool canGoOn() const;

    Statement *m_statement;
    Note *m_truth;
    Button *m_next;
    Button *m_close;
};

} // namespace eid::ui
