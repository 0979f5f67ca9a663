#pragma once

#include "ui/base/stepview.h"

namespace eid::ui {

class FieldList;
class LossFlow;
class Note;
class Statement;
class Text;

/// How a card stands at the platform, and what can be done about it.
class LossStateView : public StepView
{
    Q_OBJECT

public:
    explicit LossStateView(LossFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    [[nodiscard]] bool isReport() const;
    void sayNext();

    LossFlow &m_flow;
    Statement *m_statement;
    FieldList *m_facts;
    Note *m_next;
    Note *m_notNoted;
    Button *m_act;
    Button *m_close;
};

} // namespace eid::ui
