#include "ui/onlinecopy/relyingpartypanel.h"

#include "ui/base/breakable.h"
#include "ui/base/button.h"
#include "ui/base/fieldlist.h"
#include "ui/base/metrics.h"
#include "ui/base/statussign.h"
#include "ui/base/text.h"
#include "ui/onlinecopy/copywords.h"

#include <QVBoxLayout>

namespace eid::ui {

RelyingPartyPanel::RelyingPartyPanel(const AuthenticationRequest &request, QWidget *parent)
    : Panel(parent)
    , m_party(request.relyingParty)
    , m_purpose(request.purpose)
    , m_name(new Text(Text::Role::Title, this))
    , m_host(new Text(Text::Role::Heading, this))
    , m_sign(new StatusSign(StatusSign::Status::Good, this))
    , m_verified(new Text(Text::Role::Body, this))
    , m_showFacts(new Button(Button::Kind::Quiet, this))
    , m_facts(new FieldList(this))
    , m_purposeTitle(new Text(Text::Role::Caption, this))
    , m_purposeText(new Text(Text::Role::Body, this))
{
    auto *verified = new QHBoxLayout;
    verified->setSpacing(metrics::small);
    verified->addWidget(m_sign, 0, Qt::AlignVCenter);
    verified->addWidget(m_verified, 1);
    verified->addWidget(m_showFacts);
    content()->addWidget(m_name);
    content()->addWidget(m_host);
    content()->addLayout(verified);
    content()->addWidget(m_facts);
    content()->addWidget(m_purposeTitle);
    content()->addWidget(m_purposeText);

    m_verified->setTone(Tone::Good);
    m_purposeTitle->setTone(Tone::Muted);
    m_purposeTitle->setVisible(!m_purpose.isEmpty());
    m_purposeText->setVisible(!m_purpose.isEmpty());
    m_facts->hide();
    m_showFacts->setCheckable(true);
    m_name->setObjectName(QStringLiteral("relyingParty"));
    m_host->setObjectName(QStringLiteral("host"));
    m_purposeText->setObjectName(QStringLiteral("purpose"));
    m_showFacts->setObjectName(QStringLiteral("showFacts"));
    connect(m_showFacts, &Button::toggled, this, [this](bool shown) {
        m_facts->setVisible(shown);
        refresh();
    });
    refresh();
}

void RelyingPartyPanel::refresh()
{
    //: %1 is the name of whoever asks; stands large above everything else
    m_name->setText(tr("%1 asks who you are").arg(isolated(breakable(m_party.name))));
    m_host->setText(breakable(m_party.host));
    m_verified->setText(tr("Verified: the request is signed with their certificate."));
    m_showFacts->setText(
        m_facts->isVisibleTo(this) ? tr("Hide the certificate") : tr("Certificate"));
    m_facts->setFields({{tr("Organisation"), m_party.name}, {tr("Site"), m_party.host},
        {tr("Issued by"), m_party.issuer}, {tr("Valid from"), CopyWords::date(m_party.validFrom)},
        {tr("Valid until"), CopyWords::date(m_party.validUntil)},
        {tr("Fingerprint (SHA-256)"), m_party.sha256}});
    m_purposeTitle->setText(tr("Why, in their own words:"));
    //: What somebody else said, between quotation marks
    m_purposeText->setText(tr("“%1”").arg(isolated(breakable(m_purpose))));
    setAccessibleName(tr("%1 asks who you are").arg(m_party.name) + u' ' + m_party.host);
    setAccessibleDescription(m_verified->text());
}

} // namespace eid::ui
