#include "tests/sandbox/platform/authenticationscene.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlRecord>

namespace eid::sandbox {

CopyHolder AuthenticationScene::other()
{
    const QString uuid = QStringLiteral("ffeeddcc-bbaa-9988-7766-554433221100");
    const SoftCredential credential
        = platform.makeCredential(CertificatePurpose::Authentication, uuid);
    if (!platform.platform().registerCard(uuid, platform.adminKey,
            {{QStringLiteral("9A"), credential.certificate}}, QDate(2040, 1, 1)))
        qFatal("Not registered");
    return {platform, credential};
}

int AuthenticationScene::journalled()
{
    return int(platform.platform().authentications()->size());
}

std::optional<HttpReply> decline(
    AuthenticationScene &scene, const SoftParty::Asked &asked, const QByteArray &error)
{
    const auto anybody = scene.platform.client();
    if (!anybody->connect())
        qFatal("No connection to the platform");
    return anybody->ask("POST", "/v1/authentication/responses", formType,
        formOf({{"error", error},
            {"state", asked.claims[QLatin1String("state")].toString().toLatin1()}}));
}

QJsonObject changed(QJsonObject object, const QString &name, const QJsonValue &value)
{
    object[name] = value;
    return object;
}

QByteArray everythingKept(const QString &folder)
{
    QByteArray kept;
    {
        QSqlDatabase database
            = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("looking"));
        database.setDatabaseName(QDir(folder).filePath(QStringLiteral("platform.sqlite")));
        if (!database.open())
            qFatal("No database");
        for (const QString &table : database.tables()) {
            if (table == QLatin1String("credentials"))
                continue;
            QSqlQuery query(database);
            if (!query.exec(QStringLiteral("SELECT * FROM ") + table))
                qFatal("No table");
            while (query.next()) {
                for (int i = 0; i < query.record().count(); ++i)
                    kept += query.value(i).toByteArray() + '\n';
            }
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("looking"));
    return kept;
}

} // namespace eid::sandbox
