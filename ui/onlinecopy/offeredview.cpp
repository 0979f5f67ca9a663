#include "ui/onlinecopy/offeredview.h"

#include "core/base/errorwords.h"
#include "ui/base/breakable.h"
#include "ui/base/button.h"
#include "ui/base/fieldlist.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/text.h"
#include "ui/onlinecopy/codeentry.h"
#include "ui/onlinecopy/offerflow.h"

#include <QUrl>
#include <QVBoxLayout>

namespace eid::ui {

OfferedView::OfferedView(OfferFlow &flow, QWidget *parent)
    : StepView(parent)
    , m_flow(flow)
    , m_refused(new Note(StatusSign::Status::Bad, this))
    , m_who(new Note(StatusSign::Status::Good, this))
    , m_what(new Text(Text::Role::Heading, this))
    , m_facts(new FieldList(this))
    , m_go(addButton(new Button(Button::Kind::Primary, this)))
    , m_leave(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_refused);
    layout->addWidget(m_what);
    layout->addWidget(m_who);
    layout->addWidget(m_facts);
    if (const auto &form = flow.offer().transactionCode) {
        m_code = new CodeEntry(
            form->isNumeric ? CodeField::Characters::Digits : CodeField::Characters::Text,
            form->length, true, this);
        m_code->setObjectName(QStringLiteral("transactionCode"));
        layout->addWidget(m_code);
        connect(m_code->field(), &CodeField::submitted, this, &OfferedView::submit);
    }
    m_refused->setObjectName(QStringLiteral("refused"));
    m_who->setObjectName(QStringLiteral("who"));
    m_go->setObjectName(QStringLiteral("go"));
    m_leave->setObjectName(QStringLiteral("cancel"));
    connect(m_go, &Button::clicked, this, &OfferedView::submit);
    connect(m_leave, &Button::clicked, this, &StepView::leaveRequested);
    refresh();
}

QWidget *OfferedView::firstFocus()
{
    return m_code != nullptr ? static_cast<QWidget *>(m_code->field()) : m_go;
}

void OfferedView::submit()
{
    if (m_code == nullptr) {
        m_flow.accept({});
        return;
    }
    if (std::optional<Secret> code = m_code->take())
        m_flow.accept(std::move(*code));
}

void OfferedView::refresh()
{
    const CopyOffer &offer = m_flow.offer();
    const std::optional<Error> &refusal = m_flow.error();
    m_refused->setVisible(refusal.has_value());
    if (refusal)
        m_refused->setWords(errorTitle(*refusal), errorNextStep(*refusal));
    m_what->setText(tr("Online copies of your ID card"));
    m_who->setWords(tr("Offered by your identity platform"),
        tr("%1 is the platform that is set up on this computer.")
            .arg(isolated(QUrl(offer.issuer).host())));
    m_facts->setFields({{tr("What you get"),
                            tr("Several copies, one for each site that you will use them for, so "
                               "that no two sites can compare what they know.")},
        {tr("Kept"), tr("On this computer alone, encrypted; only this card opens them.")},
        {tr("Valid"), tr("Six months at most, and no longer than the ID card.")},
        {tr("Platform"), offer.issuer}});
    if (m_code != nullptr) {
        const QString hint = offer.transactionCode->hint;
        m_code->setWords(tr("Transaction code"),
            hint.isEmpty() ? tr("The counter gave it to you apart from the offer.")
                           : tr("The platform says: %1").arg(isolated(hint)));
    }
    m_go->setText(tr("Take the copies"));
    m_leave->setText(tr("Not now"));
    setAccessibleName(m_what->text());
    setAccessibleDescription(m_who->title() + u' ' + m_who->text());
}

} // namespace eid::ui
