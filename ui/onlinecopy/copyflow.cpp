#include "ui/onlinecopy/copyflow.h"

#include "core/base/errorwords.h"
#include "core/card/carddesk.h"

#include <algorithm>

namespace eid::ui {

CopyFlow::CopyFlow(CopyServices services, QString reader, Cards cards, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_chosenReader(std::move(reader))
    , m_cards(cards)
{
    connect(&m_services.desk, &CardDesk::changed, this, [this] { cardsChanged(); });
    connect(
        &m_services.copies, &CopyBackend::progressed, this, [this](const CopyProgress &progress) {
            if (!m_isRunning)
                return;
            m_progress = progress;
            Q_EMIT statusChanged();
        });
}

CopyFlow::~CopyFlow()
{
    if (m_isRunning)
        m_services.copies.cancel();
}

QString CopyFlow::reader() const
{
    if (isBound())
        return m_boundReader;
    const DeskState &desk = m_services.desk.state();
    const CardState *chosen = desk.find(m_chosenReader);
    if (m_cards == Cards::OfReader || (chosen != nullptr && chosen->isCardPresent()))
        return m_chosenReader;
    const auto withCard = std::ranges::find_if(desk.readers, &CardState::isCardPresent);
    if (withCard != desk.readers.end())
        return withCard->reader;
    return chosen == nullptr && !desk.readers.isEmpty() ? desk.readers.constFirst().reader
                                                        : m_chosenReader;
}

const CardState *CopyFlow::card() const
{
    return m_services.desk.state().find(reader());
}

bool CopyFlow::isCardReady() const
{
    const CardState *state = card();
    return state != nullptr && state->phase == CardPhase::Complete;
}

std::optional<Error> CopyFlow::obstacle() const
{
    const DeskState &desk = m_services.desk.state();
    if (!desk.serviceError && desk.readers.isEmpty())
        return Error{ErrorCode::NoReader, {}, std::nullopt};
    return desk.obstacle(reader());
}

PinStatus CopyFlow::pinStatus() const
{
    const CardState *state = card();
    PinStatus status = state != nullptr ? state->pin : PinStatus();
    if (m_error && m_error->code == ErrorCode::PinWrong && m_error->triesLeft)
        status.triesLeft = m_error->triesLeft;
    return status;
}

bool CopyFlow::canGoOn() const
{
    return m_error && errorWords(m_error->code).retry != Retry::No;
}

void CopyFlow::cancel()
{
    if (!m_isRunning || m_isCancelling)
        return;
    m_isCancelling = true;
    m_services.copies.cancel();
    Q_EMIT statusChanged();
}

void CopyFlow::bindCard()
{
    const CardState *state = card();
    m_isBound = true;
    m_boundReader = state->reader;
    m_serial = state->identity.serial;
}

void CopyFlow::releaseCard()
{
    m_isBound = false;
    m_boundReader.clear();
    m_serial.clear();
}

CopyTarget CopyFlow::target() const
{
    return {m_boundReader, m_serial};
}

bool CopyFlow::isCardGone() const
{
    const CardState *state = card();
    return state == nullptr || !state->isCardPresent()
        || (state->isUsable() && state->identity.serial != m_serial);
}

} // namespace eid::ui
