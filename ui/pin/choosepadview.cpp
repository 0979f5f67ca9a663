#include "ui/pin/choosepadview.h"

#include "core/base/errorwords.h"
#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/text.h"
#include "ui/pin/pinflow.h"
#include "ui/pin/triesnote.h"

#include <QVBoxLayout>

namespace eid::ui {

ChoosePadView::ChoosePadView(PinFlow &flow, QWidget *parent)
    : PinView(flow, parent)
    , m_refused(new Note(StatusSign::Status::Bad, this))
    , m_lead(new Text(Text::Role::Body, this))
    , m_tries(new TriesNote(this))
    , m_pad(addButton(new Button(Button::Kind::Primary, this)))
    , m_computer(addButton(new Button(Button::Kind::Secondary, this)))
    , m_cancel(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_refused);
    layout->addWidget(m_lead);
    layout->addWidget(m_tries);

    m_pad->setObjectName(QStringLiteral("usePad"));
    m_computer->setObjectName(QStringLiteral("useComputer"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    connect(m_pad, &Button::clicked, &flow, &PinFlow::usePad);
    connect(m_computer, &Button::clicked, &flow, &PinFlow::useComputer);
    connect(m_cancel, &Button::clicked, this, &PinView::leaveRequested);
    refresh();
}

void ChoosePadView::refresh()
{
    m_refused->setVisible(flow().error().has_value());
    if (flow().error())
        m_refused->setWords(
            errorTitle({flow().error()->code, {}, std::nullopt}), tr("Enter it again."));
    m_lead->setText(tr("This reader has keys of its own. What you enter there, no program on this "
                       "computer can see."));
    m_tries->setTries(flow().usedRole(), flow().usedStatus());
    m_pad->setText(tr("Use the reader's keys"));
    m_computer->setText(tr("Type on this computer"));
    m_cancel->setText(tr("Cancel"));
}

QWidget *ChoosePadView::firstFocus()
{
    return m_pad;
}

void ChoosePadView::submit()
{
    flow().usePad();
}

} // namespace eid::ui
