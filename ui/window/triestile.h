#pragma once

#include "core/card/cardstate.h"
#include "ui/base/panel.h"

namespace eid::ui {

class StatusSign;
class Text;

/// How the PIN or the PUK stands: a sign, the tries left in words, and drawn as one dot for each.
class TriesTile : public Panel
{
    Q_OBJECT

public:
    explicit TriesTile(PinRole role, QWidget *parent = nullptr);

    /// Says the words anew, in the language of now.
    void setStatus(const CardState &card);

    [[nodiscard]] QString words() const;
    [[nodiscard]] QString explanation() const;

private:
    class Dots;

    PinRole m_role;
    StatusSign *m_sign;
    Text *m_title;
    Text *m_words;
    Text *m_explanation;
    Dots *m_dots;
};

} // namespace eid::ui
