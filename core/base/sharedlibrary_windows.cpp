#include "core/base/sharedlibrary.h"

#include <windows.h>

namespace eid {

void SharedLibrary::ignoreWorkingFolder()
{
    SetDllDirectoryW(L"");
}

Result<SharedLibrary> SharedLibrary::open(
    std::span<const char *const> names, Place place, ErrorCode missing)
{
    // Never the current folder, nor the path: anybody may have put a library there.
    const DWORD folders = place == Place::System
        ? LOAD_LIBRARY_SEARCH_SYSTEM32
        : LOAD_LIBRARY_SEARCH_APPLICATION_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32;
    QString words;
    for (const char *name : names) {
        if (HMODULE module = LoadLibraryExA(name, nullptr, folders)) {
            const auto close = [](void *handle) { FreeLibrary(static_cast<HMODULE>(handle)); };
            return SharedLibrary({static_cast<void *>(module), close}, name, missing);
        }
        words = QStringLiteral("%1: error %2").arg(QLatin1String(name)).arg(GetLastError());
    }
    return failure(missing, words);
}

SharedLibrary::Symbol SharedLibrary::symbol(const char *name)
{
    const FARPROC found = GetProcAddress(static_cast<HMODULE>(m_handle.get()), name);
    if (found == nullptr)
        m_lacking = name;
    return reinterpret_cast<Symbol>(found);
}

} // namespace eid
