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
    , m_caption(new Text(Text::Role::Strong, this))
    , m_text(new QLineEdit(this))
    , m_paste(new Button(Button::Kind::Secondary, this))
    , m_missing(new Text(Text::Role::Body, this))
    , m_or(new Text(Text::Role::Strong, this))
    , m_picture(new Button(Button::Kind::Secondary, this))
    , m_go(addButton(new Button(Button::Kind::Primary, this)))
    , m_leave(addButton(new Button(Button::Kind::Secondary, this)))
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
    auto *picture = new QVBoxLayout;
    picture->setSpacing(metrics::small);
    picture->addWidget(m_or);
    picture->addWidget(m_picture, 0, Qt::AlignLeading);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_refused);
    layout->addWidget(m_lead);
    layout->addLayout(entry);
    layout->addLayout(picture);

    m_caption->setBuddy(m_text);
    m_text->setObjectName(QStringLiteral("offerText"));
    m_text->setMinimumHeight(metrics::controlHeight(this));
    m_text->setTextMargins(metrics::small, 0, metrics::small, 0);
    m_missing->setTone(Tone::Warning);
    m_missing->hide();
    m_refused->setObjectName(QStringLiteral("refused"));
    m_paste->setObjectName(QStringLiteral("paste"));
    m_picture->setObjectName(QStringLiteral("picture"));
    m_picture->setGlyph(Glyph::QrCode);
    m_picture->setVisible(flow.canReadPictures());
    m_or->setVisible(flow.canReadPictures());
    m_go->setObjectName(QStringLiteral("go"));
    m_leave->setObjectName(QStringLiteral("cancel"));
    connect(m_text, &QLineEdit::textChanged, m_missing, &QWidget::hide);
    connect(m_text, &QLineEdit::returnPressed, this, &OfferEntryView::submit);
    connect(m_paste, &Button::clicked, this, &OfferEntryView::paste);
    connect(m_picture, &Button::clicked, this, &OfferEntryView::choosePicture);
    connect(m_go, &Button::clicked, this, &OfferEntryView::submit);
    connect(m_leave, &Button::clicked, this, &StepView::leaveRequested);
    refresh();
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
    dialog->setNameFilters({tr("Pictures (*.png *.jpg *.jpeg *.bmp *.webp)"), tr("All files (*)")});
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation));
    connect(dialog, &QFileDialog::fileSelected, &m_flow, &OfferFlow::readPicture);
    dialog->open();
}

void OfferEntryView::refresh()
{
    const std::optional<Error> &refusal = m_flow.error();
    m_refused->setVisible(refusal.has_value());
    if (refusal)
        m_refused->setWords(errorTitle(*refusal), errorNextStep(*refusal));
    m_lead->setText(
        tr("The counter gave you an offer: a link, a text, or a QR code on paper or as a picture. "
           "Nothing is fetched before you have seen what is offered."));
    m_caption->setText(tr("Link or text of the offer"));
    m_text->setAccessibleName(m_caption->text());
    m_text->setPlaceholderText(QStringLiteral("openid-credential-offer://…"));
    m_paste->setText(tr("Paste"));
    m_missing->setText(tr("Paste the link or the text first."));
    m_or->setText(tr("Or a picture"));
    m_picture->setText(tr("Open a picture of the QR code …"));
    m_go->setText(tr("See what is offered"));
    m_leave->setText(tr("Cancel"));
    setAccessibleName(m_lead->text());
}

} // namespace eid::ui
