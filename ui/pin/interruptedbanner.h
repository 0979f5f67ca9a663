#pragma once

#include "core/pin/pinservice.h"
#include "ui/base/note.h"

namespace eid {
class CardDesk;
}

namespace eid::ui {

class Button;

/// A band for the top of the window, seen only while a PIN job is interrupted: which PIN is valid
/// is not known until its card is back. When the card is back and could be judged without a try,
/// the band says what is valid until it is closed.
class InterruptedBanner : public Note
{
    Q_OBJECT

public:
    InterruptedBanner(CardDesk &desk, PinService &service, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The card is back, cannot say what is valid, and the user wants to find out: open a page of
    /// \a job for \a reader, which asks for consent.
    void settleRequested(eid::PinJob job, const QString &reader);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Judgement
    {
        PinJob job;
        PinVerdict verdict;
    };

    void onJudged(PinJob job, PinVerdict verdict);
    void refresh();
    void dismiss();
    /// The reader that holds the card of the interrupted job; empty if none does.
    [[nodiscard]] QString readerOfCard() const;

    CardDesk &m_desk;
    PinService &m_service;
    std::optional<Judgement> m_judgement;
    Button *m_settle;
    Button *m_dismiss;
};

} // namespace eid::ui
