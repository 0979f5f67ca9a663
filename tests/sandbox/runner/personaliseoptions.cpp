#include "tests/sandbox/runner/personaliseoptions.h"

#include "tests/sandbox/demo/democitizen.h"
#include "tests/sandbox/personalise/personalisation.h"

#include <QCommandLineParser>

namespace eid::sandbox {

namespace {

const QCommandLineOption readerOption(QStringLiteral("reader"),
    QStringLiteral("The reader with the empty card, as PC/SC calls it."), QStringLiteral("name"));
const QCommandLineOption keyOption(QStringLiteral("admin-key"),
    QStringLiteral("The card's administration key (9B) in hexadecimal. It stays."),
    QStringLiteral("hex"));
const QCommandLineOption defaultKeyOption(QStringLiteral("default-admin-key"),
    QStringLiteral("The key that PIV cards are delivered with, 0102030405060708 three times."));
const QCommandLineOption citizenOption(QStringLiteral("citizen"),
    QStringLiteral("Whose card it becomes; see eid-sandbox --citizens."), QStringLiteral("key"),
    QStringLiteral("default"));
const QCommandLineOption stateOption(QStringLiteral("state"),
    QStringLiteral("The folder of the sandbox (its --state) that shall know the card; without it, "
                   "the sandbox of EID_SANDBOX_CONTROL."),
    QStringLiteral("folder"));

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QStringLiteral(
        "Makes the empty PIV card in a reader of the smart card service a demo citizen's eID card: "
        "keys made in the card, certificates of the sandbox's authority, PIN, PUK, CCC and CHUID; "
        "the sandbox's platform knows it then. The card has to have no CHUID, and the PIN 123456 "
        "and the PUK 12345678."));
    parser.addHelpOption();
    parser.addPositionalArgument(
        QStringLiteral("personalise"), QStringLiteral("See above."), QStringLiteral("personalise"));
    parser.addOptions({readerOption, keyOption, defaultKeyOption, citizenOption, stateOption});
}

tl::unexpected<Error> misuse(const QString &what)
{
    return failure(ErrorCode::InvalidArgument, what);
}

} // namespace

Result<Options> parsePersonalise(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return misuse(parser.errorText());
    Options options;
    options.action = Options::Action::Print;
    options.text = parser.helpText();
    if (parser.isSet(QStringLiteral("help")))
        return options;
    if (parser.positionalArguments().size() != 1)
        return misuse(QStringLiteral("personalise takes options alone"));
    options.action = Options::Action::Personalise;
    options.reader = parser.value(readerOption);
    if (options.reader.isEmpty())
        return misuse(QStringLiteral("--reader is missing"));
    if (parser.isSet(keyOption) == parser.isSet(defaultKeyOption))
        return misuse(QStringLiteral("either --admin-key or --default-admin-key"));
    const auto key
        = parser.isSet(keyOption) ? fromHex(parser.value(keyOption)) : deliveredAdminKey();
    if (!key || (key->size() != 16 && key->size() != 24 && key->size() != 32))
        return misuse(QStringLiteral("--admin-key: 16, 24 or 32 octets in hexadecimal"));
    options.adminKey = *key;
    options.citizens = QStringList{parser.value(citizenOption)};
    if (!findDemoCitizen(options.citizens.first()))
        return misuse(QStringLiteral("no citizen is called %1; see --citizens")
                          .arg(options.citizens.first()));
    options.stateFolder = parser.value(stateOption);
    return options;
}

} // namespace eid::sandbox
