#include "schemacheck.h"

#include <QProcess>

QString schemaFault(const QString &schema, const QByteArray &document, bool perLine)
{
    QStringList arguments{QStringLiteral(EID_SOURCE_DIR "/tests/app/eidctl/validate.py"),
        QStringLiteral(EID_SOURCE_DIR "/resources/schemas/%1.schema.json").arg(schema)};
    if (perLine)
        arguments += QStringLiteral("--lines");
    QProcess validator;
    validator.setProcessChannelMode(QProcess::MergedChannels);
    validator.start(QStringLiteral(EID_PYTHON), arguments);
    validator.write(document);
    validator.closeWriteChannel();
    if (!validator.waitForFinished())
        return QStringLiteral("The validator does not end");
    const auto said = QString::fromUtf8(validator.readAll()).trimmed();
    if (validator.exitStatus() == QProcess::NormalExit && validator.exitCode() == 0)
        return {};
    return said.isEmpty() ? QStringLiteral("The validator failed") : said;
}
