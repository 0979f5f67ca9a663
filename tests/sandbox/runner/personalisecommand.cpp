#include "tests/sandbox/runner/personalisecommand.h"

#include "core/base/errorwords.h"
#include "tests/sandbox/backoffice/demofaces.h"
#include "tests/sandbox/personalise/personalisation.h"
#include "tests/sandbox/runner/cardstore.h"
#include "tests/sandbox/runner/controlclient.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

namespace eid::sandbox {

namespace {

/// Where the sandbox that shall know the card keeps its cards.
Result<QString> folderOf(const Options &options)
{
    if (!options.stateFolder.isEmpty())
        return options.stateFolder;
    const QString control = qEnvironmentVariable("EID_SANDBOX_CONTROL");
    if (control.isEmpty())
        return failure(ErrorCode::InvalidArgument,
            QStringLiteral("neither --state nor a sandbox that runs (EID_SANDBOX_CONTROL)"));
    return sendControl(control, {QStringLiteral("status")}).map([](const QString &status) {
        return QJsonDocument::fromJson(status.toUtf8()).object()[QLatin1String("cards")].toString();
    });
}

Result<PersonalisedCard> run(const Options &options)
{
    const auto folder = folderOf(options);
    if (!folder)
        return failure(folder.error());
    const auto store = CardStore::open(*folder);
    if (!store)
        return failure(store.error());
    const auto api = loadHostPcsc();
    if (!api)
        return failure(api.error());
    const PersonalisationOrder order{options.reader, *findDemoCitizen(options.citizens.first()),
        options.adminKey, QUuid::createUuid()};
    return personalise(*api, order, store->ca(), [&](const PersonalisedCard &made) {
        return registerCardAt(
            store->platformFolder(), made.card, made.certificates, QDateTime::currentDateTimeUtc())
            .and_then([&] { return referencePictureOf(sitterOf(order.citizen.key)); })
            .and_then([&](const Bytes &picture) {
                return setReferencePictureAt(store->platformFolder(), made.card.uuid, picture);
            });
    });
}

} // namespace

int personaliseCard(const Options &options)
{
    const auto made = run(options);
    if (!made) {
        QTextStream(stderr) << "eid-sandbox: " << errorTitle(made.error()) << ": "
                            << made.error().detail << Qt::endl;
        return 1;
    }
    QTextStream(stdout) << made->card.uuid << Qt::endl;
    return 0;
}

} // namespace eid::sandbox
