#include "tests/sandbox/platform/platformfaults.h"

#include "tests/sandbox/platform/route.h"

#include <algorithm>
#include <array>

namespace eid::sandbox {

namespace {

using Kind = PlatformFault::Kind;

constexpr int mostRequests = 1'000'000;
constexpr int longestDelay = 3'600'000; // ms
constexpr int longestWait = 86'400; // s
constexpr int mostOctets = 65'536;
constexpr int longestSkew = 10 * 366 * 86'400; // s

struct Word
{
    QLatin1String name;
    Kind kind = Kind::DropBefore;
    int leastOperands = 0;
    int mostOperands = 0;
};

constexpr std::array words{
    Word{QLatin1String("delay"), Kind::Delay, 1, 1},
    Word{QLatin1String("drop-before"), Kind::DropBefore, 0, 0},
    Word{QLatin1String("drop-after"), Kind::DropAfter, 0, 0},
    Word{QLatin1String("twice"), Kind::Twice, 0, 0},
    Word{QLatin1String("twice-body"), Kind::TwiceBody, 0, 0},
    Word{QLatin1String("garbage"), Kind::GarbageStatus, 1, 1},
    Word{QLatin1String("status"), Kind::Status, 1, 2},
    Word{QLatin1String("pending"), Kind::Pending, 1, 1},
    Word{QLatin1String("cut"), Kind::Cut, 1, 1},
    Word{QLatin1String("break-in"), Kind::BreakIn, 1, 1},
    Word{QLatin1String("disk-full"), Kind::DiskFull, 0, 0},
};

std::optional<int> number(const QString &text, int least, int most)
{
    bool valid = false;
    const int value = text.toInt(&valid);
    if (!valid || value < least || value > most)
        return std::nullopt;
    return value;
}

bool isRoute(const QString &name)
{
    const auto routes = platformRoutes();
    return std::any_of(routes.begin(), routes.end(),
        [&](const Route &route) { return name == QLatin1String(route.name); });
}

bool takesParts(const QString &name)
{
    const auto routes = platformRoutes();
    return std::any_of(routes.begin(), routes.end(),
        [&](const Route &route) { return name == QLatin1String(route.name) && route.takesParts; });
}

std::optional<Kind> garbageOf(const QString &name)
{
    if (name == QLatin1String("status"))
        return Kind::GarbageStatus;
    if (name == QLatin1String("json"))
        return Kind::GarbageJson;
    if (name == QLatin1String("base64"))
        return Kind::GarbageBase64;
    return std::nullopt;
}

bool readOperands(const QStringList &operands, PlatformFault &fault)
{
    switch (fault.kind) {
    case Kind::DropBefore:
    case Kind::DropAfter:
    case Kind::Twice:
    case Kind::TwiceBody:
    case Kind::DiskFull:
        return true;
    case Kind::Delay: {
        const auto delay = number(operands[0], 0, longestDelay);
        fault.delay = std::chrono::milliseconds(delay.value_or(0));
        return delay.has_value();
    }
    case Kind::GarbageStatus:
    case Kind::GarbageJson:
    case Kind::GarbageBase64: {
        const auto kind = garbageOf(operands[0]);
        fault.kind = kind.value_or(fault.kind);
        return kind.has_value();
    }
    case Kind::Status: {
        const auto status = number(operands[0], 400, 599);
        fault.status = status.value_or(0);
        if (operands.size() > 1)
            fault.retryAfter = number(operands[1], 0, longestWait);
        return status && (operands.size() == 1 || fault.retryAfter);
    }
    case Kind::Pending:
        // No other route may answer so.
        if (fault.route.isEmpty())
            fault.route = QStringLiteral("simplereenroll");
        fault.retryAfter = number(operands[0], 0, longestWait);
        return fault.retryAfter
            && (fault.route == QLatin1String("simplereenroll") || takesParts(fault.route));
    case Kind::BreakIn: {
        const auto kept = number(operands[0], 0, static_cast<int>(longestSample));
        fault.octets = kept.value_or(0);
        return kept && takesParts(fault.route);
    }
    case Kind::Cut: {
        const auto octets = number(operands[0], 1, mostOctets);
        fault.octets = octets.value_or(0);
        return octets.has_value();
    }
    }
    Q_UNREACHABLE();
}

std::optional<PlatformFault> faultOf(const QString &name, QString value)
{
    const auto word = std::ranges::find_if(words, [&](const Word &w) { return name == w.name; });
    if (word == words.end())
        return std::nullopt;
    PlatformFault fault;
    fault.kind = word->kind;
    if (const qsizetype at = value.indexOf(QLatin1Char('@')); at >= 0) {
        fault.route = value.mid(at + 1);
        value.truncate(at);
        if (!isRoute(fault.route))
            return std::nullopt;
    }
    QStringList operands = value.split(QLatin1Char(':'));
    const QString count = operands.takeFirst();
    fault.request = number(count, 1, mostRequests);
    const bool counted = fault.request || count == QLatin1String("*");
    if (!counted || operands.size() < word->leastOperands || operands.size() > word->mostOperands
        || !readOperands(operands, fault))
        return std::nullopt;
    return fault;
}

bool addTo(PlatformFaultPlan &plan, const QString &spec)
{
    const qsizetype equals = spec.indexOf(QLatin1Char('='));
    const QString name = spec.left(std::max<qsizetype>(equals, 0));
    const QString value = spec.mid(equals + 1);
    if (name == QLatin1String("certificate")) {
        const auto certificate = serverCertificateNamed(value);
        plan.certificate = certificate.value_or(plan.certificate);
        return certificate.has_value();
    }
    if (name == QLatin1String("clock")) {
        const auto skew = number(value, -longestSkew, longestSkew);
        plan.clockSkew = std::chrono::seconds(skew.value_or(0));
        return skew.has_value();
    }
    const auto fault = faultOf(name, value);
    if (fault)
        plan.faults.push_back(*fault);
    return fault.has_value();
}

} // namespace

Result<PlatformFaultPlan> parsePlatformFaults(const QStringList &specs)
{
    PlatformFaultPlan plan;
    for (const QString &spec : specs) {
        if (!addTo(plan, spec))
            return failure(ErrorCode::InvalidArgument,
                QStringLiteral("Not a fault of the platform: \"%1\"").arg(spec));
    }
    return plan;
}

void FaultQueue::arm(std::vector<PlatformFault> faults)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.clear();
    for (PlatformFault &fault : faults)
        m_waiting.push_back({std::move(fault), 0, false});
}

std::vector<PlatformFault> FaultQueue::take(const QString &route)
{
    const std::lock_guard lock(m_mutex);
    std::vector<PlatformFault> now;
    for (Waiting &waiting : m_waiting) {
        if (waiting.spent || (!waiting.fault.route.isEmpty() && waiting.fault.route != route))
            continue;
        ++waiting.seen;
        if (waiting.fault.request && *waiting.fault.request != waiting.seen)
            continue;
        waiting.spent = waiting.fault.request.has_value();
        now.push_back(waiting.fault);
    }
    return now;
}

int FaultQueue::left() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(std::count_if(m_waiting.begin(), m_waiting.end(),
        [](const Waiting &waiting) { return waiting.fault.request && !waiting.spent; }));
}

} // namespace eid::sandbox
