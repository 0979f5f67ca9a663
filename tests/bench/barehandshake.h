#pragma once

namespace eid::bench {

/// Milliseconds of CPU that OpenSSL by itself takes for the server's side of a full handshake of
/// TLS 1.3 in memory, with certificates of P-256 on both sides below an authority and one ticket.
double bareHandshake();

} // namespace eid::bench
