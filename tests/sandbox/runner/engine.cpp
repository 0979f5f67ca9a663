#include "tests/sandbox/runner/engine.h"

#include "tests/sandbox/backoffice/referencebackoffice.h"
#include "tests/sandbox/runner/controlserver.h"
#include "tests/sandbox/runner/namespaces.h"
#include "tests/sandbox/runner/sandbox.h"

#include <QCoreApplication>
#include <QDir>
#include <QSocketNotifier>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>

#include <csignal>

namespace eid::sandbox {

namespace {

void leaveTheTerminal()
{
    ::setsid();
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    ::dup2(nowhere, STDIN_FILENO);
    ::dup2(nowhere, STDOUT_FILENO);
}

/// SIGTERM as something the event loop can read.
FileDescriptor endSignal()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    ::sigprocmask(SIG_SETMASK, &set, nullptr);
    return FileDescriptor(::signalfd(-1, &set, SFD_CLOEXEC));
}

void tell(int report, const QString &line)
{
    const QByteArray text = line.toUtf8() + '\n';
    [[maybe_unused]] const ssize_t written
        = ::write(report, text.constData(), static_cast<std::size_t>(text.size()));
}

Result<void> serve(const Options &options, const EngineSetup &setup, int report, int endDescriptor)
{
    auto store = CardStore::open(cardsFolder(options, setup));
    if (!store)
        return failure(store.error());
    std::unique_ptr<PlatformHost> platform;
    if (setup.platform) {
        auto backOffice = ReferenceBackOffice::open(
            store->ca(), {store->backOfficeFolder(), options.faceRecogniser});
        if (!backOffice)
            return failure(backOffice.error());
        PlatformOptions platformOptions;
        platformOptions.backOffice = std::move(*backOffice);
        platformOptions.folder = store->platformFolder();
        platformOptions.listener = setup.platform;
        platformOptions.allowTls12 = options.platformTls12;
        platform = std::make_unique<PlatformHost>(
            store->ca(), std::move(platformOptions), setup.configuration());
    }
    Sandbox sandbox(
        std::move(*store), setup.serviceSocket(), setup.readerConfiguration, setup.ports);
    sandbox.setPlatform(std::move(platform));
    if (auto started = sandbox.start(options); !started)
        return started;
    ControlServer control(sandbox);
    if (auto listening = control.listen(setup.controlSocket()); !listening)
        return listening;
    tell(report, QStringLiteral("ready"));

    QSocketNotifier end(endDescriptor, QSocketNotifier::Read);
    QObject::connect(&end, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
    QCoreApplication::exec();
    return {};
}

} // namespace

QString cardsFolder(const Options &options, const EngineSetup &setup)
{
    return options.stateFolder.isEmpty() ? setup.folder + QStringLiteral("/cards")
                                         : options.stateFolder;
}

int runEngine(const Options &options, const EngineSetup &setup, int report)
{
    const pid_t parent = ::getppid();
    leaveTheTerminal();
    const FileDescriptor end = endSignal();
    const bool entered = !setup.ownNamespaces || enterOwnNamespaces();
    // Entering a user namespace may have undone it.
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != parent)
        return 1;
    ::setenv("PCSCLITE_CSOCK_NAME", setup.serviceSocket().toLocal8Bit().constData(), 1);

    int argc = 1;
    char name[] = "eid-sandbox";
    char *argv[] = {name, nullptr};
    const QCoreApplication application(argc, argv);
    const auto served = entered
        ? serve(options, setup, report, end.get())
        : failure(ErrorCode::Internal, QStringLiteral("cannot enter the sandbox's namespaces"));
    if (!served)
        tell(report, served.error().detail);
    QDir(setup.folder).removeRecursively();
    if (setup.removesRunFolder)
        ::rmdir(serviceRunFolder); // stays as long as another sandbox uses it
    return served ? 0 : 1;
}

} // namespace eid::sandbox
