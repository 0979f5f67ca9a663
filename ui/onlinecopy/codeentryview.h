#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "ui/base/stepview.h"
#include "ui/onlinecopy/codefield.h"

#include <functional>
#include <optional>

namespace eid::ui {

class CodeEntry;
class Note;
class Text;

/// A code that its holder has on paper is typed in: a recovery phrase or a loss code.
class CodeEntryView : public StepView
{
    Q_OBJECT

public:
    struct Words
    {
        QString lead;
        QString caption;
        QString hint;
        QString go;
    };
    struct Code
    {
        int length = 0; ///< characters, without what parts them
        bool isMasked = true;
        bool isDangerous = false; ///< what it does cannot be undone at a click
        std::function<Words()> words;
        std::function<std::optional<Error>()> refusal; ///< why the one before was not taken
        std::function<void(Secret)> submit;
        std::function<void()> leave = {}; ///< the way back; null: it leaves the page
    };

    explicit CodeEntryView(Code code, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    Code m_code;
    Note *m_refused;
    Text *m_lead;
    CodeEntry *m_entry;
    Button *m_go;
    Button *m_leave;
};

} // namespace eid::ui
