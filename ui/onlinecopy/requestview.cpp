#include "ui/onlinecopy/requestview.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/text.h"
#include "ui/onlinecopy/authenticationflow.h"
#include "ui/onlinecopy/copycard.h"
#include "ui/onlinecopy/copywords.h"
#include "ui/onlinecopy/disclosurepanel.h"
#include "ui/onlinecopy/learnlist.h"
#include "ui/onlinecopy/relyingpartypanel.h"
#include "ui/onlinecopy/sidebyside.h"
#include "ui/onlinecopy/transactionpanel.h"

#include <QVBoxLayout>

namespace eid::ui {

RequestView::RequestView(AuthenticationFlow &flow, QWidget *parent)
    : StepView(parent)
    , m_flow(flow)
    , m_who(new RelyingPartyPanel(flow.request(), this))
    , m_picture(new CopyCard(this))
    , m_learn(new LearnList(Glyph::Eye, Tone::Accent, this))
    , m_asked(new LearnList(Glyph::Question, Tone::Warning, this))
    , m_notLearn(new LearnList(Glyph::EyeOff, Tone::Muted, this))
    , m_factors(new Text(Text::Role::Body, this))
    , m_begun(new Text(Text::Role::Strong, this))
    , m_until(new Text(Text::Role::Caption, this))
    , m_missing(new Text(Text::Role::Body, this))
    , m_yes(addButton(new Button(Button::Kind::Primary, this)))
    , m_decline(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_who);
    buildPicture(layout);
    if (!flow.request().asked.isEmpty()) {
        m_disclosure = new DisclosurePanel(flow, this);
        layout->addWidget(m_disclosure);
    }
    if (!flow.request().transactionTexts.isEmpty()) {
        m_transaction = new TransactionPanel(flow, this);
        layout->addWidget(m_transaction);
    }
    layout->addWidget(m_factors);
    layout->addWidget(m_begun);
    layout->addWidget(m_until);
    layout->addWidget(m_missing);
    m_until->setTone(Tone::Muted);
    m_missing->setTone(Tone::Warning);
    m_picture->setObjectName(QStringLiteral("picture"));
    m_learn->setObjectName(QStringLiteral("learn"));
    m_asked->setObjectName(QStringLiteral("asked"));
    m_notLearn->setObjectName(QStringLiteral("notLearn"));
    m_begun->setObjectName(QStringLiteral("begun"));
    m_missing->setObjectName(QStringLiteral("missing"));
    m_yes->setObjectName(QStringLiteral("yes"));
    m_decline->setObjectName(QStringLiteral("decline"));
    connect(m_yes, &Button::clicked, &flow, &AuthenticationFlow::accept);
    connect(m_decline, &Button::clicked, &flow, &AuthenticationFlow::decline);
    refresh();
}

void RequestView::buildPicture(QBoxLayout *layout)
{
    auto *words = new QWidget(this);
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::medium);
    column->addWidget(m_learn);
    column->addWidget(m_asked);
    column->addWidget(m_notLearn);
    column->addStretch(1);
    layout->addWidget(new SideBySide(m_picture, words, this));
}

// Neither button: whoever types on when a link opens the page has agreed to nothing.
QWidget *RequestView::firstFocus()
{
    return this;
}

void RequestView::showPicture()
{
    const QList<CopyField> disclosed = m_flow.disclosed().value_or(QList<CopyField>());
    QList<CopyCard::Field> fields;
    QStringList learned = CopyWords::alwaysTold();
    QList<CopyField> asked;
    QList<CopyField> kept;
    for (const CopyField field : allCopyFields()) {
        if (disclosed.contains(field)) {
            fields.append({field, CopyCard::Light::Told});
            learned.append(CopyWords::told(field));
        } else if (m_flow.request().asked.contains(field)) {
            fields.append({field, CopyCard::Light::Asked});
            asked.append(field);
        } else {
            kept.append(field);
        }
    }
    m_picture->setFields(fields);
    m_learn->setWords(tr("They learn"), learned);
    m_asked->setVisible(!asked.isEmpty());
    m_asked->setWords(tr("They ask for it; you decide below"), {CopyWords::list(asked)});
    QStringList hidden;
    if (!kept.isEmpty())
        hidden.append(CopyWords::list(kept));
    hidden.append(tr("Your picture, your card and its certificates, the online copy itself"));
    hidden.append(tr("Where else you authenticate"));
    m_notLearn->setWords(tr("They do not learn"), hidden);
}

QString RequestView::missing() const
{
    if (!m_flow.disclosed())
        return m_flow.request().choices.size() > 1
            ? tr("Tick what you agree to tell, or decline: without one of the sets there is no "
                 "answer.")
            : tr("Tick what they cannot do without, or decline: without it there is no answer.");
    if (!m_flow.canAnswer())
        return tr("Tick that you sign the text, or decline.");
    return {};
}

void RequestView::refresh()
{
    const AuthenticationRequest &request = m_flow.request();
    m_who->refresh();
    showPicture();
    if (m_disclosure)
        m_disclosure->refresh();
    if (m_transaction)
        m_transaction->refresh();
    QStringList factors;
    for (const AuthenticationFactor factor : request.factors)
        factors.append(CopyWords::factor(factor));
    //: Between the means by which somebody proves who they are
    m_factors->setText(tr("You prove it with: %1").arg(factors.join(tr(" + "))));
    m_begun->setText(tr("Answer only if you opened this site, or began this, yourself just now."));
    m_until->setText(tr("It can be answered until %1. The identity platform checks the answer and "
                        "passes on only what is shown here.")
                         .arg(CopyWords::moment(request.expires)));
    const QString missing = this->missing();
    m_missing->setText(missing);
    m_missing->setVisible(!missing.isEmpty());
    m_yes->setText(tr("Yes, authenticate"));
    m_yes->setEnabled(missing.isEmpty());
    m_decline->setText(tr("Decline"));
    setAccessibleName(m_who->accessibleName());
    setAccessibleDescription(m_learn->accessibleName() + QStringLiteral(": ")
        + m_learn->accessibleDescription() + QStringLiteral(". ") + m_notLearn->accessibleName()
        + QStringLiteral(": ") + m_notLearn->accessibleDescription());
}

} // namespace eid::ui
