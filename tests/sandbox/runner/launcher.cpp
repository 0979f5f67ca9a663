#include "tests/sandbox/runner/launcher.h"

#include "tests/sandbox/demo/democitizen.h"
#include "tests/sandbox/runner/cameraprocess.h"
#include "tests/sandbox/runner/childprocess.h"
#include "tests/sandbox/runner/engine.h"
#include "tests/sandbox/runner/namespaces.h"
#include "tests/sandbox/runner/shopprocess.h"
#include "tests/sandbox/runner/virtualreaders.h"
#include "tests/sandbox/shop/shopmemory.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTextStream>

#include <fcntl.h>

#include <array>
#include <csignal>
#include <functional>
#include <optional>

namespace eid::sandbox {

namespace {

void complain(const QString &what)
{
    QTextStream(stderr) << QStringLiteral("eid-sandbox: ") << what << Qt::endl;
}

sigset_t handledSignals()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGCHLD, SIGINT, SIGQUIT, SIGTERM, SIGHUP})
        sigaddset(&set, number);
    return set;
}

/// Where the sandbox's folder goes: unix sockets below it have at most 107 octets for their path.
QString folderTemplate()
{
    constexpr qsizetype longest = 60;
    const QString place = QFile::encodeName(QDir::tempPath()).size() <= longest
        ? QDir::tempPath()
        : QStringLiteral("/tmp");
    return place + QStringLiteral("/eid-sandbox-XXXXXX");
}

Result<EngineSetup> prepare(const Options &options, const QString &folder)
{
    EngineSetup setup;
    setup.folder = folder;
    setup.ownNamespaces = !options.sharesNamespaces && canHaveOwnNamespaces();
    const bool hasRunFolder = ::access(serviceRunFolder, F_OK) == 0;
    if (!setup.ownNamespaces && !hasRunFolder && ::geteuid() != 0)
        return failure(ErrorCode::PcscAccessDenied,
            QStringLiteral("without namespaces of its own, pcscd needs /run/pcscd, which does not "
                           "exist. Either allow namespaces (sysctl "
                           "kernel.unprivileged_userns_clone=1, "
                           "kernel.apparmor_restrict_unprivileged_userns=0), or: sudo mkdir "
                           "/run/pcscd"));
    setup.removesRunFolder = !setup.ownNamespaces && !hasRunFolder;
    setup.ports = choosePorts(options.readerCount, setup.ownNamespaces);
    auto configuration = writeReaderConfiguration(folder, setup.ports);
    if (!configuration)
        return failure(configuration.error());
    setup.readerConfiguration = *configuration;
    if (options.platform) {
        // The command runs outside of the sandbox's network, and the port has to be where it is.
        auto listener = PlatformListener::bind(0);
        if (!listener)
            return failure(listener.error());
        setup.platform = std::move(*listener);
    }
    return setup;
}

/// Starts a process that runs \a body, and waits until it says that it is ready; \a words: and what
/// else it says.
Result<ChildProcess> startReporting(
    const std::function<int(int report)> &body, QList<QByteArray> *words = nullptr)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return failure(ErrorCode::Internal, QStringLiteral("no pipe"));
    const FileDescriptor readEnd(ends[0]);
    FileDescriptor writeEnd(ends[1]);
    auto child = ChildProcess::fork(SIGTERM, [&] { return body(writeEnd.get()); });
    if (!child)
        return child;
    writeEnd.reset();
    QFile report;
    if (!report.open(readEnd.get(), QIODevice::ReadOnly))
        return failure(ErrorCode::Internal, report.errorString());
    const QByteArray line = report.readLine().trimmed();
    if (line == "ready" || (words != nullptr && line.startsWith("ready "))) {
        if (words != nullptr)
            *words = line.split(' ').mid(1);
        return child;
    }
    child->wait();
    return failure(ErrorCode::Internal,
        line.isEmpty() ? QStringLiteral("ended unexpectedly") : QString::fromUtf8(line));
}

Result<ChildProcess> startEngine(const Options &options, const EngineSetup &setup)
{
    return startReporting([&](int report) { return runEngine(options, setup, report); });
}

