#pragma once

#include "core/card/cardstate.h"
#include "ui/window/job.h"
#include "ui/window/words.h"

#include <QCoreApplication>
#include <QDateTime>

#include <optional>

namespace eid::ui {

/// What matters most about a card, and the job that settles it where there is one.
struct Advice
{
    Words words;
    std::optional<Job> job;

    bool operator==(const Advice &) const = default;
};

/// How readers and cards stand, in the user's language. Says what is unknown to be unknown.
class CardWords
{
    Q_DECLARE_TR_FUNCTIONS(eid::ui::CardWords)

public:
    /// One line about \a card, which is the chosen one of \a desk, or null if there is none.
    static Words state(const DeskState &desk, const CardState *card);
    /// Why no job can be done with \a card; nothing if it is usable.
    static std::optional<Error> hindrance(const DeskState &desk, const CardState *card);
    static Words tries(PinRole role, const CardState &card);
    static Advice advice(const CardState &card, const QDateTime &now);

    /// "Change PIN".
    static QString jobTitle(const Job &job);
    /// Why \a job cannot be done with \a card now; empty if it can.
    static QString jobObstacle(const Job &job, const CardState *card);
    /// What the job is good for, in half a sentence.
    static QString jobPurpose(const Job &job);

    /// The serial in groups of four, so that it can be read out; a line breaks after four groups.
    static QString grouped(const QString &serial);

private:
    static QString title(PinJob job);
    static QString purpose(PinJob job);
    static QString obstacle(PinJob job, const CardState &card);
};

} // namespace eid::ui
