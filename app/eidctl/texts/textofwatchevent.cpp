#include "app/eidctl/texts/textofwatchevent.h"

#include "app/eidctl/text.h"
#include "app/eidctl/texts/plainline.h"
#include "app/eidctl/texts/textofcard.h"
#include "core/base/errorwords.h"

namespace eid::ctl {

namespace {

QString textOfChange(const WatchEvent &event)
{
    const QString reader = plainLine(event.card.reader);
    switch (event.kind) {
    case WatchEvent::Kind::ReaderAdded:
        return Text::tr("%1: reader connected, %2").arg(reader, textOfPhase(event.card));
    case WatchEvent::Kind::ReaderRemoved:
        return Text::tr("%1: reader disconnected").arg(reader);
    case WatchEvent::Kind::CardChanged:
        return QStringLiteral("%1: %2").arg(reader, textOfPhase(event.card));
    case WatchEvent::Kind::ServiceChanged:
        return event.serviceError ? errorTitle(*event.serviceError)
                                  : Text::tr("The smart card service is running.");
    }
    Q_UNREACHABLE();
}

} // namespace

QString textOfWatchEvent(const WatchEvent &event, const QDateTime &now)
{
    return QStringLiteral("%1 %2").arg(
        now.toLocalTime().toString(QStringLiteral("HH:mm:ss")), textOfChange(event));
}

} // namespace eid::ctl
