#pragma once

#include "ui/base/stepview.h"

#include <functional>

namespace eid::ui {

class Statement;

/// A job is done: what came of it.
class CopyDoneView : public StepView
{
    Q_OBJECT

public:
    struct Words
    {
        QString title;
        QString text;
        QString button;
    };

    /// \a on is what the button does.
    CopyDoneView(std::function<Words()> words, std::function<void()> on, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    std::function<Words()> m_words;
    std::function<void()> m_on;
    Statement *m_statement;
    Button *m_next;
};

} // namespace eid::ui
