#include "core/base/sharedlibrary.h"

#include <dlfcn.h>

namespace eid {

void SharedLibrary::ignoreWorkingFolder()
{
    // It is looked for nowhere near.
}

Result<SharedLibrary> SharedLibrary::open(
    std::span<const char *const> names, Place /*place*/, ErrorCode missing)
{
    QString words;
    for (const char *name : names) {
        if (void *handle = dlopen(name, RTLD_NOW | RTLD_LOCAL))
            return SharedLibrary({handle, dlclose}, name, missing);
        const char *said = dlerror();
        words = said != nullptr ? QString::fromLocal8Bit(said) : QString();
    }
    return failure(missing, words);
}

SharedLibrary::Symbol SharedLibrary::symbol(const char *name)
{
    void *found = dlsym(m_handle.get(), name);
    if (found == nullptr)
        m_lacking = name;
    return reinterpret_cast<Symbol>(found);
}

} // namespace eid
