#pragma once

#include "ui/base/stepview.h"

namespace eid::ui {

class CodeEntry;
class FieldList;
class Note;
class OfferFlow;
class Text;

/// What is offered and by whom, and the transaction code that goes with it.
class OfferedView : public StepView
{
    Q_OBJECT

public:
    explicit OfferedView(OfferFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    OfferFlow &m_flow;
    Note *m_refused;
    Note *m_who;
    Text *m_what;
    FieldList *m_facts;
    CodeEntry *m_code = nullptr; ///< where one is wanted
    Button *m_go;
    Button *m_leave;
};

} // namespace eid::ui
