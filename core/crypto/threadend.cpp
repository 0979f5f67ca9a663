#include "core/crypto/threadend.h"

#include <openssl/crypto.h>

namespace eid {

void endCryptoOfThread()
{
    OPENSSL_thread_stop();
}

} // namespace eid
