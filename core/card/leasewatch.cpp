#include "core/card/leasewatch.h"

#include <utility>

namespace eid {

LeaseWatch::LeaseWatch(CardDesk &desk, QString reader, Tell tell)
    : QObject(&desk)
    , m_desk(desk)
    , m_reader(std::move(reader))
    , m_tell(std::move(tell))
    , m_mailbox(std::make_shared<Mailbox>(this))
{
    connect(&m_desk, &CardDesk::changed, this, &LeaseWatch::look);
}

LeaseWatch::~LeaseWatch()
{
    m_mailbox->close();
}

void LeaseWatch::begin()
{
    m_hasBegun = true;
    look();
}

void LeaseWatch::look()
{
    if (!m_hasBegun)
        return;
    const DeskState &state = m_desk.state();
    const CardState *card = state.find(m_reader);
    if (state.serviceError)
        return m_tell.gone(*state.serviceError);
    if (card == nullptr)
        return m_tell.gone({ErrorCode::ReaderUnavailable, {}, std::nullopt});
    switch (card->phase) {
    case CardPhase::Empty:
        return m_tell.gone({ErrorCode::CardRemoved, {}, std::nullopt});
    case CardPhase::Failed:
        return m_tell.gone(*card->error);
    case CardPhase::Recognising:
        // Nothing is read as long as the lease has the card thread: a refresh, or a quick hand.
        if (!std::exchange(m_isDoubtful, true))
            m_tell.doubtful();
        return;
    case CardPhase::Known:
    case CardPhase::Named:
    case CardPhase::Complete:
        m_isDoubtful = false;
        return;
    }
}

} // namespace eid
