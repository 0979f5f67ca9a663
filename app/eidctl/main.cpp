#include "app/eidctl/program.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace {

// Qt complains about a locale without UTF-8 before it changes to one, and nobody else would speak
// that early.
void beSilent(QtMsgType, const QMessageLogContext &, const QString &) { }

} // namespace

int main(int argc, char *argv[])
{
    const auto handlerBefore = qInstallMessageHandler(beSilent);
    QCoreApplication application(argc, argv);
    qInstallMessageHandler(handlerBefore);
    QCoreApplication::setApplicationVersion(QStringLiteral(EID_VERSION));

    QTranslator translator;
    if (translator.load(
            QLocale(), QStringLiteral("eid"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&translator);
    return eid::ctl::runProgram(QCoreApplication::arguments().sliced(1));
}
