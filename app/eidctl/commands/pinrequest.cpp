#include "app/eidctl/commands/pinrequest.h"

namespace eid::ctl {

namespace {

constexpr int largestDescriptor = 1'000'000;
constexpr int longestWait = 24 * 60 * 60;

Result<std::map<Entry, int>> descriptorsOf(
    const Arguments &arguments, const PinCommand::Shape &shape)
{
    std::map<Entry, int> descriptors;
    const auto first = arguments.number(descriptorOption(shape.first), largestDescriptor);
    if (!first)
        return failure(first.error());
    if (*first)
        descriptors[shape.first] = **first;
    if (!shape.second)
        return descriptors;

    const auto second = arguments.number(descriptorOption(*shape.second), largestDescriptor);
    if (!second)
        return failure(second.error());
    if (*second && !*first)
        return failure(ErrorCode::InvalidArgument,
            QStringLiteral("--%1 needs --%2 besides")
                .arg(descriptorOption(*shape.second), descriptorOption(shape.first)));
    if (*first)
        descriptors[*shape.second] = second->value_or(**first);
    return descriptors;
}

} // namespace

Result<PinRequest> PinRequest::of(const Arguments &arguments, const PinCommand::Shape &shape)
{
    PinRequest request;
    request.reader = arguments.value(QStringLiteral("reader"));
    request.allowsLastTry = arguments.has(QStringLiteral("allow-last-try"));
    request.settlesByTrying = arguments.has(QStringLiteral("settle"));

    const auto wait = arguments.number(QStringLiteral("wait"), longestWait);
    if (!wait)
        return failure(wait.error());
    if (*wait)
        request.wait = std::chrono::seconds(**wait);

    auto descriptors = descriptorsOf(arguments, shape);
    if (!descriptors)
        return failure(descriptors.error());
    request.descriptors = std::move(*descriptors);
    if (!request.descriptors.empty())
        request.from = From::Descriptors;
    if (arguments.has(QStringLiteral("pin-pad"))) {
        if (request.from == From::Descriptors)
            return failure(ErrorCode::InvalidArgument,
                QStringLiteral("--pin-pad and a file descriptor exclude each other"));
        request.from = From::PinPad;
    }
    return request;
}

} // namespace eid::ctl
