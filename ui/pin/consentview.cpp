#include "ui/pin/consentview.h"

#include "core/base/errorwords.h"
#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/text.h"
#include "ui/pin/pinflow.h"
#include "ui/pin/pinwords.h"

#include <QAccessible>
#include <QCheckBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace eid::ui {

ConsentView::ConsentView(PinFlow &flow, QWidget *parent)
    : PinView(flow, parent)
    , m_warning(new Note(StatusSign::Status::Warning, this))
    , m_advice(new Text(Text::Role::Body, this))
    , m_caption(new Text(Text::Role::Strong, this))
    , m_words(new QLineEdit(this))
    , m_tick(new QCheckBox(this))
    , m_missing(new Text(Text::Role::Body, this))
    , m_go(addButton(new Button(Button::Kind::Danger, this)))
    , m_leave(addButton(new Button(Button::Kind::Secondary, this)))
    , m_forget(addButton(new Button(Button::Kind::Quiet, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_warning);
    layout->addWidget(m_advice);
    auto *answer = new QVBoxLayout;
    answer->setSpacing(metrics::small);
    answer->addWidget(m_caption);
    answer->addWidget(m_words);
    answer->addWidget(m_tick);
    answer->addWidget(m_missing);
    layout->addLayout(answer);

    m_go->setObjectName(QStringLiteral("consent"));
    m_leave->setObjectName(QStringLiteral("cancel"));
    m_forget->setObjectName(QStringLiteral("forget"));
    m_words->setObjectName(QStringLiteral("consentWords"));
    m_tick->setObjectName(QStringLiteral("consentTick"));
    m_words->setMinimumHeight(metrics::controlHeight(this));
    m_words->setMaximumWidth(fontMetrics().averageCharWidth() * 28);
    m_words->setTextMargins(metrics::small, 0, metrics::small, 0);
    m_tick->setMinimumHeight(metrics::controlHeight(this));
    m_missing->setTone(Tone::Warning);
    m_missing->hide();
    connect(m_words, &QLineEdit::textEdited, m_missing, &QWidget::hide);
    connect(m_tick, &QCheckBox::toggled, m_missing, &QWidget::hide);
    connect(m_words, &QLineEdit::returnPressed, this, &ConsentView::submit);
    connect(m_go, &Button::clicked, this, &ConsentView::submit);
    connect(m_forget, &Button::clicked, &flow, &PinFlow::dismissInterrupted);
    connect(m_leave, &Button::clicked, this, &PinView::leaveRequested);
    refresh();
}

bool ConsentView::isLast() const
{
    return flow().isLastTry();
}

bool ConsentView::isGiven() const
{
    if (!isLast())
        return m_tick->isChecked();
    const QString words = m_words->text().simplified();
    // The English words do where no input method is at hand for those of the language.
    return words.compare(tr("last try"), Qt::CaseInsensitive) == 0
        || words.compare(QLatin1String("last try"), Qt::CaseInsensitive) == 0;
}

void ConsentView::refresh()
{
    const bool last = isLast();
    const bool settling = flow().step() == PinStep::SettleConsent;
    const PinRole role = settling ? replacedRole(flow().settledJob()) : flow().usedRole();
    const bool puk = role == PinRole::Puk;
    if (settling && !last && flow().settledStatus().triesLeft) {
        m_warning->setStatus(StatusSign::Status::Warning);
        m_warning->setWords(PinWords::interrupted(flow().settledJob()).title,
            tr("The card cannot tell by itself which one is valid. %1.")
                .arg(PinWords::triesLeft(role, flow().settledStatus())));
    } else if (last) {
        m_warning->setStatus(StatusSign::Status::Bad);
        m_warning->setWords(
            puk ? tr("Only one try of the PUK is left.") : tr("Only one try is left."),
            puk ? tr("If your entry is wrong, the PUK is blocked, and only a counter can help.")
                : tr("If your entry is wrong, the PIN is blocked. Then you need the PUK from your "
                     "PIN letter to unblock it."));
    } else {
        m_warning->setStatus(StatusSign::Status::Unknown);
        m_warning->setWords(puk ? tr("The card does not tell how many tries of the PUK are left.")
                                : tr("The card does not tell how many tries are left."),
            puk ? tr(
                "A wrong entry costs a try, and it may be the last one. If the PUK is blocked, "
                "only a counter can help.")
                : tr("A wrong entry costs a try, and it may be the last one."));
    }
    const bool refused = flow().error()
        && (flow().error()->code == ErrorCode::PinWrong
            || flow().error()->code == ErrorCode::PukWrong);
    if (refused)
        m_advice->setText(tr("Your last entry was wrong. Look up the right one first: in your PIN "
                             "letter, or where you keep it."));
    else if (settling && flow().error())
        m_advice->setText(
            errorTitle(*flow().error()) + QLatin1Char(' ') + errorNextStep(*flow().error()));
    else if (settling)
        m_advice->setText(
            tr("To find out, the new one is tried. If it is right, nothing is lost. If "
               "it is wrong, one try is spent, and the old one is valid."));
    else
        m_advice->setText(tr("Look it up first if you are not sure. There is no hurry."));

    m_caption->setVisible(last);
    m_words->setVisible(last);
    m_tick->setVisible(!last);
    m_caption->setText(tr("To use the last try, type the words: %1").arg(tr("last try")));
    m_words->setAccessibleName(m_caption->text());
    m_tick->setText(tr("I am sure of it. A try may be used."));
    m_missing->setText(last ? tr("Type the words “%1” to go on.").arg(tr("last try"))
                            : tr("Tick the box to go on."));
    m_go->setText(last ? tr("Use the last try") : tr("Go on"));
    m_go->setKind(last ? Button::Kind::Danger : Button::Kind::Primary);
    m_leave->setText(tr("Not now"));
    m_forget->setText(tr("I know which one is valid"));
    m_forget->setVisible(settling);
}

QWidget *ConsentView::firstFocus()
{
    return isLast() ? static_cast<QWidget *>(m_words) : m_tick;
}

void ConsentView::submit()
{
    if (isGiven()) {
        flow().giveConsent();
        return;
    }
    m_missing->show();
    QAccessibleEvent event(m_missing, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    firstFocus()->setFocus(Qt::OtherFocusReason);
}

} // namespace eid::ui
