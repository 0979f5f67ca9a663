#include "core/base/memorydumps.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace eid {

namespace {

rlimit coreLimitBefore{};
int dumpableBefore = 1;

} // namespace

void forbidDumps()
{
    dumpableBefore = prctl(PR_GET_DUMPABLE);
    prctl(PR_SET_DUMPABLE, 0);
    getrlimit(RLIMIT_CORE, &coreLimitBefore);
    const rlimit none{0, coreLimitBefore.rlim_max};
    setrlimit(RLIMIT_CORE, &none);
}

void allowDumps()
{
    setrlimit(RLIMIT_CORE, &coreLimitBefore);
    prctl(PR_SET_DUMPABLE, dumpableBefore);
}

} // namespace eid
