#include "core/onlinecopy/openrequests.h"

#include <utility>

namespace eid {

namespace {

QString keyOf(const OpenRequest &request)
{
    return request.shown.relyingParty.clientId + u' ' + request.nonce;
}

/// Whether the same request can be answered again after \a error: the card, the PIN or the way to
/// the platform was at fault, or something that the holder can put right.
bool mayTryAgain(const Error &error)
{
    if (error.code == ErrorCode::RequestRefused)
        return error.detail == QLatin1String("urn:eid:problem:face-sample-missing");
    // What the platform says of a copy is its answer to the relying party as well.
    if (error.code == ErrorCode::CopyNotValid)
        return !error.detail.startsWith(QLatin1String("urn:eid:problem:"));
    return error.code != ErrorCode::RequestOver;
}

} // namespace

Result<void> OpenRequests::beginReading(const QDateTime &now)
{
    const bool isOpen = m_open && m_open->shown.expires > now;
    if (m_isReading || m_isAnswering || isOpen)
        return failure(ErrorCode::RequestBusy);
    m_open.reset();
    m_sent.reset();
    m_answered.removeIf([&now](const auto &answered) { return answered.value() <= now; });
    m_isReading = true;
    return {};
}

Result<OpenRequest> OpenRequests::finishReading(Result<OpenRequest> read)
{
    m_isReading = false;
    if (!read)
        return read;
    if (m_answered.contains(keyOf(*read)))
        return failure(ErrorCode::RequestOver, QStringLiteral("answered"));
    m_open = *read;
    m_sent = std::make_shared<SentAnswer>();
    return read;
}

void OpenRequests::finishAnswer(const std::optional<Error> &error)
{
    m_isAnswering = false;
    if (!m_open || (error && mayTryAgain(*error)))
        return;
    close();
}

std::optional<OpenRequest> OpenRequests::close()
{
    if (m_open)
        remember(*m_open);
    m_sent.reset();
    return std::exchange(m_open, std::nullopt);
}

void OpenRequests::remember(const OpenRequest &request)
{
    m_answered.insert(keyOf(request), request.shown.expires);
}

} // namespace eid
