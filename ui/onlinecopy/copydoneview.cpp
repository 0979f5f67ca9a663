#include "ui/onlinecopy/copydoneview.h"

#include "ui/base/button.h"
#include "ui/base/statement.h"

#include <QVBoxLayout>

#include <utility>

namespace eid::ui {

CopyDoneView::CopyDoneView(std::function<Words()> words, std::function<void()> on, QWidget *parent)
    : StepView(parent)
    , m_words(std::move(words))
    , m_on(std::move(on))
    , m_statement(new Statement(Text::Role::Title, this))
    , m_next(addButton(new Button(Button::Kind::Primary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_statement);
    m_statement->title()->setObjectName(QStringLiteral("resultTitle"));
    m_next->setObjectName(QStringLiteral("next"));
    connect(m_next, &Button::clicked, this, &CopyDoneView::submit);
    refresh();
}

QWidget *CopyDoneView::firstFocus()
{
    return m_next;
}

void CopyDoneView::submit()
{
    m_on();
}

void CopyDoneView::refresh()
{
    const Words words = m_words();
    m_statement->say(Picture::Motif::Done, words.title, words.text);
    m_next->setText(words.button);
    setAccessibleName(words.title);
    setAccessibleDescription(words.text);
}

} // namespace eid::ui
