#include "tests/sandbox/runner/sandbox.h"

#include "tests/sandbox/runner/presence.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace eid::sandbox {

namespace {

constexpr std::chrono::seconds serviceTimeout{20};

tl::unexpected<Error> misuse(const QString &what)
{
    return failure(ErrorCode::InvalidArgument, what);
}

} // namespace

Sandbox::Sandbox(CardStore store, const QString &socketPath, const QString &readerConfiguration,
    const QList<std::uint16_t> &ports)
    : m_store(std::move(store))
    , m_daemon(socketPath, readerConfiguration)
{
    for (const std::uint16_t port : ports)
        m_slots.push_back(std::make_unique<ReaderSlot>(port));
}

Result<void> Sandbox::start(const Options &options)
{
    if (m_platform) {
        if (auto started = m_platform->start(options.platformFaults); !started)
            return started;
    }
    for (qsizetype i = 0; i < options.citizens.size(); ++i) {
        auto card = this->card(options.citizens[i]);
        if (!card)
            return failure(card.error());
        m_slots[std::size_t(i)]->setCard(options.citizens[i], std::move(*card));
    }
    auto plan = parseFaults(options.faults);
    if (!plan)
        return failure(plan.error());
    if (auto started = startService(); !started)
        return started;
    m_slots.front()->arm(std::move(*plan));
    return {};
}

Result<void> Sandbox::startService()
{
    if (auto started = m_daemon.start(); !started)
        return started;
    QList<bool> filled;
    for (const auto &slot : m_slots)
        filled << slot->isInserted();
    const auto names = waitForCards(filled, serviceTimeout);
    if (!names)
        return failure(names.error());
    m_readerNames = *names;
    return {};
}

Result<QString> Sandbox::execute(QStringList words)
{
    const auto slot = takeReader(words);
    if (!slot)
        return failure(slot.error());
    const QString verb = words.isEmpty() ? QString() : words.takeFirst();
    if (verb == QLatin1String("citizen"))
        return changeCitizen(**slot, words);
    if (verb == QLatin1String("fault"))
        return armFaults(**slot, words);
    if (verb == QLatin1String("platform") && !m_platform)
        return misuse(QStringLiteral("this sandbox has no platform"));
    if (verb == QLatin1String("platform"))
        return m_platform->execute(words);
    if (!words.isEmpty())
        return misuse(QStringLiteral("%1 takes no %2").arg(verb, words.first()));
    if (verb == QLatin1String("status"))
        return status();
    if (verb == QLatin1String("insert") && !(*slot)->ownsCard())
        return misuse(QStringLiteral("there is no card for this reader; see citizen"));
    if (verb == QLatin1String("insert"))
        (*slot)->insert();
    else if (verb == QLatin1String("pull"))
        (*slot)->pull();
    else if (verb == QLatin1String("stop-service"))
        m_daemon.stop();
    else if (verb == QLatin1String("kill-service"))
        m_daemon.kill();
    else if (verb == QLatin1String("start-service"))
        return startService().map([] { return QString(); });
    else
        return misuse(QStringLiteral("there is no verb %1").arg(verb));
    return QString();
}

Result<std::shared_ptr<VirtualPivCard>> Sandbox::card(const QString &citizenKey)
{
    auto card = m_store.card(citizenKey);
    if (card && m_platform && citizenKey != blankCardKey()) {
        if (const auto known = m_platform->registerCard(citizenKey, **card); !known)
            return failure(known.error());
    }
    return card;
}

Result<ReaderSlot *> Sandbox::takeReader(QStringList &words)
{
    std::size_t number = 0;
    if (const qsizetype at = words.indexOf(QStringLiteral("--reader")); at >= 0) {
        bool ok = false;
        number = words.value(at + 1).toUInt(&ok);
        if (!ok || number >= m_slots.size())
            return misuse(QStringLiteral("--reader: 0 to %1").arg(m_slots.size() - 1));
        words.remove(at, 2);
    }
    return m_slots[number].get();
}

Result<QString> Sandbox::changeCitizen(ReaderSlot &slot, const QStringList &words)
{
    if (words.size() != 1)
        return misuse(QStringLiteral("citizen takes one key"));
    auto card = this->card(words.first());
    if (!card)
        return failure(card.error());
    slot.setCard(words.first(), std::move(*card));
    return QString();
}

Result<QString> Sandbox::armFaults(ReaderSlot &slot, const QStringList &words)
{
    auto plan = parseFaults(words);
    if (!plan)
        return failure(plan.error());
    slot.arm(std::move(*plan));
    return QString();
}

QString Sandbox::status()
{
    QJsonArray readers;
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        QJsonObject reader = m_slots[i]->status();
        reader[QLatin1String("name")] = m_readerNames.value(static_cast<qsizetype>(i));
        readers << reader;
    }
    QJsonObject all{{QStringLiteral("serviceRunning"), m_daemon.isRunning()},
        {QStringLiteral("cards"), m_store.folder()}, {QStringLiteral("readers"), readers}};
    if (m_platform)
        all[QLatin1String("platform")] = m_platform->status();
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

} // namespace eid::sandbox
