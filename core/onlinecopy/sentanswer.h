#pragma once

#include "core/base/bytes.h"
#include "core/onlinecopy/copyfield.h"
#include "core/store/onlinecopies.h"

#include <QList>

namespace eid {

/// What was made to answer a request, from when its sending began: where it may have reached the
/// platform, whatever was heard of it since, it counts once if the very same comes again. Personal
/// data.
///
/// Threads: one at a time.
struct SentAnswer
{
    SentAnswer() = default;
    ~SentAnswer() { forget(); }
    SentAnswer(const SentAnswer &) = delete;
    SentAnswer &operator=(const SentAnswer &) = delete;

    [[nodiscard]] bool isEmpty() const { return form.empty(); }
    void forget()
    {
        wipe(form);
        form.clear();
    }

    Bytes form; ///< to the letter; empty: there is none
    QString card; ///< Store::cardReference() of the card that has answered
    QList<CopyField> disclosed;
    CopyUse use; ///< what is noted of it
    bool mayCount
        = false; ///< it may have reached the platform, which has not said what it is to it
    bool isNoted = false; ///< use, in the records
};

} // namespace eid
