#include "core/base/memorydumps.h"

#include <windows.h>

// werapi.h of mingw-w64 is not C++.
extern "C" {
HRESULT WINAPI WerGetFlags(HANDLE process, PDWORD flags);
HRESULT WINAPI WerSetFlags(DWORD flags);
}

namespace eid {

namespace {

constexpr DWORD withoutHeap = 1; ///< WER_FAULT_REPORTING_FLAG_NOHEAP

UINT errorModeBefore = 0;
DWORD reportFlagsBefore = 0;

} // namespace

// Windows Error Reporting is what writes dumps. It is not told of a failure in this mode; where a
// policy has it look all the same, it leaves the heap out. Nothing keeps the user's other programs
// from reading the memory of this one: to Windows they are the same person.
void forbidDumps()
{
    errorModeBefore = GetErrorMode();
    SetErrorMode(errorModeBefore | SEM_NOGPFAULTERRORBOX | SEM_FAILCRITICALERRORS);
    if (FAILED(WerGetFlags(GetCurrentProcess(), &reportFlagsBefore)))
        reportFlagsBefore = 0;
    WerSetFlags(reportFlagsBefore | withoutHeap);
}

void allowDumps()
{
    WerSetFlags(reportFlagsBefore);
    SetErrorMode(errorModeBefore);
}

} // namespace eid
