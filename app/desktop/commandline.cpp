#include "commandline.h"

#include "app/desktop/link.h"

#include <QCommandLineParser>

#include <cstdio>
#include <string_view>

std::optional<int> answerWithoutWindow(int argc, char *argv[])
{
    for (int index = 1; index < argc; ++index) {
        const std::string_view argument(argv[index]);
        if (argument == "--version") {
            std::printf("eid-maintenance %s\n", EID_VERSION);
            return 0;
        }
        if (argument == "--help" || argument == "-h") {
            std::puts(
                "Usage: eid-maintenance [--film SOURCE] [--help] [--version] [LINK]\n"
                "Opens the window of the eID Maintenance Tool. For scripts there is eidctl.\n"
                "\n"
                "  --film SOURCE  for training: offers the film file:/PATH, or the frames\n"
                "                 sequence:/PATH/frame_%04d.jpg, in place of a camera\n"
                "  LINK           openid4vp:… or openid-credential-offer:…, as a browser hands\n"
                "                 it on; the window that is open already shows it");
            return 0;
        }
    }
    return std::nullopt;
}

std::optional<CommandLine> readCommandLine(const QStringList &arguments)
{
    const QCommandLineOption film(QStringLiteral("film"), QString(), QStringLiteral("SOURCE"));
    QCommandLineParser parser;
    parser.addOption(film);
    QString fault;
    CommandLine read;
    if (!parser.parse(arguments)) {
        fault = parser.errorText();
    } else if (const QStringList words = parser.positionalArguments(); !words.isEmpty()) {
        read.link = eid::linkOf(words.constFirst());
        // What is wrong is not repeated: whoever made the link would write to the terminal.
        if (!read.link || words.size() > 1)
            fault = QStringLiteral("the argument is no link that is understood");
    }
    if (parser.isSet(film) && parser.value(film).isEmpty())
        fault = QStringLiteral("--film: a source is missing");
    read.film = parser.value(film);
    if (fault.isEmpty())
        return read;
    std::fprintf(stderr, "eid-maintenance: %s\nTry eid-maintenance --help.\n", qPrintable(fault));
    return std::nullopt;
}
