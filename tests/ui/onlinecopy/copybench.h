#pragma once

#include "tests/core/testing/testdesk.h"
#include "tests/sandbox/card/virtualpivcard.h"
#include "tests/ui/onlinecopy/fakecopies.h"
#include "ui/base/page.h"
#include "ui/onlinecopy/copyflow.h"

#include <QString>

#include <functional>
#include <memory>
#include <string_view>

namespace eid::ui {

/// A desk with a demo citizen's card, copies that answer as they are told, and a person who clicks
/// and types on a page of theirs.
class CopyBench
{
public:
    CopyBench();

    [[nodiscard]] CopyServices services();

    void insert();
    void pull();
    /// Another citizen's card in the same reader.
    void insertOther();

    static const QString reader;

    testing::TestDesk desk;
    FakeCopies copies;

private:
    std::shared_ptr<sandbox::VirtualPivCard> m_card;
};

// What a person does on \a page. Each fails the test, or ends the program, where there is nothing
// to do it with.

/// The widget called \a name that can be seen; null: there is none.
QWidget *seenWidget(const QWidget &page, const char *name);
template <typename T>
T *seen(const QWidget &page, const char *name)
{
    return qobject_cast<T *>(seenWidget(page, name));
}
/// Clicks the button, check box or entry called \a name. False: there is none that can be used.
bool press(const QWidget &page, const char *name);
/// Types \a characters into the widget that has the keyboard.
void type(const QWidget &page, std::string_view characters);
/// Every word that can be seen on \a page, one label a line.
QString wordsOn(const QWidget &page);

} // namespace eid::ui
