#include "ui/window/choice.h"

#include "ui/base/metrics.h"
#include "ui/base/text.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QRadioButton>

namespace eid::ui {

Choice::Choice(int options, QWidget *parent)
    : Panel(parent)
    , m_title(new Text(Text::Role::Heading, this))
    , m_group(new QButtonGroup(this))
{
    content()->addWidget(m_title);
    content()->setSpacing(metrics::tight);
    for (int option = 0; option < options; ++option) {
        auto *button = new QRadioButton(this);
        button->setMinimumHeight(metrics::controlHeight(this) - metrics::small);
        m_group->addButton(button, option);
        content()->addWidget(button);
    }
    connect(m_group, &QButtonGroup::idClicked, this, &Choice::chosen);
}

void Choice::setWords(const QString &title, const QStringList &options)
{
    m_title->setText(title);
    setAccessibleName(title);
    for (int option = 0; option < options.size(); ++option)
        m_group->button(option)->setText(options.at(option));
}

void Choice::setCurrent(int option)
{
    m_group->button(option)->setChecked(true);
}

int Choice::current() const
{
    return m_group->checkedId();
}

} // namespace eid::ui
