#pragma once

#include "ui/face/faceview.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
QT_END_NAMESPACE

namespace eid::ui {

class Meters;
class Note;
class Portrait;
class Text;

/// The picture that is to be sent, how good it is, and the user's consent.
class ReviewView : public FaceView
{
    Q_OBJECT

public:
    explicit ReviewView(FaceFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    Portrait *m_portrait;
    Text *m_lead;
    Note *m_quality;
    Meters *m_meters;
    QCheckBox *m_consent;
    Button *m_go;
    Button *m_again;
    Button *m_leave;
};

} // namespace eid::ui
