#include "ui/onlinecopy/disclosurepanel.h"

#include "ui/base/text.h"
#include "ui/base/tick.h"
#include "ui/onlinecopy/authenticationflow.h"
#include "ui/onlinecopy/copywords.h"

#include <QVBoxLayout>

#include <algorithm>

namespace eid::ui {

DisclosurePanel::DisclosurePanel(AuthenticationFlow &flow, QWidget *parent)
    : Panel(parent)
    , m_flow(flow)
    , m_title(new Text(Text::Role::Heading, this))
    , m_plainTitle(new Text(Text::Role::Body, this))
    , m_ageTitle(new Text(Text::Role::Body, this))
    , m_choices(new Text(Text::Role::Body, this))
{
    const QList<CopyField> &asked = flow.request().asked;
    content()->addWidget(m_title);
    content()->addWidget(m_plainTitle);
    addRows(false);
    content()->addWidget(m_ageTitle);
    addRows(true);
    content()->addWidget(m_choices);
    m_plainTitle->setTone(Tone::Muted);
    m_ageTitle->setTone(Tone::Muted);
    m_plainTitle->setVisible(!std::ranges::all_of(asked, isAgeField));
    m_ageTitle->setVisible(std::ranges::any_of(asked, isAgeField));
    m_choices->setVisible(flow.request().choices.size() > 1);
    refresh();
}

void DisclosurePanel::addRows(bool ages)
{
    for (const CopyField field : m_flow.request().asked) {
        if (isAgeField(field) != ages)
            continue;
        auto *tick = new Tick(this);
        tick->setObjectName(QStringLiteral("tell-") + copyFieldIdentifier(field));
        connect(tick, &Tick::toggled, this,
            [this, field](bool agreed) { m_flow.setAgreed(field, agreed); });
        content()->addWidget(tick);
        m_rows.append({field, tick});
    }
}

QString DisclosurePanel::wordsOf(CopyField field) const
{
    const QString told = CopyWords::told(field);
    //: Behind a field that somebody asks for
    return m_flow.request().needed.contains(field) ? tr("%1 – they cannot do without it").arg(told)
                                                   : tr("%1 – only if you like").arg(told);
}

void DisclosurePanel::refresh()
{
    m_title->setText(tr("They ask for more. You decide."));
    m_plainTitle->setText(tr("In plain text, as it stands on your ID card:"));
    m_ageTitle->setText(tr("As a yes or no, and nothing else:"));
    for (const Row &row : m_rows) {
        row.tick->setText(wordsOf(row.field));
        row.tick->setChecked(m_flow.isAgreed(row.field));
    }
    QStringList choices;
    for (const QList<CopyField> &choice : m_flow.request().choices)
        choices.append(choice.isEmpty() ? tr("none of these") : CopyWords::list(choice));
    //: Between sets of fields of which one is enough
    m_choices->setText(tr("One of these is enough: %1.").arg(choices.join(tr("; or "))));
    setAccessibleName(m_title->text());
}

} // namespace eid::ui
