#include "app/eidctl/json/jsonofwatchevent.h"

#include "app/eidctl/json/jsonofcard.h"
#include "app/eidctl/json/jsonoferror.h"

namespace eid::ctl {

namespace {

QString jsonName(WatchEvent::Kind kind)
{
    switch (kind) {
    case WatchEvent::Kind::ReaderAdded:
        return QStringLiteral("reader-added");
    case WatchEvent::Kind::ReaderRemoved:
        return QStringLiteral("reader-removed");
    case WatchEvent::Kind::CardChanged:
        return QStringLiteral("card");
    case WatchEvent::Kind::ServiceChanged:
        return QStringLiteral("service");
    }
    Q_UNREACHABLE();
}

} // namespace

QJsonObject jsonOfWatchEvent(
    const WatchEvent &event, IdNumberDisplay idNumbers, const QDateTime &now)
{
    QJsonObject json{
        {QStringLiteral("event"), jsonName(event.kind)},
        {QStringLiteral("time"), now.toUTC().toString(Qt::ISODateWithMs)},
    };
    if (event.kind == WatchEvent::Kind::ServiceChanged) {
        json.insert(QStringLiteral("running"), !event.serviceError.has_value());
        if (event.serviceError)
            json.insert(QStringLiteral("error"), jsonOfError(*event.serviceError));
    } else {
        json.insert(QStringLiteral("card"), jsonOfCard(event.card, idNumbers, now));
    }
    return json;
}

} // namespace eid::ctl
