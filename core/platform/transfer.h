#pragma once

#include "core/platform/httpanswer.h"
#include "core/platform/httprequest.h"
#include "core/platform/platformsession.h"

#include <chrono>
#include <optional>

namespace eid {

/// One try of one request, on its way through the network thread and back.
struct Transfer
{
    HttpRequest request;
    /// The only connection that it may go over.
    std::optional<quint64> onlyOver;
};

/// What became of a Transfer.
struct TransferOutcome
{
    Result<HttpAnswer> answer = failure(ErrorCode::Cancelled); ///< of whatever status
    /// Of the connection that the answer came over.
    Result<ChannelBinding> binding = failure(ErrorCode::PlatformUnreachable);
    bool wasSent = false; ///< something of the request may have reached the platform
    bool isConnectionGone = false; ///< the connection asked for is no more
};

} // namespace eid
