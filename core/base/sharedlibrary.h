#pragma once

#include "core/base/result.h"

#include <memory>
#include <span>

namespace eid {

/// A library that is found when it is needed, and not when the program starts: for what this
/// computer need not have, and for what most runs never use. Stays loaded for as long as an object
/// that was made from it lives.
class SharedLibrary
{
public:
    /// Where Windows looks for it; elsewhere the loader looks where it always does.
    enum class Place {
        System, ///< it belongs to the system
        Program, ///< it is installed next to the program
    };

    /// Keeps this process from looking for libraries in its working folder, as Windows does: a
    /// browser may start it where anything was downloaded to. First of all in main().
    static void ignoreWorkingFolder();

    /// The first of \a names that can be loaded. Fails with \a missing, and the loader's words on
    /// the last of them.
    static Result<SharedLibrary> open(
        std::span<const char *const> names, Place place, ErrorCode missing);

    /// The function \a name of the signature that the library's header gives it. Null, and noted
    /// for check(), if there is none.
    template <typename Function>
    Function *find(const char *name)
    {
        return reinterpret_cast<Function *>(symbol(name));
    }

    /// Fails with what open() was told if anything looked for was not found.
    [[nodiscard]] Result<void> check() const;

private:
    using Symbol = void (*)();

    SharedLibrary(std::shared_ptr<void> handle, const char *name, ErrorCode missing);

    Symbol symbol(const char *name);

    std::shared_ptr<void> m_handle;
    const char *m_name;
    ErrorCode m_missing;
    const char *m_lacking = nullptr;
};

} // namespace eid
