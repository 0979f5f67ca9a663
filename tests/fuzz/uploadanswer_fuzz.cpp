#include "core/platform/uploadanswer.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Header fields that say how an upload goes on, one a line as "name: value". A Location that is
/// taken stays with the platform.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    eid::HttpAnswer answer;
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const QByteArray &line : text.split('\n')) {
        const auto colon = line.indexOf(':');
        if (colon > 0)
            answer.fields.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    const QUrl platform(QStringLiteral("https://id.test:8443/base"));
    const auto said = eid::uploadAnswerOf(answer, platform);
    if (!said) {
        if (said.error().code != eid::ErrorCode::PlatformMalformedAnswer)
            std::abort();
        return 0;
    }
    if (!said->location)
        return 0;
    const QUrl whole = QUrl::fromEncoded("https://id.test:8443/base" + *said->location);
    // A query may hold what it wants: dots are no steps there (RFC 3986, 5.2.4).
    const QByteArray path = said->location->split('?').constFirst();
    if (whole.host() != platform.host() || whole.port() != platform.port()
        || !whole.path().startsWith(QLatin1String("/base/")) || path.contains("/../"))
        std::abort();
    return 0;
}
