#pragma once

#include "ui/base/note.h"
#include "ui/base/stepview.h"
#include "ui/onlinecopy/copywords.h"

#include <functional>

namespace eid::ui {

class CopyFlow;
class Statement;

/// What went wrong, what to do next, and what is true all the same.
class CopyFailView : public StepView
{
    Q_OBJECT

public:
    /// \a truth says how things stand now; null: the error says it all.
    CopyFailView(CopyFlow &flow, std::function<CopyNotice()> truth = {}, QWidget *parent = nullptr);

    /// Another way on than another try, in whose place it is offered.
    struct OtherWay
    {
        std::function<QString()> words;
        std::function<bool()> isOpen;
        std::function<void()> take;
    };
    void setOtherWay(OtherWay way);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    [[nodiscard]] bool hasOtherWay() const;

    CopyFlow &m_flow;
    std::function<CopyNotice()> m_truthWords;
    OtherWay m_way;
    Statement *m_statement;
    Note *m_truth;
    Button *m_next;
    Button *m_close;
};

} // namespace eid::ui
