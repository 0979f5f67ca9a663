// A reference platform by itself: eid-load-platform FOLDER AUTHORITIES PORT. Says its address and
// ends when its input does.

#include "tests/sandbox/platform/referenceplatform.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char *argv[])
{
    using namespace eid::sandbox;
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const auto ca = DemoCa::openOrCreate(words.value(2));
    PlatformOptions options;
    options.folder = words.value(1);
    options.port = words.value(3).toUShort();
    const auto platform = ca
        ? ReferencePlatform::start(*ca, options)
        : eid::Result<std::unique_ptr<ReferencePlatform>>(eid::failure(ca.error()));
    if (!platform) {
        std::printf("%s\n", qPrintable(platform.error().detail));
        return 1;
    }
    std::printf("%s\n", qPrintable((*platform)->address()));
    std::fflush(stdout);
    while (std::getchar() != EOF) { }
    return 0;
}
