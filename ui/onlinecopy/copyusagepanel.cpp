#include "ui/onlinecopy/copyusagepanel.h"

#include "ui/base/breakable.h"
#include "ui/base/metrics.h"
#include "ui/base/statussign.h"
#include "ui/base/text.h"
#include "ui/onlinecopy/copywords.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace eid::ui {

namespace {

// More than these are a list that nobody reads here: the journal has them all.
constexpr qsizetype mostUses = 10;

} // namespace

CopyUsagePanel::CopyUsagePanel(ShownCopy copy, QWidget *parent)
    : Panel(parent)
    , m_copy(std::move(copy))
    , m_sign(new StatusSign(StatusSign::Status::Unknown, this))
    , m_name(new Text(Text::Role::Strong, this))
    , m_host(new Text(Text::Role::Caption, this))
    , m_standing(new Text(Text::Role::Body, this))
    , m_earlier(new Text(Text::Role::Body, this))
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
    head->addLayout(standing, 2);
    head->setAlignment(standing, Qt::AlignTop);
    content()->addLayout(head);
    for (qsizetype use = 0; use < std::min(m_copy.uses.size(), mostUses); ++use) {
        m_uses.append(new Text(Text::Role::Body, this));
        content()->addWidget(m_uses.constLast());
    }
    content()->addWidget(m_earlier);
    content()->addWidget(m_noUse);
    m_earlier->setTone(Tone::Muted);
    m_earlier->setVisible(m_copy.uses.size() > mostUses);
    m_noUse->setVisible(m_copy.uses.isEmpty());
    m_host->setTone(Tone::Muted);
    refresh();
}

QString CopyUsagePanel::wordsOf(const CopyUsage &usage)
{
    //: %1 is a date and time, %2 the fields of the copy
    QString words = usage.disclosed.isEmpty()
        ? tr("%1: they learned the answer alone.").arg(CopyWords::moment(usage.time))
        : tr("%1: they learned %2.")
              .arg(CopyWords::moment(usage.time), CopyWords::list(usage.disclosed));
    if (!usage.signedText.isEmpty())
        words += u'\n' + tr("You signed: %1").arg(isolated(usage.signedText));
    return words;
}

void CopyUsagePanel::refresh()
{
    const CopyNotice standing = CopyWords::standing(m_copy.standing);
    m_name->setText(breakable(m_copy.relyingParty));
    m_host->setText(breakable(m_copy.host));
    m_sign->setStatus(standing.status);
    //: %1 says how a copy stands: "Valid"
    m_standing->setText(tr("%1, until %2").arg(standing.title, CopyWords::date(m_copy.expires)));
    for (qsizetype use = 0; use < m_uses.size(); ++use)
        m_uses.at(use)->setText(wordsOf(m_copy.uses.at(use)));
    m_earlier->setText(
        tr("%n earlier times", nullptr, static_cast<int>(m_copy.uses.size() - m_uses.size())));
    m_noUse->setText(tr("It was not used yet."));
    setAccessibleName(m_copy.relyingParty);
    setAccessibleDescription(m_standing->text());
}

} // namespace eid::ui
