#include "tests/sandbox/load/loadbooks.h"
#include "tests/sandbox/load/loadplatform.h"
#include "tests/sandbox/load/loadrun.h"

#include <QSet>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>

using namespace eid;
using namespace eid::sandbox;

namespace {

constexpr int citizenCount = 10;
constexpr int itemCount = 150;

} // namespace

/// The platform dies while many authenticate, and is started again: nothing that it has said is
/// lost, and nothing is counted twice.
class KillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void losesAndDoublesNothing_data();
    void losesAndDoublesNothing();
    void keepsWhatItHasSaidOfCitizens();

private:
    void start();
    [[nodiscard]] LoadOptions options() const;
    /// The requests in the journal, in its order.
    [[nodiscard]] QStringList journal() const;
    [[nodiscard]] QString platformFolder() const { return m_folder.filePath(QStringLiteral("p")); }
    [[nodiscard]] QString authorities() const { return m_folder.filePath(QStringLiteral("ca")); }

    QTemporaryDir m_folder;
    std::unique_ptr<LoadPlatform> m_platform;
    std::unique_ptr<LoadParty> m_party;
    std::vector<LoadCitizen> m_citizens;
    SslContext m_context;
};

void KillTest::start()
{
    const std::uint16_t port = m_platform ? portIn(m_platform->address()) : std::uint16_t(0);
    m_platform.reset();
    auto started = LoadPlatform::start(
        QStringLiteral(EID_LOAD_PLATFORM), platformFolder(), authorities(), port);
    QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
    m_platform = std::move(*started);
}

void KillTest::initTestCase()
{
    const auto ca = DemoCa::openOrCreate(authorities());
    QVERIFY(ca);
    QVERIFY(fillPlatform(platformFolder(), 1000));
    start();
    auto citizens = addLoadCitizens(*ca, platformFolder(), m_platform->address(), citizenCount);
    QVERIFY2(citizens, citizens ? "" : qPrintable(citizens.error().detail));
    m_citizens = std::move(*citizens);
    const auto shop
        = makeShopIdentity(*ca, QStringLiteral("load.localhost"), QStringLiteral("负载测试"));
    QVERIFY(shop);
    QVERIFY(admitParty(platformFolder(), *shop));
    m_context = makeLoadContext(ca->rootsPem());
    QVERIFY(m_context);
    m_party = std::make_unique<LoadParty>(*shop, m_platform->address(), m_context);
}

LoadOptions KillTest::options() const
{
    return {m_platform->address(), m_party->identity().clientId(), m_context, 6};
}

QStringList KillTest::journal() const
{
    return journalOf(platformFolder()).value_or(QStringList());
}

void KillTest::losesAndDoublesNothing_data()
{
    QTest::addColumn<int>("acceptedBefore");
    for (const int count : {1, 20, 60, 100})
        QTest::addRow("killed after %d", count) << count;
}

void KillTest::losesAndDoublesNothing()
{
    QFETCH(int, acceptedBefore);
    const QStringList before = journal();
    const auto asks = m_party->ask(itemCount);
    QVERIFY2(asks, asks ? "" : qPrintable(asks.error().detail));
    std::vector<LoadItem> items;
    for (std::size_t index = 0; index < asks->size(); ++index)
        items.push_back({index % citizenCount, (*asks)[index]});

    std::atomic<int> left = acceptedBefore;
    LoadOptions underKill = options();
    underKill.goesOn = [&] {
        if (--left == 0)
            m_platform->kill();
        return true;
    };
    const LoadFigures first = runLoad(m_citizens, items, underKill);
    QVERIFY2(first.accepted() >= acceptedBefore - 1 && first.accepted() < itemCount,
        qPrintable(QString::number(first.accepted()) + QLatin1Char(' ')
            + QString::fromUtf8(first.complaint)));
    m_platform->waitForEnd();
    start();

    // Those who have no answer ask again, as the tool does; what had been kept says so.
    std::vector<LoadItem> unanswered;
    for (std::size_t index = 0; index < items.size(); ++index) {
        if (first.statuses[index] != 200)
            unanswered.push_back(items[index]);
    }
    const LoadFigures second = runLoad(m_citizens, unanswered, options());
    for (const int status : second.statuses)
        QVERIFY2(status == 200 || status == 410, qPrintable(QString::number(status)));

    // One line for each request, and no other.
    const QStringList added = journal().mid(before.size());
    QCOMPARE(added.size(), qsizetype(itemCount));
    QCOMPARE(QSet<QString>(added.begin(), added.end()).size(), qsizetype(itemCount));
    for (const LoadItem &item : items) {
        const auto result = m_party->result(item.ask);
        QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
        QCOMPARE((*result)[QLatin1String("verified")].toBool(), true);
        QCOMPARE((*result)[QLatin1String("nonce")].toString(), item.ask.nonce);
    }
}

void KillTest::keepsWhatItHasSaidOfCitizens()
{
    // A pseudonym is the same before and after, and each citizen's own.
    const auto pseudonyms = [this] {
        QStringList all;
        const auto asks = m_party->ask(citizenCount);
        std::vector<LoadItem> items;
        for (std::size_t index = 0; asks && index < asks->size(); ++index)
            items.push_back({index, (*asks)[index]});
        runLoad(m_citizens, items, options());
        for (const LoadItem &item : items)
            all << m_party->result(item.ask)
                       .value_or(QJsonObject())[QLatin1String("sub")]
                       .toString();
        return all;
    };
    const QStringList before = pseudonyms();
    QVERIFY(!before.contains(QString()));
    QCOMPARE(QSet<QString>(before.begin(), before.end()).size(), qsizetype(citizenCount));
    m_platform->kill();
    m_platform->waitForEnd();
    start();
    QCOMPARE(pseudonyms(), before);
}

QTEST_GUILESS_MAIN(KillTest)
#include "kill_test.moc"
