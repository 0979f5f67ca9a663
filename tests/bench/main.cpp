// Measures what the tool promises. Run inside the sandbox: tests/bench/run does it.

#include "tests/bench/capturebench.h"
#include "tests/bench/cardbench.h"
#include "tests/bench/facebench.h"
#include "tests/bench/imagebench.h"
#include "tests/bench/loadbench.h"
#include "tests/bench/mirrorbench.h"
#include "tests/bench/presencebench.h"
#include "tests/bench/renewalbench.h"
#include "tests/bench/report.h"
#include "tests/bench/windowbench.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Print JSON."));
    parser.addOption(json);
    const QCommandLineOption cards(QStringLiteral("cards"), QStringLiteral("Measure cards alone."));
    parser.addOption(cards);
    const QCommandLineOption faces(QStringLiteral("faces"), QStringLiteral("Measure faces alone."));
    parser.addOption(faces);
    const QCommandLineOption load(
        QStringLiteral("load"), QStringLiteral("Measure the platform under load alone."));
    parser.addOption(load);
    const QCommandLineOption image(QStringLiteral("image"),
        QStringLiteral("Measure alone how an AppImage starts."), QStringLiteral("file"));
    parser.addOption(image);
    parser.process(application);

    eid::bench::Report report;
    const bool all = !parser.isSet(cards) && !parser.isSet(faces) && !parser.isSet(load)
        && !parser.isSet(image);
    if (all || parser.isSet(cards)) {
        eid::bench::benchCard(report);
        eid::bench::benchRenewal(report);
    }
    if (all || parser.isSet(faces)) {
        eid::bench::benchFace(report);
        eid::bench::benchPresence(report);
        eid::bench::benchCapture(report);
        eid::bench::benchMirror(report, QCoreApplication::applicationDirPath());
    }
    if (all || parser.isSet(load))
        eid::bench::benchLoad(report, QCoreApplication::applicationDirPath());
    if (all)
        eid::bench::benchWindow(report, QCoreApplication::applicationDirPath());
    if (parser.isSet(image))
        eid::bench::benchImage(report, QCoreApplication::applicationDirPath(), parser.value(image));
    QTextStream(stdout) << (parser.isSet(json) ? QString::fromUtf8(report.toJson())
                                               : report.toTable());
    return report.isWithinLimits() ? 0 : 1;
}
