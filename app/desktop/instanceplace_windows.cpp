#include "app/desktop/instanceplace.h"

#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>
#include <qt_windows.h>
// After windows.h.
#include <aclapi.h>

#include <array>
#include <cstddef>
#include <memory>

namespace eid {

namespace {

struct LocalFreed
{
    void operator()(void *memory) const { LocalFree(memory); }
};

struct HandleClosed
{
    void operator()(HANDLE handle) const { CloseHandle(handle); }
};

bool isThisUser(PSID someone)
{
    HANDLE opened = nullptr;
    if (OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &opened) == FALSE)
        return false;
    const std::unique_ptr<void, HandleClosed> token(opened);
    alignas(TOKEN_USER) std::array<std::byte, sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE> room{};
    DWORD size = 0;
    if (GetTokenInformation(
            token.get(), TokenUser, room.data(), static_cast<DWORD>(room.size()), &size)
        == FALSE)
        return false;
    return EqualSid(reinterpret_cast<TOKEN_USER *>(room.data())->User.Sid, someone) != FALSE;
}

} // namespace

QString instanceFolder()
{
    // RuntimeLocation is the user's home here, for everybody to see.
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/eid-maintenance");
    return QDir().mkpath(folder) ? folder : QString();
}

QString instanceAddress(const QString & /*folder*/, const QString &name)
{
    return name;
}

bool isOfThisUser(const QLocalSocket &socket)
{
    PSID owner = nullptr;
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (GetSecurityInfo(reinterpret_cast<HANDLE>(socket.socketDescriptor()), SE_KERNEL_OBJECT,
            OWNER_SECURITY_INFORMATION, &owner, nullptr, nullptr, nullptr, &descriptor)
        != ERROR_SUCCESS)
        return false;
    const std::unique_ptr<void, LocalFreed> owned(descriptor);
    return owner != nullptr && isThisUser(owner);
}

} // namespace eid
