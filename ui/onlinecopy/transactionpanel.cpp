#include "ui/onlinecopy/transactionpanel.h"

#include "ui/base/breakable.h"
#include "ui/base/metrics.h"
#include "ui/base/text.h"
#include "ui/base/tick.h"
#include "ui/onlinecopy/authenticationflow.h"

#include <QPainter>
#include <QVBoxLayout>

namespace eid::ui {

namespace {

/// A frame around words that are not ours.
class VerbatimText : public QWidget
{
public:
    VerbatimText(const QString &words, QWidget *parent)
        : QWidget(parent)
    {
        auto *text = new Text(Text::Role::Body, breakable(words), this);
        text->setObjectName(QStringLiteral("transactionText"));
        text->setAccessibleName(words);
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(
            metrics::medium, metrics::medium, metrics::medium, metrics::medium);
        layout->addWidget(text);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(toneColor(Tone::Accent, palette()), 2));
        painter.setBrush(palette().color(QPalette::Window));
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(1, 1, -1, -1), metrics::controlRadius, metrics::controlRadius);
    }
};

} // namespace

TransactionPanel::TransactionPanel(AuthenticationFlow &flow, QWidget *parent)
    : Panel(parent)
    , m_flow(flow)
    , m_title(new Text(Text::Role::Heading, this))
    , m_lead(new Text(Text::Role::Body, this))
    , m_tick(new Tick(this))
{
    content()->addWidget(m_title);
    content()->addWidget(m_lead);
    for (const QString &words : flow.request().transactionTexts)
        content()->addWidget(new VerbatimText(words, this));
    content()->addWidget(m_tick);
    m_tick->setObjectName(QStringLiteral("sign"));
    connect(m_tick, &Tick::toggled, &flow, &AuthenticationFlow::setSigns);
    refresh();
}

void TransactionPanel::refresh()
{
    const bool isOne = m_flow.request().transactionTexts.size() == 1;
    m_title->setText(isOne ? tr("You are to sign this text") : tr("You are to sign these texts"));
    m_lead->setText(tr("What you see is what you sign: your card signs it to the letter, and it "
                       "can be held against you like your signature on paper."));
    m_tick->setText(isOne ? tr("I have read the text and sign it.")
                          : tr("I have read the texts and sign them."));
    m_tick->setChecked(m_flow.isSigning());
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_flow.request().transactionTexts.join(u'\n'));
}

} // namespace eid::ui
