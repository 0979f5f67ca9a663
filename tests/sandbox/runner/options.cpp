#include "tests/sandbox/runner/options.h"

#include "tests/sandbox/card/faults.h"
#include "tests/sandbox/demo/democitizen.h"
#include "tests/sandbox/platform/platformfaults.h"
#include "tests/sandbox/runner/personaliseoptions.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>

namespace eid::sandbox {

namespace {

constexpr int mostReaders = 16;

const QCommandLineOption citizenOption(QStringLiteral("citizen"),
    QStringLiteral("Whose card is in the reader; again for a second reader. See --citizens."),
    QStringLiteral("key"));
const QCommandLineOption citizensOption(
    QStringLiteral("citizens"), QStringLiteral("Lists the demo citizens."));
const QCommandLineOption emptyOption(
    QStringLiteral("no-card"), QStringLiteral("Leaves the readers empty at first."));
const QCommandLineOption readersOption(QStringLiteral("reader-count"),
    QStringLiteral("Readers; vsmartcard makes them in pairs, so an odd number gets one more."),
    QStringLiteral("n"));
const QCommandLineOption stateOption(QStringLiteral("state"),
    QStringLiteral("Keeps the cards in this folder between runs."), QStringLiteral("folder"));
const QCommandLineOption sharedOption(QStringLiteral("no-namespaces"),
    QStringLiteral(
        "Does without a network and a /run of its own, as where the machine denies them. "
        "Readers that are plugged in are seen then."));
const QCommandLineOption faultOption(QStringLiteral("fault"),
    QStringLiteral("What goes wrong with the first card, several times if need be: pull-before=N, "
                   "pull-after=N, mute-before=N, mute-after=N, status=N:6F00, status-after=N:6F00, "
                   "delay=N:MS, delay=*:MS, cut=N:K, lengthen=N:K, other-serial-after-reset, "
                   "reinsert=MS. N counts APDUs from 1; ins24 in its place is the next command "
                   "whose INS is 24 (hex), of a chain the last one."),
    QStringLiteral("spec"));

const QCommandLineOption noPlatformOption(
    QStringLiteral("no-platform"), QStringLiteral("Does without a reference platform."));
const QCommandLineOption tls12Option(QStringLiteral("platform-tls12"),
    QStringLiteral("Lets the platform, and whoever is told of it, speak TLS 1.2 as well."));
const QCommandLineOption platformFaultOption(QStringLiteral("platform-fault"),
    QStringLiteral("What goes wrong with the platform, several times if need be: delay=N:MS, "
                   "drop-before=N, drop-after=N, twice=N, twice-body=N, "
                   "garbage=N:status|json|base64, status=N:503[:SECONDS], pending=N:SECONDS, "
                   "cut=N:OCTETS, break-in=N:OCTETS@face-upload, disk-full=N, "
                   "certificate=expired|not-yet-valid|wrong-host|"
                   "self-signed|untrusted|revoked|sha1|rsa1024, clock=SECONDS. N counts requests "
                   "from 1, * is every one; with @ROUTE, requests to cacerts, csrattrs, "
                   "simplereenroll, card, administrator-authentication, confirmation, ocsp, "
                   "face-challenge, back-office-certificate, face-upload, face-offset, "
                   "face-append, face-cancel, face-result, credential-issuer, "
                   "authorization-server, copy-token, copy-nonce, copy-credential, status-list, "
                   "authentication-request, request-object, authentication-response, "
                   "authentication-result, loss-code, loss-report, loss-withdrawal, freeze or "
                   "unfreeze alone."),
    QStringLiteral("spec"));

const QCommandLineOption recogniserOption(QStringLiteral("face-recogniser"),
    QStringLiteral("The SFace model (ONNX) with which the platform's back office compares faces; "
                   "without it, a weak baseline that says so."),
    QStringLiteral("file"));

const QCommandLineOption cameraOption(QStringLiteral("camera"),
    QStringLiteral("Whose face is before a camera, which EID_SANDBOX_CAMERA names for --source: "
                   "somebody who looks into it and makes the movements of the challenge that the "
                   "platform issues. See --citizens."),
    QStringLiteral("key"));

const QCommandLineOption shopOption(QStringLiteral("shop"),
    QStringLiteral(
        "A web shop that must check its customers' real name, which EID_SANDBOX_SHOP "
        "names. What it ever received is in the file EID_SANDBOX_SHOP_MEMORY; "
        "EID_SANDBOX_SHOP_KEY is for a browser's --ignore-certificate-errors-spki-list."));

QString citizenList()
{
    QString text;
    for (const DemoCitizen &citizen : demoCitizens()) {
        text += QStringLiteral("%1 %2\n%3 PIN %4, PUK %5, %6\n")
                    .arg(citizen.key.leftJustified(10), citizen.name, QString(10, QLatin1Char(' ')),
                        QString::fromLatin1(reinterpret_cast<const char *>(citizen.demoPin.data()),
                            static_cast<qsizetype>(citizen.demoPin.size())),
                        QString::fromLatin1(reinterpret_cast<const char *>(citizen.demoPuk.data()),
                            static_cast<qsizetype>(citizen.demoPuk.size())),
                        citizen.note);
    }
    return text + blankCardKey().leftJustified(11)
        + QStringLiteral("an empty card, PIN 123456, PUK 12345678\n");
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QStringLiteral(
        "A virtual eID card in a virtual reader, with a smart card service of its own.\n\n"
        "  eid-sandbox [options]                  stays until Ctrl-C and says how to use it\n"
        "  eid-sandbox run [options] -- COMMAND   runs one command in it; returns its exit status\n"
        "  eid-sandbox control VERB [--reader N]  talks to the sandbox of EID_SANDBOX_CONTROL:\n"
        "      status, insert, pull, citizen KEY, fault SPEC…,\n"
        "      stop-service, start-service, kill-service,\n"
        "      platform status|fault SPEC…|stop|start|revoke SERIAL|challenge [ID]|\n"
        "        offer [CITIZEN] [--qr FILE.png]|loss CITIZEN|revoke-copies CITIZEN|\n"
        "        relying-party add HOST NAME CALLBACK|signature REQUEST\n"
        "  eid-sandbox personalise --reader NAME  makes an empty PIV card a citizen's card;\n"
        "      see eid-sandbox personalise --help\n\n"
        "Exit status of run: the command's, 128+n when signal n ended it, 126 or 127 when it "
        "cannot "
        "be started, 125 when the sandbox cannot. The command finds eidctl, eid-maintenance and "
        "eid-sandbox of this build in its PATH."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({citizenOption, citizensOption, emptyOption, readersOption, stateOption,
        sharedOption, faultOption, noPlatformOption, tls12Option, platformFaultOption,
        recogniserOption, cameraOption, shopOption});
    parser.addPositionalArgument(QStringLiteral("run|control"), QStringLiteral("See above."),
        QStringLiteral("[run|control]"));
}

Result<Options> filled(const QCommandLineParser &parser, Options options)
{
    options.citizens = parser.values(citizenOption);
    if (options.citizens.isEmpty() && !parser.isSet(emptyOption))
        options.citizens << demoCitizens().first().key;
    for (const QString &key : std::as_const(options.citizens)) {
        if (!findDemoCitizen(key) && key != blankCardKey())
            return failure(ErrorCode::InvalidArgument,
                QStringLiteral("no citizen is called %1; see --citizens").arg(key));
    }
    options.readerCount = static_cast<int>(std::max<qsizetype>(1, options.citizens.size()));
    if (parser.isSet(readersOption)) {
        bool ok = false;
        options.readerCount = parser.value(readersOption).toInt(&ok);
        if (!ok || options.readerCount < options.citizens.size()
            || options.readerCount > mostReaders)
            return failure(ErrorCode::InvalidArgument,
                QStringLiteral("--reader-count: as many as there are citizens, at most %1")
                    .arg(mostReaders));
    }
    options.stateFolder = parser.value(stateOption);
    options.sharesNamespaces = parser.isSet(sharedOption);
    options.faults = parser.values(faultOption);
    if (const auto plan = parseFaults(options.faults); !plan)
        return failure(plan.error());
    options.platform = !parser.isSet(noPlatformOption);
    options.platformTls12 = parser.isSet(tls12Option);
    options.camera = parser.value(cameraOption);
    if (!options.camera.isEmpty() && !findDemoCitizen(options.camera))
        return failure(ErrorCode::InvalidArgument,
            QStringLiteral("no citizen is called %1; see --citizens").arg(options.camera));
    options.shop = parser.isSet(shopOption);
    if (options.shop && !options.platform)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("--shop needs the platform"));
    options.faceRecogniser = parser.value(recogniserOption);
    options.platformFaults = parser.values(platformFaultOption);
    if (const auto plan = parsePlatformFaults(options.platformFaults); !plan)
        return failure(plan.error());
    return options;
}

} // namespace

Result<Options> parseOptions(const QStringList &arguments)
{
    Options options;
    // What follows is not ours: neither a command's options nor a verb's.
    QStringList own = arguments;
    if (own.value(1) == QLatin1String("control")) {
        options.action = Options::Action::Control;
        options.words = own.mid(2);
        if (options.words.isEmpty())
            return failure(
                ErrorCode::InvalidArgument, QStringLiteral("control: a verb is missing"));
        return options;
    }
    if (own.value(1) == QLatin1String("personalise"))
        return parsePersonalise(own);
    const qsizetype separator = own.indexOf(QStringLiteral("--"));
    if (separator >= 0) {
        options.words = own.mid(separator + 1);
        own = own.first(separator);
    }
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(own))
        return failure(ErrorCode::InvalidArgument, parser.errorText());
    options.action = Options::Action::Print;
    if (parser.isSet(QStringLiteral("help"))) {
        options.text = parser.helpText();
        return options;
    }
    if (parser.isSet(QStringLiteral("version"))) {
        options.text = QStringLiteral("%1 %2\n").arg(
            QCoreApplication::applicationName(), QCoreApplication::applicationVersion());
        return options;
    }
    if (parser.isSet(citizensOption)) {
        options.text = citizenList();
        return options;
    }
    const QStringList positional = parser.positionalArguments();
    const bool run = positional == QStringList{QStringLiteral("run")};
    if (!run && !positional.isEmpty())
        return failure(ErrorCode::InvalidArgument,
            QStringLiteral("%1: neither run nor control").arg(positional.first()));
    if (run == options.words.isEmpty())
        return failure(ErrorCode::InvalidArgument,
            QStringLiteral("run needs a command after --, and only run takes one"));
    options.action = run ? Options::Action::Run : Options::Action::Stay;
    return filled(parser, options);
}

} // namespace eid::sandbox
