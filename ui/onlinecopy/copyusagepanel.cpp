#include "ui/onlinecopy/copyusagepanel.h"

#include "ui/base/breakable.h"
#include "ui/base/metrics.h"
#include "ui/base/statussign.h"
#include "ui/base/text.h"
#include "ui/onlinecopy/copywords.h"
#include "ui/onlinecopy/usagelist.h"

#include <QVBoxLayout>

#include <utility>

namespace eid::ui {

CopyUsagePanel::CopyUsagePanel(ShownCopy copy, QWidget *parent)
    : Panel(parent)
    , m_copy(std::move(copy))
    , m_sign(new StatusSign(StatusSign::Status::Unknown, this))
    , m_name(new Text(Text::Role::Strong, this))
    , m_host(new Text(Text::Role::Caption, this))
    , m_standing(new Text(Text::Role::Body, this))
    , m_uses(new UsageList(m_copy.uses, UsageList::Names::KnownAlready, this))
    , m_noUse(new Text(Text::Role::Body, this))
{
    auto *names = new QVBoxLayout;
    names->setSpacing(1);
    names->addWidget(m_name);
    names->addWidget(m_host);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::small);
    head->addLayout(names, 3);
    auto *standing = new QHBoxLayout;
    standing->setSpacing(metrics::small);
    standing->addStretch(1);
    standing->addWidget(m_sign, 0, Qt::AlignVCenter);
    standing->addWidget(m_standing, 1000, Qt::AlignVCenter);
    // A stretch and no alignment: an aligned layout gets no more than its hint where words wrap.
    auto *side = new QVBoxLayout;
    side->addLayout(standing);
    side->addStretch(1);
    head->addLayout(side, 2);
    content()->addLayout(head);
    content()->addWidget(m_uses);
    content()->addWidget(m_noUse);
    m_uses->setVisible(!m_copy.uses.isEmpty());
    m_noUse->setVisible(m_copy.uses.isEmpty());
    m_host->setTone(Tone::Muted);
    refresh();
}

void CopyUsagePanel::refresh()
{
    const CopyNotice standing = CopyWords::standing(m_copy.standing);
    m_name->setText(breakable(m_copy.relyingParty));
    m_host->setText(breakable(m_copy.host));
    m_sign->setStatus(standing.status);
    //: %1 says how a copy stands: "Valid"
    m_standing->setText(tr("%1, until %2").arg(standing.title, CopyWords::date(m_copy.expires)));
    m_uses->refresh();
    m_noUse->setText(tr("It was not used yet."));
    setAccessibleName(m_copy.relyingParty);
    setAccessibleDescription(m_standing->text());
}

} // namespace eid::ui
