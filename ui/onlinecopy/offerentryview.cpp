#include "ui/onlinecopy/offerentryview.h"

#include "core/base/errorwords.h"
#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/text.h"
#include "ui/onlinecopy/offerflow.h"

#include <QAccessible>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace eid::ui {

OfferEntryView::OfferEntryView(OfferFlow &flow, QWidget *parent)
    : StepView(parent)
    , m_flow(flow)
    , m_refused(new Note(StatusSign::Status::Bad, this))
    , m_lead(new Text(Text::Role::Body, this))
    , m_code(new Text(Text::Role::Strong, this))
    , m_camera(new Button(Button::Kind::Secondary, this))
    , m_picture(new Button(Button::Kind::Secondary, this))
    , m_caption(new Text(Text::Role::Strong, this))
    , m_text(new QLineEdit(this))
    , m_paste(new Button(Button::Kind::Secondary, this))
    , m_missing(new Text(Text::Role::Body, this))
    , m_go(addButton(new Button(Button::Kind::Primary, this)))
    , m_leave(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::large);
    layout->addWidget(m_refused);
    layout->addWidget(m_lead);
    buildCode(layout);
    buildText(layout);

    m_refused->setObjectName(QStringLiteral("refused"));
    m_go->setObjectName(QStringLiteral("go"));
    m_leave->setObjectName(QStringLiteral("cancel"));
    connect(m_go, &Button::clicked, this, &OfferEntryView::submit);
    connect(m_leave, &Button::clicked, this, &StepView::leaveRequested);
    refresh();
}

void OfferEntryView::buildCode(QBoxLayout *layout)
{
    auto *ways = new QHBoxLayout;
    ways->setSpacing(metrics::small);
    ways->addWidget(m_camera);
    ways->addWidget(m_picture);
    ways->addStretch(1);
    auto *code = new QVBoxLayout;
    code->setSpacing(metrics::small);
    code->addWidget(m_code);
    code->addLayout(ways);
    layout->addLayout(code);
    m_camera->setObjectName(QStringLiteral("camera"));
    m_camera->setGlyph(Glyph::QrCode);
    m_picture->setObjectName(QStringLiteral("picture"));
    for (QWidget *widget : {static_cast<QWidget *>(m_code), static_cast<QWidget *>(m_camera),
             static_cast<QWidget *>(m_picture)})
        widget->setVisible(m_flow.canReadCodes());
    connect(m_camera, &Button::clicked, &m_flow, &OfferFlow::lookThroughCamera);
    connect(m_picture, &Button::clicked, this, &OfferEntryView::choosePicture);
}

void OfferEntryView::buildText(QBoxLayout *layout)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::small);
    row->addWidget(m_text, 1);
    row->addWidget(m_paste);
    auto *entry = new QVBoxLayout;
    entry->setSpacing(metrics::small);
    entry->addWidget(m_caption);
    entry->addLayout(row);
    entry->addWidget(m_missing);
    layout->addLayout(entry);
    m_caption->setBuddy(m_text);
    m_text->setObjectName(QStringLiteral("offerText"));
    m_text->setMinimumHeight(metrics::controlHeight(this));
    m_text->setTextMargins(metrics::small, 0, metrics::small, 0);
    m_paste->setObjectName(QStringLiteral("paste"));
    m_missing->setTone(Tone::Warning);
    m_missing->hide();
    connect(m_text, &QLineEdit::textChanged, m_missing, &QWidget::hide);
    connect(m_text, &QLineEdit::returnPressed, this, &OfferEntryView::submit);
    connect(m_paste, &Button::clicked, this, &OfferEntryView::paste);
}

QWidget *OfferEntryView::firstFocus()
{
    return m_text;
}

void OfferEntryView::submit()
{
    if (!m_text->text().trimmed().isEmpty()) {
        m_flow.read(m_text->text());
        return;
    }
    m_missing->show();
    QAccessibleEvent event(m_missing, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    m_text->setFocus(Qt::OtherFocusReason);
}

void OfferEntryView::paste()
{
    m_text->setText(QGuiApplication::clipboard()->text().trimmed());
    m_go->setFocus(Qt::OtherFocusReason);
}

void OfferEntryView::choosePicture()
{
    auto *dialog = new QFileDialog(this, tr("Open the picture of the QR code"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Pictures (*.png *.jpg *.jpeg)"), tr("All files (*)")});
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation));
    connect(dialog, &QFileDialog::fileSelected, &m_flow, &OfferFlow::readPicture);
    dialog->open();
}

void OfferEntryView::sayRefusal()
{
    m_refused->setVisible(m_flow.error() || m_flow.fault());
    if (const std::optional<Error> &refusal = m_flow.error()) {
        m_refused->setWords(errorTitle(*refusal), errorNextStep(*refusal));
        return;
    }
    if (!m_flow.fault())
        return;
    switch (*m_flow.fault()) {
    case CodeFault::NoCode:
        m_refused->setWords(tr("There is no QR code in the picture"),
            tr("Take it again, evenly lit and sharp, with the whole code and some of the paper "
               "around it."));
        return;
    case CodeFault::OtherKind:
        m_refused->setWords(tr("That is something of another kind"),
            tr("It is neither an offer of online copies nor a question who you are. Nothing was "
               "done with it."));
        return;
    }
}

void OfferEntryView::refresh()
{
    sayRefusal();
    m_lead->setText(tr(
        "A site asks who you are on another device, or a counter gave you an offer of online "
        "copies: scan or enter what it shows you. Nothing is sent before you have seen what it is "
        "and agreed."));
    m_code->setText(tr("QR code"));
    m_camera->setText(tr("Scan it with the camera"));
    m_picture->setText(tr("Open a picture of it…"));
    m_caption->setText(m_flow.canReadCodes() ? tr("Or its link or text") : tr("Link or text"));
    m_text->setAccessibleName(m_caption->text());
    m_text->setPlaceholderText(QStringLiteral("openid4vp://…   openid-credential-offer://…"));
    m_paste->setText(tr("Paste"));
    m_missing->setText(tr("Paste the link or the text first."));
    m_go->setText(tr("See what it is"));
    m_leave->setText(tr("Cancel"));
    setAccessibleName(m_lead->text());
}

} // namespace eid::ui
