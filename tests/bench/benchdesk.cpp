#include "tests/bench/benchdesk.h"

#include "core/smartcard/pcscapi.h"

namespace eid::bench {

BenchDesk::BenchDesk()
    : m_desk({[this] { return Result<std::shared_ptr<const PcscApi>>(m_pcsc.api()); }})
    , m_pins(m_desk)
{
    m_pcsc.addReader(m_reader);
    m_desk.start();
    QObject::connect(&m_desk, &CardDesk::changed, [this] { note(); });
}

QMap<CardPhase, Stage> BenchDesk::insert(const std::shared_ptr<sandbox::CardContacts> &card)
{
    m_stages.clear();
    m_clock.start();
    m_pcsc.insert(m_reader, card);
    waitFor(CardPhase::Complete);
    return m_stages;
}

void BenchDesk::pull()
{
    m_pcsc.pull(m_reader);
    waitFor(CardPhase::Empty);
}

double BenchDesk::changePin(const Bytes &from, const Bytes &to)
{
    QElapsedTimer clock;
    clock.start();
    if (!await(m_pins.change({m_reader, serial()}, Secret(from), Secret(to))))
        qFatal("The PIN change failed");
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

QString BenchDesk::serial() const
{
    return m_desk.state().find(m_reader)->identity.serial;
}

void BenchDesk::note()
{
    const CardState *card = m_desk.state().find(m_reader);
    if (card == nullptr)
        return;
    if (card->phase == CardPhase::Failed)
        qFatal("The card could not be read");
    if (!m_stages.contains(card->phase))
        m_stages.insert(
            card->phase, {card->cost, static_cast<double>(m_clock.nsecsElapsed()) / 1e6});
}

void BenchDesk::waitFor(CardPhase phase)
{
    QEventLoop loop;
    const auto check = [&] {
        const CardState *card = m_desk.state().find(m_reader);
        if (card != nullptr && card->phase == phase)
            loop.quit();
    };
    const auto connection = QObject::connect(&m_desk, &CardDesk::changed, &loop, check);
    QMetaObject::invokeMethod(&loop, check, Qt::QueuedConnection);
    loop.exec();
    QObject::disconnect(connection);
}

} // namespace eid::bench
