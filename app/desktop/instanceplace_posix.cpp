#include "app/desktop/instanceplace.h"

#include <QDir>
#include <QStandardPaths>

namespace eid {

QString instanceFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
}

QString instanceAddress(const QString &folder, const QString &name)
{
    return QDir(folder).filePath(name + QStringLiteral(".socket"));
}

bool isOfThisUser(const QLocalSocket & /*socket*/)
{
    return true; // nobody else may enter the folder
}

} // namespace eid
