#pragma once

#include "ui/base/stepview.h"

QT_BEGIN_NAMESPACE
class QBoxLayout;
class QLineEdit;
QT_END_NAMESPACE

namespace eid::ui {

class Note;
class OfferFlow;
class Text;

/// Where an offer or a request is put in: its QR code is held before the camera or opened as a
/// picture, or its link or text is pasted.
class OfferEntryView : public StepView
{
    Q_OBJECT

public:
    explicit OfferEntryView(OfferFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    void buildCode(QBoxLayout *layout);
    void buildText(QBoxLayout *layout);
    void paste();
    void choosePicture();
    void sayRefusal();

    OfferFlow &m_flow;
    Note *m_refused;
    Text *m_lead;
    Text *m_code;
    Button *m_camera;
    Button *m_picture;
    Text *m_caption;
    QLineEdit *m_text;
    Button *m_paste;
    Text *m_missing;
    Button *m_go;
    Button *m_leave;
};

} // namespace eid::ui
