#pragma once

#include <QStackedWidget>

namespace eid::ui {

class Page;

/// The right of the window: the home page, and above it the pages that were opened one from the
/// other. A page is deleted when it is left.
class PageStack : public QStackedWidget
{
    Q_OBJECT

public:
    /// Takes \a home, which stays.
    explicit PageStack(Page *home, QWidget *parent = nullptr);

    [[nodiscard]] Page *current() const;
    /// Whether the current page must not be left now.
    [[nodiscard]] bool isBusy() const;

    /// Opens \a page above the current one and takes it.
    void open(Page *page);
    /// The same for a job on the way of the current page, which comes back when it is finished.
    void openInBetween(Page *page);
    /// Takes every page off but the home page. Does nothing while isBusy().
    void goHome();
    /// Takes the current page off. Does nothing while isBusy(), or on the home page.
    void goBack();

Q_SIGNALS:
    /// Another page is in sight.
    void currentPageChanged();

private:
    void add(Page *page, void (PageStack::*whenFinished)());
    void takeOff(Page *page);
    void settle();
};

} // namespace eid::ui
