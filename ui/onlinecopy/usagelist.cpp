#include "ui/onlinecopy/usagelist.h"

#include "ui/base/breakable.h"
#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/text.h"
#include "ui/onlinecopy/copywords.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace eid::ui {

namespace {

// A page of many copies is long already: whoever wants to see more of them says so.
constexpr qsizetype atFirst = 10;
constexpr qsizetype atATime = 100;

} // namespace

UsageList::UsageList(QList<CopyUsage> uses, Names names, QWidget *parent)
    : QWidget(parent)
    , m_uses(std::move(uses))
    , m_names(names)
    , m_list(new QVBoxLayout)
    , m_earlier(new Button(Button::Kind::Quiet, this))
{
    m_list->setSpacing(metrics::small);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::small);
    layout->addLayout(m_list);
    layout->addWidget(m_earlier, 0, Qt::AlignLeading);
    m_earlier->setObjectName(QStringLiteral("earlier"));
    connect(m_earlier, &Button::clicked, this, [this] { showMore(atATime); });
    showMore(atFirst);
}

void UsageList::showMore(qsizetype count)
{
    const qsizetype wanted = std::min(m_uses.size(), m_shown.size() + count);
    while (m_shown.size() < wanted) {
        m_shown.append(new Text(Text::Role::Body, this));
        m_list->addWidget(m_shown.constLast());
    }
    m_earlier->setVisible(wanted < m_uses.size());
    refresh();
}

QString UsageList::wordsOf(const CopyUsage &usage) const
{
    //: Where a copy was shown: a date and time, a name and an internet address
    const QString when = m_names == Names::Said
        ? tr("%1, %2 (%3)")
              .arg(CopyWords::moment(usage.time), isolated(usage.relyingParty),
                  breakable(usage.host))
        : CopyWords::moment(usage.time);
    QString words = usage.disclosed.isEmpty()
        //: %1 is a date and time
        ? tr("%1: they learned the answer alone.").arg(when)
        //: %1 is a date and time, %2 the fields of the copy
        : tr("%1: they learned %2.").arg(when, CopyWords::list(usage.disclosed));
    if (!usage.signedText.isEmpty())
        words += u'\n' + tr("You signed: %1").arg(isolated(usage.signedText));
    return words;
}

void UsageList::refresh()
{
    for (qsizetype use = 0; use < m_shown.size(); ++use)
        m_shown.at(use)->setText(wordsOf(m_uses.at(use)));
    m_earlier->setText(
        tr("Show %n earlier times", nullptr, static_cast<int>(m_uses.size() - m_shown.size())));
}

} // namespace eid::ui
