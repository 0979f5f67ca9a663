#pragma once

#include "ui/onlinecopy/copyawaitview.h"

namespace eid::ui {

class CopiesFlow;
class Entry;
class Panel;

/// The user is to insert the card; and what can be done with the copies on this PC without it.
class CopiesAwaitView : public CopyAwaitView
{
    Q_OBJECT

public:
    explicit CopiesAwaitView(CopiesFlow &flow, QWidget *parent = nullptr);

    void refresh() override;

private:
    CopiesFlow &m_flow;
    Panel *m_ways;
    Entry *m_phrase;
    Entry *m_remove;
};

} // namespace eid::ui
