#include "ui/base/steppage.h"

#include "ui/base/button.h"
#include "ui/base/stepview.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QKeyEvent>

namespace eid::ui {

namespace {

// A layout shows what is added to it when the event loop comes round; the keyboard goes there now.
void showUnlessHidden(QWidget *added)
{
    if (!added->testAttribute(Qt::WA_WState_ExplicitShowHide))
        added->show();
}

} // namespace

StepPage::StepPage(QWidget *parent)
    : Page(parent)
{ }

StepPage::~StepPage() = default;

QWidget *StepPage::firstFocus()
{
    return m_view != nullptr ? m_view->firstFocus() : this;
}

void StepPage::clearView()
{
    if (m_view == nullptr)
        return;
    // A step may end in a slot of one of its own buttons: they go once that has returned. Hiding
    // them wipes what was typed at once.
    for (Button *button : m_view->buttons()) {
        button->hide();
        button->setParent(m_view);
    }
    while (QLayoutItem *item = actions()->takeAt(0))
        delete item;
    m_view->hide();
    m_view->disconnect(this);
    m_view->deleteLater();
    m_view = nullptr;
}

void StepPage::showView(StepView *view)
{
    const bool hadFocus = isAncestorOf(focusWidget()) || m_view == nullptr;
    clearView();
    m_view = view;
    body()->addWidget(m_view);
    showUnlessHidden(m_view);
    for (Button *button : m_view->buttons()) {
        actions()->addWidget(button);
        showUnlessHidden(button);
    }
    actions()->addStretch();
    connect(m_view, &StepView::leaveRequested, this, &Page::backRequested);
    connect(m_view, &StepView::closeRequested, this, &Page::finished);
    if (hadFocus)
        m_view->firstFocus()->setFocus(Qt::OtherFocusReason);
    if (!m_view->accessibleName().isEmpty()) {
        QAccessibleEvent event(m_view, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void StepPage::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_view) {
        m_view->submit();
        return;
    }
    Page::keyPressEvent(event);
}

} // namespace eid::ui
