#include "tests/sandbox/runner/platformhost.h"

#include "tests/sandbox/backoffice/demofaces.h"
#include "tests/sandbox/demo/democard.h"
#include "tests/sandbox/runner/platformcounter.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace eid::sandbox {

namespace {

tl::unexpected<Error> misuse(const QString &what)
{
    return failure(ErrorCode::InvalidArgument, what);
}

Result<void> write(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return failure(ErrorCode::FileNotWritable, path);
    return {};
}

} // namespace

PlatformHost::PlatformHost(DemoCa ca, PlatformOptions options, const QString &configuration)
    : m_ca(std::move(ca))
    , m_options(std::move(options))
    , m_folder(QFileInfo(platformSettingsFile(configuration)).path())
{ }

Result<void> PlatformHost::start(const QStringList &faults)
{
    auto plan = parsePlatformFaults(faults);
    if (!plan)
        return failure(plan.error());
    auto platform = ReferencePlatform::start(m_ca, m_options);
    if (!platform)
        return failure(platform.error());
    m_platform = std::move(*platform);
    return m_platform->arm(std::move(*plan)).and_then([this] { return writeSettings(); });
}

Result<void> PlatformHost::writeSettings() const
{
    if (!QDir().mkpath(m_folder))
        return failure(ErrorCode::FileNotWritable, m_folder);
    const QDir folder(m_folder);
    // No proxy leads to a host's own loopback.
    const QByteArray settings = "address=" + m_platform->address().toUtf8()
        + "\nroots=platform-roots.pem\nproxy=none\nallowTls12="
        + (m_options.allowTls12 ? "true" : "false") + "\n";
    return write(folder.filePath(QStringLiteral("platform-roots.pem")), m_ca.rootsPem())
        .and_then([&] { return write(folder.filePath(QStringLiteral("platform.ini")), settings); });
}

Result<void> PlatformHost::registerCard(const QString &citizenKey, const VirtualPivCard &card)
{
    const auto citizen = findDemoCitizen(citizenKey);
    if (!citizen)
        return misuse(QStringLiteral("no citizen is called %1").arg(citizenKey));
    const QString uuid = demoCardUuid(*citizen).toString(QUuid::WithoutBraces);
    if (!m_cards.contains(uuid))
        m_cards.append(uuid);
    // A platform that is down learns of the card when it is up again.
    if (!m_platform)
        return {};
    return m_platform->registerDemoCard(*citizen, card)
        .and_then([&] { return referencePictureOf(sitterOf(citizenKey)); })
        .and_then(
            [&](const Bytes &picture) { return m_platform->setReferencePicture(uuid, picture); });
}

Result<QString> PlatformHost::execute(QStringList words)
{
    const QString verb = words.isEmpty() ? QString() : words.takeFirst();
    if (verb == QLatin1String("start") && words.isEmpty())
        return m_platform ? Result<QString>(QString()) : start().map([] { return QString(); });
    if (verb == QLatin1String("status") && words.isEmpty())
        return QString::fromUtf8(QJsonDocument(status()).toJson(QJsonDocument::Compact));
    if (!m_platform)
        return misuse(QStringLiteral("the platform is stopped"));
    if (verb == QLatin1String("fault"))
        return arm(words);
    if (verb == QLatin1String("revoke") && words.size() == 1)
        return m_platform->revoke(words.first().toUpper()).map([] { return QString(); });
    if (verb == QLatin1String("challenge") && words.size() <= 1)
        return challenge(words.value(0));
    if (auto served = serveAtCounter(*m_platform, verb, words))
        return *std::move(served);
    if (verb != QLatin1String("stop") || !words.isEmpty())
        return misuse(
            QStringLiteral("platform: status, fault SPEC…, stop, start, revoke SERIAL, challenge "
                           "[ID], offer [CITIZEN], loss CITIZEN, revoke-copies CITIZEN, "
                           "relying-party add HOST NAME CALLBACK, signature REQUEST"));
    m_platform.reset();
    return QString();
}

Result<QString> PlatformHost::arm(const QStringList &words)
{
    auto plan = parsePlatformFaults(words);
    if (!plan)
        return failure(plan.error());
    return m_platform->arm(std::move(*plan)).map([] { return QString(); });
}

Result<QString> PlatformHost::challenge(const QString &identifier) const
{
    const auto found = m_platform->challenge(identifier);
    if (!found)
        return failure(found.error());
    QJsonObject told;
    if (*found) {
        told = {{QStringLiteral("identifier"), (*found)->identifier},
            {QStringLiteral("movements"), QJsonArray::fromStringList((*found)->movements)}};
    }
    return QString::fromUtf8(QJsonDocument(told).toJson(QJsonDocument::Compact));
}

QJsonObject PlatformHost::status() const
{
    QJsonObject status{{QStringLiteral("running"), m_platform != nullptr},
        {QStringLiteral("settings"), QDir(m_folder).filePath(QStringLiteral("platform.ini"))}};
    if (!m_platform)
        return status;
    const PlatformStatistics seen = m_platform->statistics();
    status[QLatin1String("address")] = m_platform->address();
    status[QLatin1String("connections")] = seen.connections;
    status[QLatin1String("fullHandshakes")] = seen.fullHandshakes;
    status[QLatin1String("resumedHandshakes")] = seen.resumedHandshakes;
    status[QLatin1String("refusedHandshakes")] = seen.refusedHandshakes;
    status[QLatin1String("requests")] = seen.requests;
    status[QLatin1String("faultsLeft")] = m_platform->faultsLeft();
    status[QLatin1String("live")] = live();
    return status;
}

QJsonObject PlatformHost::live() const
{
    QJsonObject cards;
    for (const QString &uuid : m_cards) {
        QJsonObject slotList;
        for (const QString &slot : {QStringLiteral("9A"), QStringLiteral("9C")}) {
            QJsonArray fingerprints;
            const auto certificates = m_platform->liveCertificates(uuid, slot);
            for (const Bytes &der : certificates.value_or(QList<Bytes>())) {
                const QByteArrayView octets(der.data(), qsizetype(der.size()));
                fingerprints.append(
                    QString::fromLatin1(QCryptographicHash::hash(octets, QCryptographicHash::Sha256)
                                            .toHex()
                                            .toUpper()));
            }
            slotList[slot] = fingerprints;
        }
        cards[uuid] = slotList;
    }
    return cards;
}

QString platformSettingsFile(const QString &configuration)
{
    return QDir(configuration).filePath(QStringLiteral("eid-maintenance/platform.ini"));
}

} // namespace eid::sandbox
