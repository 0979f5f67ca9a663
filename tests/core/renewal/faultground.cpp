#include "tests/core/renewal/faultground.h"

#include "core/store/store.h"
#include "tests/core/renewal/memoryfolder.h"

#include <QFile>

namespace eid::testing {

namespace {

sandbox::DemoCa madeCa()
{
    auto made = sandbox::DemoCa::create();
    if (!made)
        qFatal("No authorities");
    return std::move(*made);
}

QString emptyRecordsIn(const QTemporaryDir &folder)
{
    return folder.filePath(QStringLiteral("empty.sqlite"));
}

} // namespace

FaultGround::FaultGround()
    : m_folder(memoryFolderTemplate())
    , m_ca(madeCa())
{
    sandbox::PlatformOptions options;
    options.folder = m_folder.filePath(QStringLiteral("platform"));
    auto started = sandbox::ReferencePlatform::start(m_ca, options);
    if (!started)
        qFatal("No reference platform");
    m_platform = std::move(*started);
    if (!Store::open({emptyRecordsIn(m_folder)}))
        qFatal("No records");
    QFile root(rootFile());
    const Bytes der = settings().roots.first();
    const auto size = static_cast<qint64>(der.size());
    if (!root.open(QIODevice::WriteOnly)
        || root.write(reinterpret_cast<const char *>(der.data()), size) != size)
        qFatal("The root cannot be kept");
}

FaultGround::~FaultGround() = default;

PlatformSettings FaultGround::settings() const
{
    PlatformSettings settings;
    settings.address = QUrl(m_platform->address());
    settings.proxy.mode = ProxyMode::None;
    settings.roots = {sandbox::derOf(m_ca.root().certificate())};
    return settings;
}

QString FaultGround::rootFile() const
{
    return m_folder.filePath(QStringLiteral("root.der"));
}

sandbox::DemoCitizen FaultGround::nextCitizen()
{
    sandbox::DemoCitizen citizen = sandbox::demoCitizens().first();
    citizen.key = QStringLiteral("case %1").arg(++m_citizens);
    return citizen;
}

void FaultGround::copyRecordsTo(const QString &path) const
{
    if (!QFile::copy(emptyRecordsIn(m_folder), path))
        qFatal("The records cannot be copied");
}

} // namespace eid::testing
