#pragma once

#include "core/onlinecopy/copyfield.h"
#include "ui/base/panel.h"

#include <QList>

namespace eid::ui {

class AuthenticationFlow;
class Text;
class Tick;

/// What they ask for beyond the answer, to be agreed to one by one: fields in plaintext, and apart
/// from those what is a yes or no and nothing else. Nothing is ticked in the beginning.
class DisclosurePanel : public Panel
{
    Q_OBJECT

public:
    explicit DisclosurePanel(AuthenticationFlow &flow, QWidget *parent = nullptr);

    void refresh();

private:
    struct Row
    {
        CopyField field;
        Tick *tick;
    };

    void addRows(bool ages);
    [[nodiscard]] QString wordsOf(CopyField field) const;

    AuthenticationFlow &m_flow;
    Text *m_title;
    Text *m_plainTitle;
    Text *m_ageTitle;
    Text *m_choices;
    QList<Row> m_rows;
};

} // namespace eid::ui
