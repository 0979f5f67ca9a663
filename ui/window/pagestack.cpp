#include "ui/window/pagestack.h"

#include "ui/base/page.h"

namespace eid::ui {

PageStack::PageStack(Page *home, QWidget *parent)
    : QStackedWidget(parent)
{
    addWidget(home);
}

Page *PageStack::current() const
{
    return static_cast<Page *>(currentWidget());
}

bool PageStack::isBusy() const
{
    return current()->isBusy();
}

void PageStack::open(Page *page)
{
    addWidget(page);
    connect(page, &Page::backRequested, this, &PageStack::goBack);
    connect(page, &Page::finished, this, &PageStack::goHome);
    connect(page, &Page::replaceRequested, this, [this, page](Page *next) {
        open(next);
        takeOff(page);
    });
    settle();
}

void PageStack::goHome()
{
    if (isBusy())
        return;
    while (count() > 1)
        takeOff(current());
    settle();
}

void PageStack::goBack()
{
    if (isBusy() || count() == 1)
        return;
    takeOff(current());
    settle();
}

void PageStack::takeOff(Page *page)
{
    removeWidget(page);
    page->hide();
    page->deleteLater();
}

void PageStack::settle()
{
    setCurrentIndex(count() - 1);
    if (QWidget *first = current()->firstFocus(); first && count() > 1)
        first->setFocus(Qt::TabFocusReason);
    Q_EMIT currentPageChanged();
}

} // namespace eid::ui
