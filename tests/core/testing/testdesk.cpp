#include "tests/core/testing/testdesk.h"

#include <QAbstractEventDispatcher>

namespace eid::testing {

TestDesk::TestDesk(std::chrono::milliseconds commandTimeout)
    : desk(CardDesk::Options{
        [this] { return Result<std::shared_ptr<const PcscApi>>(service.api()); }, commandTimeout})
{ }

CardState TestDesk::state(const QString &reader) const
{
    const CardState *found = desk.state().find(reader);
    return found == nullptr ? CardState() : *found;
}

bool TestDesk::waitUntil(const std::function<bool()> &condition)
{
    QEventLoop loop;
    QTimer net;
    net.setSingleShot(true);
    QObject::connect(&net, &QTimer::timeout, &loop, &QEventLoop::quit);
    // On Windows, what has been posted is delivered before events are waited for, and may be all
    // that would ever come.
    auto *const dispatcher = QAbstractEventDispatcher::instance();
    QObject::connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, &loop, [&] {
        if (condition())
            dispatcher->wakeUp();
    });
    net.start(patience);
    while (!condition() && net.isActive())
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    return condition();
}

bool TestDesk::waitFor(const QString &reader, CardPhase phase)
{
    return waitUntil([&] {
        const CardState *found = desk.state().find(reader);
        return found != nullptr && found->phase == phase;
    });
}

bool TestDesk::insertAndRead(const QString &reader, std::shared_ptr<sandbox::CardContacts> card)
{
    service.insert(reader, std::move(card));
    return waitFor(reader, CardPhase::Complete);
}

Secret secret(std::string_view characters)
{
    Secret made;
    for (const char character : characters)
        made.append(static_cast<std::uint8_t>(character));
    return made;
}

Secret secret(ByteView octets)
{
    return Secret(octets);
}

} // namespace eid::testing
