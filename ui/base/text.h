#pragma once

#include "ui/base/tone.h"

#include <QLabel>
#include <QPalette>

namespace eid::ui {

/// Text in one of a few sizes, that follows the application's font and palette, wraps, and shows
/// what it is given as plain text.
class Text : public QLabel
{
    Q_OBJECT

public:
    enum class Role {
        Title, ///< of the page
        Heading, ///< of a group
        Body,
        Strong, ///< body, but what counts
        Caption, ///< smaller: what explains
        Data, ///< of equal width: numbers, fingerprints
    };

    explicit Text(Role role, QWidget *parent = nullptr);
    Text(Role role, const QString &text, QWidget *parent = nullptr);

    void setTone(Tone tone);
    [[nodiscard]] Tone tone() const { return m_tone; }

    /// Lets the user mark and copy the text, by mouse and by keyboard.
    void setSelectable(bool selectable);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyFont();
    void applyColor();

    Role m_role;
    Tone m_tone = Tone::Plain;
    QPalette m_ownPalette; ///< what differs from the application's
};

} // namespace eid::ui
