#include "tests/bench/loadbench.h"

#include "tests/bench/barehandshake.h"
#include "tests/bench/processprobe.h"
#include "tests/bench/report.h"
#include "tests/sandbox/load/loadbooks.h"
#include "tests/sandbox/load/loadplatform.h"
#include "tests/sandbox/load/loadrun.h"

#include <QFile>
#include <QLocale>
#include <QTemporaryDir>
#include <QThread>

namespace eid::bench {

namespace {

using namespace sandbox;

constexpr double perSecond = 400;
constexpr int citizensAtWork = 1500;
/// Of what is asked of it at a rate: two seconds and a half.
constexpr int itemsAtRate = 1000;

/// The share of the machine that nothing takes: bounds of time mean nothing where others work.
bool isIdle()
{
    const auto look = [] {
        QFile file(QStringLiteral("/proc/stat"));
        if (!file.open(QIODevice::ReadOnly))
            return std::pair<qint64, qint64>();
        const QList<QByteArray> words = file.readLine().simplified().split(' ');
        qint64 all = 0;
        for (const QByteArray &word : words.mid(1))
            all += word.toLongLong();
        return std::pair(words.value(4).toLongLong(), all);
    };
    const auto before = look();
    QThread::msleep(500);
    const auto after = look();
    return double(after.first - before.first) > 0.85 * double(after.second - before.second);
}

/// A platform with so many citizens, and those who use it.
class Scene
{
public:
    Scene(qint64 citizens, const QString &programs)
    {
        const auto ca = DemoCa::openOrCreate(m_folder.filePath(QStringLiteral("ca")));
        if (!ca || !fillPlatform(platformFolder(), citizens))
            qFatal("No database of citizens");
        auto started = LoadPlatform::start(programs + QStringLiteral("/eid-load-platform"),
            platformFolder(), m_folder.filePath(QStringLiteral("ca")));
        if (!started)
            qFatal("No platform: %s", qPrintable(started.error().detail));
        m_platform = std::move(*started);
        auto added = addLoadCitizens(*ca, platformFolder(), m_platform->address(), citizensAtWork);
        const auto shop
            = makeShopIdentity(*ca, QStringLiteral("load.localhost"), QStringLiteral("负载测试"));
        if (!added || !shop || !admitParty(platformFolder(), *shop))
            qFatal("No citizens at work");
        m_citizens = std::move(*added);
        m_sessions.resize(m_citizens.size());
        m_context = makeLoadContext(ca->rootsPem());
        m_party = std::make_unique<LoadParty>(*shop, m_platform->address(), m_context);
    }

    /// Asked for by the relying party; \a milliseconds: of the platform's CPU for each.
    std::vector<LoadItem> items(int count, double *milliseconds = nullptr)
    {
        const double before = cpuSeconds();
        const auto asks = m_party->ask(count);
        if (!asks)
            qFatal("No requests: %s", qPrintable(asks.error().detail));
        if (milliseconds != nullptr)
            *milliseconds += (cpuSeconds() - before) * 1000 / count;
        std::vector<LoadItem> items;
        for (std::size_t index = 0; index < asks->size(); ++index)
            items.push_back({index % m_citizens.size(), (*asks)[index]});
        return items;
    }

    double readResults(const std::vector<LoadItem> &items)
    {
        const double before = cpuSeconds();
        for (const LoadItem &item : items) {
            const auto result = m_party->result(item.ask);
            if (!result || !(*result)[QLatin1String("verified")].toBool())
                qFatal("No result");
        }
        return (cpuSeconds() - before) * 1000 / double(items.size());
    }

