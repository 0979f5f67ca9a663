#pragma once

#include "core/base/bytes.h"
#include "tests/sandbox/card/commandapdu.h"
#include "tests/sandbox/card/statusword.h"

namespace eid::sandbox {

/// Cuts what a command produced into responses of the size that was asked for, and keeps the rest
/// for GET RESPONSE (ISO/IEC 7816-4, 5.3.4).
class ResponseBuffer
{
public:
    /// \a t0: answer as over T=0, where a command has either data or an answer, and Le must be
    /// exact.
    explicit ResponseBuffer(bool t0)
        : m_t0(t0)
    { }

    /// The response APDU to \a command, whose \a outcome is known.
    Bytes begin(const CommandApdu &command, Outcome outcome);
    /// The response APDU to the GET RESPONSE \a command.
    Bytes next(const CommandApdu &command);
    /// Drops what nobody asked for.
    void clear() { m_rest.clear(); }

private:
    Bytes giveUpTo(std::size_t maximum);

    bool m_t0 = false;
    Bytes m_rest;
};

/// A response APDU without data.
Bytes bareResponse(const Outcome &outcome);

} // namespace eid::sandbox
