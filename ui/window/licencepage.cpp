#include "ui/window/licencepage.h"

#include "ui/base/text.h"

#include <QBoxLayout>
#include <QFile>

namespace eid::ui {

LicencePage::LicencePage(QString title, const QString &resource, QWidget *parent)
    : Page(parent)
    , m_title(std::move(title))
{
    auto *text = new Text(Text::Role::Data, this);
    text->setSelectable(true);
    QFile file(resource);
    if (file.open(QIODevice::ReadOnly))
        text->setText(QString::fromUtf8(file.readAll()));
    body()->addWidget(text);
    LicencePage::retranslate();
}

void LicencePage::retranslate()
{
    setTitle(m_title);
}

} // namespace eid::ui
