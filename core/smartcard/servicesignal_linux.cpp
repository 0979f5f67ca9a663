#include "core/smartcard/pathsignal.h"
#include "core/smartcard/servicesignal.h"

#include <cstdlib>

namespace eid {

std::unique_ptr<ServiceSignal> hostServiceSignal()
{
    // The same variable, and the same default, as libpcsclite.
    const char *socket = std::getenv("PCSCLITE_CSOCK_NAME");
    return std::make_unique<PathSignal>(
        std::vector<std::string>{socket != nullptr ? socket : "/run/pcscd/pcscd.comm"});
}

std::unique_ptr<ServiceSignal> hostLibrarySignal()
{
    // ldconfig writes the cache anew after each library that a package brings.
    return std::make_unique<PathSignal>(
        std::vector<std::string>{"/etc/ld.so.cache", "/usr/lib/libpcsclite.so.1"});
}

} // namespace eid
