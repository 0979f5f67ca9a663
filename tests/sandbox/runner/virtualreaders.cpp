#include "tests/sandbox/runner/virtualreaders.h"

#include "tests/sandbox/vpcd/filedescriptor.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace eid::sandbox {

namespace {

constexpr int slotsPerEntry = 2;
constexpr std::uint16_t usualPort = 35963;

/// A socket bound to \a port (0: any) on all addresses, as the driver will; closed when unbindable.
FileDescriptor bindTo(std::uint16_t port)
{
    FileDescriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    if (::bind(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        socket.reset();
    return socket;
}

std::uint16_t portOf(const FileDescriptor &socket)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(socket.get(), reinterpret_cast<sockaddr *>(&address), &size);
    return ntohs(address.sin_port);
}

/// The first of two neighbouring ports that nobody listens on.
std::uint16_t freePair()
{
    while (true) {
        const FileDescriptor first = bindTo(0);
        const std::uint16_t port = portOf(first);
        if (bindTo(static_cast<std::uint16_t>(port + 1)).isOpen())
            return port;
    }
}

/// Where the installed driver is: what its own reader configuration says.
QString installedDriver()
{
    QFile configuration(QStringLiteral("/etc/reader.conf.d/vpcd"));
    if (!configuration.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression libPath(
        QStringLiteral("^\\s*LIBPATH\\s+(\\S+)"), QRegularExpression::MultilineOption);
    return libPath.match(QString::fromUtf8(configuration.readAll())).captured(1);
}

bool writeEntry(const QString &path, int entry, const QString &driver, std::uint16_t port)
{
    const QString suffix = entry == 0 ? QString() : QStringLiteral(" %1").arg(entry + 1);
    const QString text = QStringLiteral("FRIENDLYNAME \"eID Sandbox Reader%1\"\n"
                                        "DEVICENAME   /dev/null:%2\n"
                                        "LIBPATH      %3\n"
                                        "CHANNELID    %2\n")
                             .arg(suffix, QString::number(port), driver);
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) == text.toUtf8().size();
}

} // namespace

QList<std::uint16_t> choosePorts(int count, bool ownNetwork)
{
    QList<std::uint16_t> ports;
    while (ports.size() < count) {
        const auto first
            = ownNetwork ? static_cast<std::uint16_t>(usualPort + ports.size()) : freePair();
        ports << first << static_cast<std::uint16_t>(first + 1);
    }
    return ports;
}

Result<QString> writeReaderConfiguration(const QString &folder, const QList<std::uint16_t> &ports)
{
    const QString driver = installedDriver();
    if (!QFile::exists(driver))
        return failure(ErrorCode::PcscLibraryMissing,
            QStringLiteral(
                "the virtual reader is not installed (apt-get install vsmartcard-vpcd)"));
    const QDir dir(folder);
    const QString readers = dir.filePath(QStringLiteral("readers"));
    bool written = dir.mkpath(QStringLiteral("readers"));
    for (int i = 0; written && i < ports.size(); i += slotsPerEntry) {
        const int entry = i / slotsPerEntry;
        const QString own = dir.filePath(QStringLiteral("driver-%1.so").arg(entry));
        const QString name = QStringLiteral("%1/reader-%2").arg(readers).arg(entry);
        written = QFile::copy(driver, own) && writeEntry(name, entry, own, ports[i]);
    }
    if (!written)
        return failure(ErrorCode::FileNotWritable, folder);
    return readers;
}

} // namespace eid::sandbox
