#pragma once

#include "ui/base/stepview.h"

#include <QList>

namespace eid::ui {

class CopiesFlow;
class CopyCard;
class CopyUsagePanel;
class Panel;
class Text;
class UsageList;

/// The copies, opened: the picture, masked until somebody asks, and where each of them was used.
class CopiesOpenedView : public StepView
{
    Q_OBJECT

public:
    explicit CopiesOpenedView(CopiesFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;

private:
    [[nodiscard]] Panel *makeGone();

    CopiesFlow &m_flow;
    CopyCard *m_picture;
    Button *m_show;
    Text *m_privacy;
    Text *m_listTitle;
    QList<CopyUsagePanel *> m_copies;
    Text *m_goneTitle;
    UsageList *m_gone; ///< where copies were used that are not here any more
    Text *m_unused;
    Button *m_closeCopies;
};

} // namespace eid::ui
