// Says whether the face engine is found from where this program lies.

#include "core/base/errorwords.h"
#include "core/face/faceengine.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const auto engine = eid::loadFaceEngine();
    if (engine)
        std::puts("loaded");
    else
        std::printf("%s %s\n", eid::errorWords(engine.error().code).identifier,
            qPrintable(engine.error().detail));
    return 0;
}
