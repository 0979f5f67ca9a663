#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <mutex>
#include <optional>

namespace eid {

class CardVisit;
class EidCard;

/// The PIN of one job that proves it to the card again and again. Once the card has refused it, or
/// may have, it is never sent any more: a wrong PIN costs one try, whatever the job does next.
///
/// Threads: prove() on the card thread, refusal() on any.
class JobPin
{
public:
    explicit JobPin(Secret pin);

    /// Verifies the PIN and leaves in \a visit how it stands after that. Never spends the last try.
    /// Fails as EidCard::verifyPin() does, with PinAlphabet before anything is sent, and with the
    /// same error as before once it was refused.
    Result<void> prove(EidCard &card, CardVisit &visit);

    /// Why it is not sent any more.
    [[nodiscard]] std::optional<Error> refusal() const;

private:
    const Secret m_pin;
    mutable std::mutex m_mutex; ///< never held while the card is asked
    std::optional<Error> m_refusal;
};

} // namespace eid