/// The one before the camera, who is gone when the sandbox is; nobody where none was asked for.
Result<std::optional<ChildProcess>> startCamera(
    const Options &options, const EngineSetup &setup, const sigset_t &handled)
{
    if (options.camera.isEmpty())
        return std::nullopt;
    const CameraSetup camera{setup.camera(), options.camera, setup.controlSocket()};
    auto child = startReporting([&](int report) {
        ::sigprocmask(SIG_UNBLOCK, &handled, nullptr);
        return runCamera(camera, report);
    });
    if (!child)
        return failure(child.error());
    return std::optional<ChildProcess>(std::move(*child));
}

/// The shop, if one was asked for; nothing where none was.
Result<std::optional<ChildProcess>> startShop(
    const Options &options, const EngineSetup &setup, const sigset_t &handled)
{
    if (!options.shop)
        return std::nullopt;
    const ShopSetup shop{cardsFolder(options, setup), setup.shop(),
        QStringLiteral("https://localhost:%1").arg(setup.platform->port()), setup.controlSocket()};
    QList<QByteArray> said;
    auto child = startReporting(
        [&](int report) {
            ::sigprocmask(SIG_UNBLOCK, &handled, nullptr);
            return runShop(shop, report);
        },
        &said);
    if (!child)
        return failure(child.error());
    ::setenv("EID_SANDBOX_SHOP", said.value(0).constData(), 1);
    ::setenv("EID_SANDBOX_SHOP_KEY", said.value(1).constData(), 1);
    ::setenv("EID_SANDBOX_SHOP_MEMORY",
        QFile::encodeName(ShopMemory::fileIn(shop.folder)).constData(), 1);
    return std::optional<ChildProcess>(std::move(*child));
}

/// Where this build has its programs: they come before those that are installed.
QString programsFolder()
{
    return QFileInfo(QFile::symLinkTarget(QStringLiteral("/proc/self/exe"))).path();
}

void exportEnvironment(const Options &options, const EngineSetup &setup)
{
    const QByteArray path = QFile::encodeName(programsFolder()) + ':' + qgetenv("PATH");
    ::setenv("PATH", path.constData(), 1);
    ::setenv("PCSCLITE_CSOCK_NAME", QFile::encodeName(setup.serviceSocket()).constData(), 1);
    ::setenv("EID_SANDBOX_CONTROL", QFile::encodeName(setup.controlSocket()).constData(), 1);
    if (!options.camera.isEmpty())
        ::setenv(
            "EID_SANDBOX_CAMERA", QFile::encodeName(cameraSource(setup.camera())).constData(), 1);
    if (setup.platform)
        ::setenv("XDG_CONFIG_HOME", QFile::encodeName(setup.configuration()).constData(), 1);
    // What is tried here is no part of the user's own journal, unless a place was chosen for it.
    if (qEnvironmentVariableIsEmpty("XDG_DATA_HOME"))
        ::setenv("XDG_DATA_HOME", QFile::encodeName(setup.data()).constData(), 1);
}

/// A terminal sends its signals to the command as well; those that only this process got are
/// passed on.
void passOn(const ChildProcess &command, const siginfo_t &info)
{
    if (info.si_signo != SIGCHLD && info.si_code <= 0)
        command.signal(info.si_signo);
}

int runCommand(const QStringList &words, const sigset_t &handled)
{
    auto command = ChildProcess::execute(SIGKILL, words);
    if (!command) {
        complain(command.error().detail);
        return command.error().code == ErrorCode::InvalidArgument ? 127 : sandboxFailed;
    }
    while (command->isRunning()) {
        siginfo_t info{};
        if (::sigwaitinfo(&handled, &info) > 0)
            passOn(*command, info);
    }
    return *command->status();
}

