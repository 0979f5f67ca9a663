#pragma once

#include "core/card/cardtypes.h"
#include "ui/base/note.h"

namespace eid::ui {

/// How many tries a PIN or PUK has left, by sign and words. Unknown is said as unknown.
class TriesNote : public Note
{
    Q_OBJECT

public:
    explicit TriesNote(QWidget *parent = nullptr);

    void setTries(PinRole role, const PinStatus &status);
};

} // namespace eid::ui
