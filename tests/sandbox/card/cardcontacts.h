#pragma once

#include "core/base/bytes.h"

#include <chrono>

namespace eid::sandbox {

/// What comes back over the contacts for one command APDU.
struct ContactReply
{
    enum class Kind {
        Answered, ///< response holds what the card sent, not always a right response APDU
        Pulled, ///< the card is out of the reader: there is nobody to answer
        Mute, ///< the card is there and will never answer this command
    };

    Kind kind = Kind::Answered;
    Bytes response; ///< data and status word, when Answered
    /// How long the card takes. Whoever owns the contacts waits; the card itself never sleeps.
    std::chrono::milliseconds delay{0};
};

/// What a reader touches: any card, healthy or faulty.
///
/// Threads: every function may be called from any thread; calls run one after the other.
class CardContacts
{
public:
    virtual ~CardContacts();

    /// Applies power (a cold reset). Returns the answer to reset; empty: the card is mute.
    virtual Bytes powerOn() = 0;
    /// A warm reset. Returns the answer to reset; empty: the card is mute.
    virtual Bytes reset() = 0;
    /// Takes the power away: everything the card does not keep in its memory is gone.
    virtual void powerOff() = 0;
    /// One command APDU, complete (ISO/IEC 7816-3, 12.1.3), and what comes back.
    virtual ContactReply exchange(ByteView command) = 0;

protected:
    CardContacts() = default;
    CardContacts(const CardContacts &) = default;
    CardContacts &operator=(const CardContacts &) = default;
};

} // namespace eid::sandbox