void printUse(const Options &options, const EngineSetup &setup)
{
    QTextStream out(stdout);
    out << "A virtual eID card is in a virtual reader, with a smart card service of its own.\n\n";
    for (const QString &key : options.citizens) {
        const auto citizen = findDemoCitizen(key);
        if (!citizen) {
            out << "  " << key << ": an empty card, PIN 123456, PUK 12345678\n";
            continue;
        }
        const auto digits = [](const Bytes &octets) {
            return QString::fromLatin1(reinterpret_cast<const char *>(octets.data()),
                static_cast<qsizetype>(octets.size()));
        };
        out << "  " << citizen->key << ": " << citizen->name << ", PIN " << digits(citizen->demoPin)
            << ", PUK " << digits(citizen->demoPuk) << '\n';
    }
    if (setup.platform)
        out << "  The platform is at https://localhost:" << setup.platform->port() << '\n';
    if (options.shop)
        out << "  A shop that checks the real name is at "
            << qEnvironmentVariable("EID_SANDBOX_SHOP")
            << "\n  (browsers warn of its certificate, which no authority of theirs has signed)\n";
    out << "\nIn another terminal, type\n\n"
        << "  export PATH='" << programsFolder() << "':\"$PATH\"\n"
        << "  export PCSCLITE_CSOCK_NAME=" << setup.serviceSocket() << '\n'
        << "  export EID_SANDBOX_CONTROL=" << setup.controlSocket() << '\n';
    if (setup.platform)
        out << "  export XDG_CONFIG_HOME=" << setup.configuration() << '\n';
    out << "  export XDG_DATA_HOME=" << qEnvironmentVariable("XDG_DATA_HOME") << '\n';
    if (!options.camera.isEmpty())
        out << "  export EID_SANDBOX_CAMERA=" << cameraSource(setup.camera()) << '\n';
    for (const char *variable :
        {"EID_SANDBOX_SHOP", "EID_SANDBOX_SHOP_KEY", "EID_SANDBOX_SHOP_MEMORY"}) {
        if (options.shop)
            out << "  export " << variable << '=' << qEnvironmentVariable(variable) << '\n';
    }
    out << "\nand then, for example\n\n"
        << "  eidctl status\n"
        << "  eid-maintenance\n"
        << "  eid-sandbox control pull\n"
        << "  eid-sandbox control insert\n\n"
        << "Ctrl-C ends it; nothing is left behind.\n";
    out.flush();
}

int stay(ChildProcess &engine, const sigset_t &handled)
{
    while (engine.isRunning()) {
        siginfo_t info{};
        if (::sigwaitinfo(&handled, &info) > 0 && info.si_signo != SIGCHLD)
            return 0;
    }
    complain(QStringLiteral("ended unexpectedly"));
    return sandboxFailed;
}

} // namespace

int launch(const Options &options)
{
    const sigset_t handled = handledSignals();
    ::sigprocmask(SIG_BLOCK, &handled, nullptr);

    const QTemporaryDir folder(folderTemplate());
    const auto setup = prepare(options, folder.path());
    if (!setup) {
        complain(setup.error().detail);
        return sandboxFailed;
    }
    auto engine = startEngine(options, *setup);
    if (!engine) {
        complain(engine.error().detail);
        return sandboxFailed;
    }
    exportEnvironment(options, *setup);
    auto camera = startCamera(options, *setup, handled);
    if (!camera) {
        complain(camera.error().detail);
        engine->end(SIGTERM);
        return sandboxFailed;
    }
    auto shop = startShop(options, *setup, handled);
    if (!shop) {
        complain(shop.error().detail);
        if (*camera)
            (*camera)->end(SIGTERM);
        engine->end(SIGTERM);
        return sandboxFailed;
    }
    int status = 0;
    if (options.action == Options::Action::Run) {
        status = runCommand(options.words, handled);
        if (!engine->isRunning()) {
            complain(QStringLiteral("ended before the command did"));
            status = sandboxFailed;
        }
    } else {
        printUse(options, *setup);
        status = stay(*engine, handled);
    }
    if (*camera)
        (*camera)->end(SIGTERM);
    if (*shop)
        (*shop)->end(SIGTERM);
    engine->end(SIGTERM);
    return status;
}

} // namespace eid::sandbox
