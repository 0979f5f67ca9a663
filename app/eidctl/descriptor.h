#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace eid::ctl {

class Interruption;

// Descriptors that whoever started the process has opened for it; on Windows those of the C
// runtime, which a shell's redirection makes.

/// Whether what is read there would be echoed while it is typed.
bool isTerminal(int descriptor);

/// Reads as much as is there and fits, at least an octet; 0 octets: the end. Blocks. Fails with
/// Cancelled (an interruption came) or PinInputMissing (it is not open, or cannot be read).
Result<std::size_t> readFrom(
    int descriptor, std::span<std::uint8_t> octets, const Interruption &interruption);

/// Takes from \a line, which was read up to its LF, what else ends a line here: the CR of Windows.
void trimLineEnd(Secret &line);

} // namespace eid::ctl
