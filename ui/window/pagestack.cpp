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
    add(page, &PageStack::goHome);
}

void PageStack::openInBetween(Page *page)
{
    add(page, &PageStack::goBack);
}

void PageStack::add(Page *page, void (PageStack::*whenFinished)())
{
    addWidget(page);
    connect(page, &Page::finished, this, whenFinished);
    connect(page, &Page::backRequested, this, &PageStack::goBack);
    connect(page, &Page::replaceRequested, this, [this, page, whenFinished](Page *next) {
        add(next, whenFinished);
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
