#include "ui/onlinecopy/codeshownview.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/text.h"
#include "ui/onlinecopy/secretsheet.h"

#include <QVBoxLayout>

#include <utility>

namespace eid::ui {

CodeShownView::CodeShownView(std::shared_ptr<const Secret> code, std::function<Words()> words,
    std::function<void()> noted, QWidget *parent)
    : StepView(parent)
    , m_words(std::move(words))
    , m_lead(new Text(Text::Role::Heading, this))
    , m_sheet(new SecretSheet(std::move(code), this))
    , m_purpose(new Text(Text::Role::Body, this))
    , m_once(new Note(StatusSign::Status::Warning, this))
    , m_noted(addButton(new Button(Button::Kind::Primary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_lead);
    layout->addWidget(m_sheet);
    layout->addWidget(m_purpose);
    layout->addWidget(m_once);
    m_sheet->setObjectName(QStringLiteral("sheet"));
    m_noted->setObjectName(QStringLiteral("noted"));
    connect(m_noted, &Button::clicked, this, std::move(noted));
    refresh();
}

// The code itself: whoever hears the page hears it first, and an Enter too many does not lose it.
QWidget *CodeShownView::firstFocus()
{
    return m_sheet->findChild<QWidget *>(QStringLiteral("code"));
}

void CodeShownView::refresh()
{
    const Words words = m_words();
    m_lead->setText(words.lead);
    m_sheet->setWords(words.title, words.purpose);
    m_purpose->setText(words.purpose);
    m_once->setWords(tr("It is shown this once"),
        tr("The tool cannot show it again. Write it down and keep it apart from the card. Should "
           "you "
           "lose it, have a new one made; the old one is worth nothing then."));
    m_noted->setText(tr("I have noted it"));
    setAccessibleName(words.lead);
    setAccessibleDescription(m_once->title());
}

} // namespace eid::ui
