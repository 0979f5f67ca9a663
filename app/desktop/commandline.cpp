#include "commandline.h"

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
            std::puts("Usage: eid-maintenance [--film SOURCE] [--help] [--version]\n"
                      "Opens the window of the eID Maintenance Tool. For scripts there is eidctl.\n"
                      "\n"
                      "  --film SOURCE  for training: offers the film file:/PATH, or the frames\n"
                      "                 sequence:/PATH/frame_%04d.jpg, in place of a camera");
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
    if (!parser.parse(arguments))
        fault = parser.errorText();
    else if (!parser.positionalArguments().isEmpty())
        fault = QStringLiteral("%1: not understood").arg(parser.positionalArguments().constFirst());
    else if (parser.isSet(film) && parser.value(film).isEmpty())
        fault = QStringLiteral("--film: a source is missing");
    if (fault.isEmpty())
        return CommandLine{parser.value(film)};
    std::fprintf(stderr, "eid-maintenance: %s\nTry eid-maintenance --help.\n", qPrintable(fault));
    return std::nullopt;
}
