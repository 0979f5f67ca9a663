#pragma once

#include "core/base/secret.h"
#include "ui/base/stepview.h"

#include <functional>
#include <memory>

namespace eid::ui {

class Note;
class SecretSheet;
class Text;

/// A code that is shown this once, and what to do with it.
class CodeShownView : public StepView
{
    Q_OBJECT

public:
    struct Words
    {
        QString lead; ///< what happened
        QString title; ///< what the code is
        QString purpose; ///< what it is good for
    };

    /// \a noted is called when the user says that it was noted.
    CodeShownView(std::shared_ptr<const Secret> code, std::function<Words()> words,
        std::function<void()> noted, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;

private:
    std::function<Words()> m_words;
    Text *m_lead;
    SecretSheet *m_sheet;
    Text *m_purpose;
    Note *m_once;
    Button *m_noted;
};

} // namespace eid::ui
