#pragma once

namespace eid {

/// Gives back what OpenSSL keeps for the calling thread, such as its queue of errors; it is made
/// anew where it is needed again. For the end of a job on a thread of a pool, which may outlive the
/// wait for it: as late as the process ends, OpenSSL is gone before.
void endCryptoOfThread();

} // namespace eid
