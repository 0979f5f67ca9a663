#include "tests/sandbox/runner/namespaces.h"

#include "tests/sandbox/runner/childprocess.h"

#include <QFile>

#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <csignal>
#include <cstring>

namespace eid::sandbox {

namespace {

bool writeTo(const char *path, const QByteArray &text)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
        && file.write(text) == text.size();
}

bool unshareAll()
{
    if (::geteuid() == 0 && ::unshare(CLONE_NEWNS | CLONE_NEWNET) == 0)
        return true;
    const QByteArray user = QByteArray::number(::geteuid());
    const QByteArray group = QByteArray::number(::getegid());
    return ::unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET) == 0
        && writeTo("/proc/self/setgroups", "deny")
        && writeTo("/proc/self/uid_map", "0 " + user + " 1")
        && writeTo("/proc/self/gid_map", "0 " + group + " 1");
}

bool replaceRun()
{
    // What the user's session keeps in /run/user, a state folder perhaps, stays reachable.
    const FileDescriptor users(::open("/run/user", O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0
        || ::mount("tmpfs", "/run", "tmpfs", MS_NOSUID | MS_NODEV, "mode=755,size=1m") != 0)
        return false;
    if (!users.isOpen())
        return true;
    const QByteArray source = "/proc/self/fd/" + QByteArray::number(users.get());
    return ::mkdir("/run/user", 0755) == 0
        && ::mount(source.constData(), "/run/user", nullptr, MS_BIND | MS_REC, nullptr) == 0;
}

/// The daemon is to see the sandbox's readers and none that are plugged into the machine.
bool hideUsbDrivers()
{
    static constexpr const char *drivers = "/usr/lib/pcsc/drivers";
    return ::access(drivers, F_OK) != 0
        || ::mount("tmpfs", drivers, "tmpfs", MS_NOSUID | MS_NODEV, "mode=755,size=4k") == 0;
}

bool raiseLoopback()
{
    const FileDescriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    ifreq request{};
    std::strncpy(request.ifr_name, "lo", sizeof request.ifr_name - 1);
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    return ::ioctl(socket.get(), SIOCSIFFLAGS, &request) == 0;
}

} // namespace

bool enterOwnNamespaces()
{
    return unshareAll() && replaceRun() && hideUsbDrivers() && raiseLoopback();
}

bool canHaveOwnNamespaces()
{
    auto trial = ChildProcess::fork(SIGKILL, [] { return enterOwnNamespaces() ? 0 : 1; });
    return trial && trial->wait() == 0;
}

} // namespace eid::sandbox
