#include "ui/pin/triesnote.h"

#include "ui/pin/pinwords.h"

namespace eid::ui {

TriesNote::TriesNote(QWidget *parent)
    : Note(StatusSign::Status::Unknown, parent)
{ }

void TriesNote::setTries(PinRole role, const PinStatus &status)
{
    const QString words = PinWords::triesLeft(role, status);
    if (!status.triesLeft) {
        setStatus(StatusSign::Status::Unknown);
        setWords(words);
    } else if (*status.triesLeft <= 1) {
        setStatus(StatusSign::Status::Bad);
        setWords(words,
            role == PinRole::Pin ? tr("If the entry is wrong, the PIN is blocked.")
                                 : tr("If the entry is wrong, the PUK is blocked for good."));
    } else if (status.triesAtMost && *status.triesLeft < *status.triesAtMost) {
        setStatus(StatusSign::Status::Warning);
        setWords(words);
    } else {
        setStatus(StatusSign::Status::Good);
        setWords(words);
    }
}

} // namespace eid::ui
