#pragma once

#include "ui/base/picture.h"
#include "ui/pin/pinview.h"

#include <QBasicTimer>
#include <QDeadlineTimer>

class QProgressBar;

namespace eid::ui {

class Note;
class Statement;
class Text;

/// The steps in which the user waits for the card, or the card for the user: the card is to be
/// inserted, is at work, or waits for the reader's keys.
class WaitView : public PinView
{
    Q_OBJECT

public:
    explicit WaitView(PinFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void sayAwaitCard();
    void sayAtPad();
    void sayAwaitReturn();
    void sayCountdown();
    void say(
        const QString &title, const QString &text, Picture::Motif motif = Picture::Motif::CardIn);
    void onCancel();

    Statement *m_statement;
    QProgressBar *m_progress;
    Text *m_countdown;
    Note *m_truth;
    Button *m_cancel;
    QBasicTimer m_second; // runs only while the key pad waits
    QDeadlineTimer m_padEnds;
};

} // namespace eid::ui
