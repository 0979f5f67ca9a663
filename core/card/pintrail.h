#pragma once

#include "core/base/error.h"

#include <mutex>
#include <optional>

namespace eid {

/// The trail of one command that changes or spends something, readable from another thread while
/// the command runs, so that an operation cut short can still be judged.
class PinTrail
{
public:
    struct Marks
    {
        std::optional<int> triesBefore; ///< counter read in the same transaction, just before
        std::optional<int> triesAtMost; ///< where the card tells
        bool sent = false; ///< the command was, or is just now being, handed to the reader
        bool answered = false; ///< a status word came back that tells how it ended

        bool operator==(const Marks &) const = default;
    };

    [[nodiscard]] Marks marks() const;
    /// What the card refused the command with, unless its counter contradicts that.
    [[nodiscard]] std::optional<Error> refusal() const;
    /// Begins a trail: what was marked before is forgotten.
    void setTries(std::optional<int> before, std::optional<int> atMost);
    void markSent();
    /// Takes markSent() back: the command was stopped before any of it reached the reader.
    void markUnsent();
    void markAnswered();
    void markRefused(const Error &refusal);
    /// Takes markAnswered() back: the card contradicts what it answered.
    void markDoubted();

private:
    mutable std::mutex m_mutex;
    Marks m_marks;
    std::optional<Error> m_refusal;
};

} // namespace eid
