#include "core/platform/answercollector.h"

#include <QTimeZone>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// The lines of an answer's header, and behind an empty line its body in pieces.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr eid::PlatformLimits limits{.headerOctets = 2000, .bodyOctets = 500};
    constexpr std::size_t piece = 100;
    eid::AnswerCollector collector(limits);
    QByteArrayView rest(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    bool goesOn = true;
    while (goesOn && !rest.isEmpty()) {
        const auto end = rest.indexOf('\n');
        const QByteArrayView line = end < 0 ? rest : rest.first(end + 1);
        rest = rest.sliced(line.size());
        goesOn = collector.addHeaderLine(line);
        if (line.trimmed().isEmpty())
            break;
    }
    while (goesOn && !rest.isEmpty()) {
        const auto now = std::min(rest.size(), static_cast<qsizetype>(piece));
        goesOn = collector.addBody(
            {reinterpret_cast<const std::uint8_t *>(rest.data()), static_cast<std::size_t>(now)});
        rest = rest.sliced(now);
    }
    if (goesOn == collector.error().has_value())
        std::abort();
    const eid::HttpAnswer answer = collector.take(200);
    const QDateTime at(QDate(2026, 6, 1), QTime(12, 0), QTimeZone::utc());
    const auto until = answer.retryAfter(at);
    if (answer.body.size() > limits.bodyOctets || (until && *until < at))
        std::abort();
    static_cast<void>(answer.mediaType());
    return 0;
}