    LoadFigures run(const std::vector<LoadItem> &items, bool resumes, std::optional<double> rate)
    {
        LoadOptions options{m_platform->address(), m_party->identity().clientId(), m_context};
        options.threads = rate ? 32 : 8;
        options.perSecond = rate;
        options.sessions = &m_sessions;
        options.resumes = resumes;
        LoadFigures figures = runLoad(m_citizens, items, options);
        if (figures.accepted() != int(items.size()))
            qFatal("%d of %d were not accepted: %s", int(items.size()) - figures.accepted(),
                int(items.size()), figures.complaint.constData());
        m_accepted += figures.accepted();
        return figures;
    }

    [[nodiscard]] double cpuSeconds() const { return cpuSecondsOf(m_platform->processId()); }
    [[nodiscard]] double memory() const { return figuresOf(m_platform->processId()).pssMebibytes; }
    /// Lines of the journal that are too many or too few for what was accepted.
    [[nodiscard]] int miscounted() const
    {
        const auto requests = journalOf(platformFolder());
        return std::abs(int(requests ? requests->size() : 0) - m_accepted);
    }

private:
    [[nodiscard]] QString platformFolder() const
    {
        return m_folder.filePath(QStringLiteral("platform"));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<LoadPlatform> m_platform;
    std::unique_ptr<LoadParty> m_party;
    std::vector<LoadCitizen> m_citizens;
    std::vector<SslSession> m_sessions;
    SslContext m_context;
    int m_accepted = 0;
};

} // namespace

void benchLoad(Report &report, const QString &programs)
{
    double fullOfFew = 0;
    for (const qint64 citizens : {1000, 100000, 1000000}) {
        const QString group
            = QStringLiteral("authentication, %1 citizens").arg(QLocale::c().toString(citizens));
        const auto add = [&](const QString &name, double value, const char *unit,
                             std::optional<double> atMost, std::optional<double> atLeast = {}) {
            report.add({group, name, value, QString::fromLatin1(unit), atMost, atLeast});
        };
        Scene scene(citizens, programs);
        double partyCpu = 0;
        for (const bool resumes : {false, true}) {
            const QString kind
                = resumes ? QStringLiteral("resumed") : QStringLiteral("full handshake");
            const auto items = scene.items(citizensAtWork, resumes ? nullptr : &partyCpu);
            const bool idle = isIdle();
            const double before = scene.cpuSeconds();
            const LoadFigures figures = scene.run(items, resumes, std::nullopt);
            const double cpu = (scene.cpuSeconds() - before) * 1000 / figures.accepted();
            if (figures.resumed != (resumes ? figures.accepted() : 0))
                qFatal("%d of %d handshakes were resumed", figures.resumed, figures.accepted());
            if (!resumes) {
                partyCpu += scene.readResults(items);
                fullOfFew = fullOfFew > 0 ? fullOfFew : cpu;
            }
            // What else the machine does lengthens times, and not what the platform spends.
            add(kind + QStringLiteral(": CPU of the platform"), cpu, "ms", resumes ? 0.8 : 2.5);
            add(kind + QStringLiteral(": as many as can be"), figures.perSecond(), "/s", {},
                idle ? std::optional(perSecond) : std::nullopt);
            const auto limit = idle ? std::optional(250.0) : std::nullopt;
            const LoadFigures atRate = scene.run(scene.items(itemsAtRate), resumes, perSecond);
            add(kind + QStringLiteral(": at 400/s, half within"), atRate.within(0.5), "ms", {});
            add(kind + QStringLiteral(": at 400/s, 99 % within"), atRate.within(0.99), "ms", limit);
            if (!resumes)
                add(QStringLiteral("full handshake: CPU beside that with the fewest citizens"),
                    cpu / fullOfFew, "", 1.25);
        }
        add(QStringLiteral("asking and result: CPU of the platform"), partyCpu, "ms", {});
        add(QStringLiteral("bare handshake of OpenSSL, the server's CPU"), bareHandshake(), "ms",
            {});
        add(QStringLiteral("memory of the platform"), scene.memory(), "MiB", {});
        add(QStringLiteral("lost or counted twice"), scene.miscounted(), "", 0);
    }
}

} // namespace eid::bench
