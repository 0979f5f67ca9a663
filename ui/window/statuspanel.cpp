#include "ui/window/statuspanel.h"

#include "ui/base/button.h"
#include "ui/base/entry.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/panel.h"
#include "ui/base/text.h"
#include "ui/window/cardwords.h"
#include "ui/window/certificatewords.h"
#include "ui/window/triestile.h"

#include <QVBoxLayout>

namespace eid::ui {

StatusPanel::StatusPanel(QWidget *parent)
    : QWidget(parent)
    , m_advice(new Note(StatusSign::Status::Info, this))
    , m_follow(new Button(Button::Kind::Primary, this))
    , m_pin(new TriesTile(PinRole::Pin, this))
    , m_puk(new TriesTile(PinRole::Puk, this))
    , m_certificatesTitle(new Text(Text::Role::Heading, this))
    , m_certificates(new Panel(this))
{
    m_follow->setObjectName(QStringLiteral("follow"));
    m_advice->extras()->addWidget(m_follow, 0, Qt::AlignLeading);
    connect(m_follow, &Button::clicked, this, [this] {
        if (m_advisedJob)
            Q_EMIT jobRequested(*m_advisedJob);
    });

    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(metrics::medium);
    tiles->addWidget(m_pin, 1);
    tiles->addWidget(m_puk, 1);

    m_certificates->content()->setContentsMargins(
        metrics::tight, metrics::tight, metrics::tight, metrics::tight);
    m_certificates->content()->setSpacing(0);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_advice);
    layout->addLayout(tiles);
    layout->addSpacing(metrics::small);
    layout->addWidget(m_certificatesTitle);
    layout->addWidget(m_certificates);
}

void StatusPanel::setCard(const CardState &card, const QDateTime &now)
{
    m_card = card;
    showAdvice(now);
    m_pin->setStatus(card);
    m_puk->setStatus(card);
    showCertificates(now);
}

void StatusPanel::showAdvice(const QDateTime &now)
{
    const Advice advice = CardWords::advice(m_card, now);
    m_advice->setStatus(advice.words.status);
    m_advice->setWords(advice.words.title, advice.words.text);
    m_advisedJob = advice.job;
    m_follow->setVisible(advice.job.has_value());
    m_follow->setText(advice.job ? CardWords::jobTitle(*advice.job) : QString());
}

void StatusPanel::showCertificates(const QDateTime &now)
{
    m_certificatesTitle->setText(tr("Certificates"));
    const bool reading = m_card.certificates.isEmpty() && m_card.phase != CardPhase::Complete;
    m_certificates->setVisible(!m_card.certificates.isEmpty());
    m_certificatesTitle->setVisible(!m_card.certificates.isEmpty() || reading);
    while (m_rows.size() > m_card.certificates.size()) {
        Entry *row = m_rows.takeLast();
        row->hide();
        row->deleteLater();
    }
    while (m_rows.size() < m_card.certificates.size()) {
        auto *row = new Entry(Entry::Look::Row, StatusSign::Status::Unknown, m_certificates);
        const qsizetype index = m_rows.size();
        connect(row, &Entry::clicked, this, [this, index] {
            if (index < m_card.certificates.size())
                Q_EMIT certificateRequested(m_card.certificates.at(index).slot);
        });
        m_certificates->content()->addWidget(row);
        m_rows.append(row);
    }
    for (qsizetype index = 0; index < m_rows.size(); ++index) {
        const CertificateSlot &slot = m_card.certificates.at(index);
        const Words words = CertificateWords::validity(slot, now);
        Entry *row = m_rows.at(index);
        row->setStatus(words.status);
        row->setWords(
            CertificateWords::slotTitle(slot.slot), CertificateWords::slotPurpose(slot.slot));
        row->setEnd(words.title, words.text, StatusSign::toneOf(words.status));
        row->setEnabled(slot.content == CertificateSlot::Content::Present
            || slot.content == CertificateSlot::Content::Faulty);
    }
}

} // namespace eid::ui
