#include "ui/window/aboutpage.h"

#include "ui/base/entry.h"
#include "ui/base/metrics.h"
#include "ui/base/panel.h"
#include "ui/base/text.h"
#include "ui/window/licences.h"

#include <QBoxLayout>
#include <QCoreApplication>

namespace eid::ui {

AboutPage::AboutPage(QWidget *parent)
    : Page(parent)
    , m_version(new Text(Text::Role::Body, this))
    , m_purpose(new Text(Text::Role::Body, this))
    , m_keysTitle(new Text(Text::Role::Heading, this))
    , m_keys(new Text(Text::Role::Body, this))
    , m_partsTitle(new Text(Text::Role::Heading, this))
    , m_panel(new Panel(this))
{
    m_version->setTone(Tone::Muted);
    m_version->setSelectable(true);
    m_panel->content()->setContentsMargins(
        metrics::tight, metrics::tight, metrics::tight, metrics::tight);
    m_panel->content()->setSpacing(0);
    for (const LicencedPart &part : licencedParts()) {
        auto *entry = new Entry(Entry::Look::Row, Glyph::Certificate, m_panel);
        connect(entry, &Entry::clicked, this, [this, &part] {
            Q_EMIT licenceRequested(QLatin1String(part.licence), QLatin1String(part.resource));
        });
        m_panel->content()->addWidget(entry);
        m_parts.append(entry);
    }
    body()->addWidget(m_version);
    body()->addWidget(m_purpose);
    body()->addSpacing(metrics::small);
    body()->addWidget(m_keysTitle);
    body()->addWidget(m_keys);
    body()->addSpacing(metrics::small);
    body()->addWidget(m_partsTitle);
    body()->addWidget(m_panel);
    AboutPage::retranslate();
}

void AboutPage::retranslate()
{
    setTitle(tr("eID Maintenance Tool"));
    m_version->setText(tr("Version %1, with Qt %2")
                           .arg(QCoreApplication::applicationVersion(), QLatin1String(qVersion())));
    m_purpose->setText(tr("Shows whose eID card is in the reader and how it stands, and changes, "
                          "unblocks and checks its PIN. The PIN goes to the card and nowhere "
                          "else. A journal of what was done is kept on this computer; neither "
                          "the holder nor the card can be told from it."));
    m_keysTitle->setText(tr("By keyboard"));
    m_keys->setText(tr("Tab and Shift+Tab go from one thing to the next, Space or Enter uses it, "
                       "Esc goes back. F5 reads the card again, Ctrl+J shows the journal, F1 this "
                       "page, Ctrl+Q ends the tool."));
    m_partsTitle->setText(tr("Licences"));
    const QList<LicencedPart> &parts = licencedParts();
    for (qsizetype index = 0; index < parts.size(); ++index) {
        m_parts.at(index)->setWords(QLatin1String(parts.at(index).name),
            QCoreApplication::translate("eid::ui::Licences", parts.at(index).purpose));
        m_parts.at(index)->setEnd(QLatin1String(parts.at(index).licence), {}, Tone::Plain);
    }
}

} // namespace eid::ui
