#include "app/eidctl/program.h"
#include "app/eidctl/standardstreams.h"
#include "core/base/sharedlibrary.h"
#include "translations/languages.h"

#include <QCoreApplication>
#include <QLocale>

namespace {

// Qt complains about a locale without UTF-8 before it changes to one, and nobody else would speak
// that early.
void beSilent(QtMsgType, const QMessageLogContext &, const QString &) { }

} // namespace

int main(int argc, char *argv[])
{
    eid::SharedLibrary::ignoreWorkingFolder();
    const eid::ctl::StandardStreams streams;
    const auto handlerBefore = qInstallMessageHandler(beSilent);
    QCoreApplication application(argc, argv);
    qInstallMessageHandler(handlerBefore);
    QCoreApplication::setApplicationVersion(QStringLiteral(EID_VERSION));

    // A locale that names no language, as scripts set it, is answered in English.
    eid::Languages languages(application);
    languages.apply(QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh_CN")
                                                                     : QStringLiteral("en"));
    return eid::ctl::runProgram(QCoreApplication::arguments().sliced(1));
}
