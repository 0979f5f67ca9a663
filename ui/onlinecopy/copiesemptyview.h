#pragma once

#include "ui/base/stepview.h"

namespace eid::ui {

class CopiesFlow;
class CopyCard;
class Note;
class Text;

/// There is no online copy of this card here: what one is, and where it is to be had.
class CopiesEmptyView : public StepView
{
    Q_OBJECT

public:
    explicit CopiesEmptyView(CopiesFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

Q_SIGNALS:
    void offerRequested();

private:
    CopiesFlow &m_flow;
    CopyCard *m_picture;
    Text *m_title;
    Text *m_what;
    Text *m_where;
    Note *m_others;
    Button *m_removeOthers;
    Button *m_take;
};

} // namespace eid::ui
