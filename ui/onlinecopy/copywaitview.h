#pragma once

#include "ui/base/stepview.h"

#include <functional>

namespace eid::ui {

class Statement;

/// Something is found out that takes a moment and needs no card.
class CopyWaitView : public StepView
{
    Q_OBJECT

public:
    explicit CopyWaitView(std::function<QString()> words, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;

private:
    std::function<QString()> m_words;
    Statement *m_statement;
    Button *m_leave;
};

} // namespace eid::ui
