#pragma once

#include "ui/pin/pinview.h"

class QCheckBox;
class QLineEdit;

namespace eid::ui {

class Note;
class Text;

/// The step that asks whether a try may be used that may be the last: with the last try, in words
/// that have to be typed, so that no hasty click spends it; with unknown tries, by a tick.
class ConsentView : public PinView
{
    Q_OBJECT

public:
    explicit ConsentView(PinFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    [[nodiscard]] bool isLast() const;
    [[nodiscard]] bool isGiven() const;

    Note *m_warning;
    Text *m_advice;
    Text *m_caption;
    QLineEdit *m_words;
    QCheckBox *m_tick;
    Text *m_missing;
    Button *m_go;
    Button *m_leave;
    Button *m_forget;
};

} // namespace eid::ui
