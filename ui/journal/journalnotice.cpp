#include "ui/journal/journalnotice.h"

#include "core/base/errorwords.h"
#include "ui/base/button.h"

#include <QBoxLayout>
#include <QEvent>

namespace eid::ui {

JournalNotice::JournalNotice(JournalKeeper &keeper, QWidget *parent)
    : Note(StatusSign::Status::Warning, parent)
    , m_dismiss(new Button(Button::Kind::Quiet, this))
{
    m_dismiss->setObjectName(QStringLiteral("dismissNotice"));
    extras()->addWidget(m_dismiss, 0, Qt::AlignLeading);
    connect(&keeper, &JournalKeeper::storeSetAside, this, [this](const SetAside &aside) {
        m_setAside = aside;
        retranslate();
    });
    connect(&keeper, &JournalKeeper::failed, this, [this](const Error &error) {
        m_failure = error;
        retranslate();
    });
    connect(m_dismiss, &Button::clicked, this, [this] {
        m_setAside.reset();
        m_failure.reset();
        retranslate();
    });
    retranslate();
}

void JournalNotice::changeEvent(QEvent *event)
{
    Note::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void JournalNotice::retranslate()
{
    m_dismiss->setText(tr("Close"));
    if (m_failure) {
        setWords(tr("What was just done could not be written to the journal."),
            tr("It has happened all the same. %1 %2")
                .arg(errorTitle(*m_failure), errorNextStep(*m_failure)));
    } else if (m_setAside) {
        setWords(errorTitle(m_setAside->error),
            tr("%1 The file: %2").arg(errorNextStep(m_setAside->error), m_setAside->fileName));
    }
    setVisible(m_failure || m_setAside);
}

} // namespace eid::ui
