#include "tests/sandbox/runner/controlclient.h"
#include "tests/sandbox/runner/launcher.h"
#include "tests/sandbox/runner/options.h"
#include "tests/sandbox/runner/personalisecommand.h"
#include "tests/sandbox/runner/qrpicture.h"

#include <QCoreApplication>
#include <QTextStream>

#include <openssl/rand.h>

#include <clocale>
#include <memory>

using namespace eid;
using namespace eid::sandbox;

namespace {

constexpr int usageError = 2;

/// What was asked for, and the answer where it needs no sandbox of its own. The application object
/// is gone afterwards: the launcher forks.
struct Parsed
{
    Options options;
    std::optional<int> status;
};

int control(QStringList words)
{
    const QString picture = takeQrFile(words);
    auto said = sendControl(qEnvironmentVariable("EID_SANDBOX_CONTROL"), words);
    // Of what there is to say, the first word is what a camera shall read.
    if (said && !picture.isEmpty())
        said = writeQrPicture(picture, said->section(QLatin1Char(' '), 0, 0)).map([&] {
            return *said;
        });
    if (!said) {
        QTextStream(stderr) << "eid-sandbox: " << said.error().detail << Qt::endl;
        return 1;
    }
    if (!said->isEmpty())
        QTextStream(stdout) << *said << Qt::endl;
    return 0;
}

/// An application object that leaves nothing behind. The default context of GLib would stay, and
/// the processes that are forked later would share what wakes it: each would lose the other's
/// events.
std::unique_ptr<QCoreApplication> passingApplication(int &argc, char **argv)
{
    constexpr auto variable = "QT_NO_GLIB";
    const bool isSet = qEnvironmentVariableIsSet(variable);
    if (!isSet)
        qputenv(variable, "1");
    auto application = std::make_unique<QCoreApplication>(argc, argv);
    if (!isSet)
        qunsetenv(variable);
    return application;
}

Parsed parse(int argc, char **argv)
{
    const auto application = passingApplication(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("eid-sandbox"));
    QCoreApplication::setApplicationVersion(QStringLiteral(EID_VERSION));
    const auto options = parseOptions(QCoreApplication::arguments());
    if (!options) {
        QTextStream(stderr) << "eid-sandbox: " << options.error().detail
                            << "\nSee eid-sandbox --help." << Qt::endl;
        return {{}, usageError};
    }
    switch (options->action) {
    case Options::Action::Print:
        QTextStream(stdout) << options->text;
        return {*options, 0};
    case Options::Action::Control:
        return {*options, control(options->words)};
    case Options::Action::Personalise:
        return {*options, personaliseCard(*options)};
    case Options::Action::Stay:
    case Options::Action::Run:
        return {*options, std::nullopt};
    }
    Q_UNREACHABLE();
}

} // namespace

int main(int argc, char **argv)
{
    // Random generators that are made after the first secret lie in the secure heap, into which the
    // leak checker does not look for what they refer to.
    unsigned char seeded = 0;
    if (RAND_bytes(&seeded, 1) != 1 || RAND_priv_bytes(&seeded, 1) != 1)
        return 1;
    const Parsed parsed = parse(argc, argv);
    return parsed.status ? *parsed.status : launch(parsed.options);
}
