#include "tests/sandbox/runner/readerslot.h"

namespace eid::sandbox {

ReaderSlot::ReaderSlot(std::uint16_t port, QObject *parent)
    : QObject(parent)
    , m_link(port, [this] { Q_EMIT pulledByFault(); })
{
    m_reinsertion.setSingleShot(true);
    connect(&m_reinsertion, &QTimer::timeout, this, &ReaderSlot::insert);
    connect(
        this, &ReaderSlot::pulledByFault, this, &ReaderSlot::reinsertLater, Qt::QueuedConnection);
}

ReaderSlot::~ReaderSlot() = default;

void ReaderSlot::setCard(const QString &citizenKey, std::shared_ptr<VirtualPivCard> card)
{
    m_link.pull();
    m_citizenKey = citizenKey;
    m_card = std::move(card);
    m_contacts = std::make_shared<FaultyCard>(m_card);
    insert();
}

void ReaderSlot::insert()
{
    if (m_contacts && !m_link.hasCard())
        m_link.insert(m_contacts);
}

void ReaderSlot::pull()
{
    m_link.pull();
}

void ReaderSlot::arm(FaultPlan plan)
{
    if (m_contacts)
        m_contacts->arm(std::move(plan));
}

QJsonObject ReaderSlot::status() const
{
    QJsonObject status{{QStringLiteral("inserted"), isInserted()}};
    if (m_card) {
        status[QLatin1String("citizen")] = m_citizenKey;
        status[QLatin1String("apdus")] = m_contacts->apduCount();
        status[QLatin1String("pinTriesLeft")] = m_card->triesLeft(PivReference::Pin);
        status[QLatin1String("pukTriesLeft")] = m_card->triesLeft(PivReference::Puk);
    }
    return status;
}

void ReaderSlot::reinsertLater()
{
    if (const auto delay = m_contacts->reinsertAfter())
        m_reinsertion.start(*delay);
}

} // namespace eid::sandbox
