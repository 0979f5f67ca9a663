#pragma once

#include "ui/base/stepview.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace eid::ui {

class Note;
class OfferFlow;
class Text;

/// Where an offer is put in: its link or text is pasted, or the picture of its QR code opened.
class OfferEntryView : public StepView
{
    Q_OBJECT

public:
    explicit OfferEntryView(OfferFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    void paste();
    void choosePicture();

    OfferFlow &m_flow;
    Note *m_refused;
    Text *m_lead;
    Text *m_caption;
    QLineEdit *m_text;
    Button *m_paste;
    Text *m_missing;
    Text *m_or;
    Button *m_picture;
    Button *m_go;
    Button *m_leave;
};

} // namespace eid::ui
