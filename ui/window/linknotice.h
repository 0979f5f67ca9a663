#pragma once

#include "ui/base/note.h"

#include <optional>

namespace eid::ui {

class Button;

/// Says above every page why a link was not followed, until that is past or was read.
class LinkNotice : public Note
{
    Q_OBJECT

public:
    enum class Why {
        OtherLink, ///< another one waits for its answer
        JobRuns, ///< something is being done that must not be cut short
    };

    explicit LinkNotice(QWidget *parent = nullptr);

    void say(Why why);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::optional<Why> m_why;
    Button *m_close;
};

} // namespace eid::ui
