#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/onlinecopy/requestobject.h"
#include "core/platform/platformsession.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <stop_token>

namespace eid {

/// What answers a request. Personal data.
struct RequestAnswer
{
    QByteArray presentation; ///< SD-JWT with its key binding
    QByteArray transactionSignature; ///< empty: none was asked for
};

/// What the platform does where somebody authenticates (OpenID4VP 1.0; resources/platform/
/// openapi.yaml).
///
/// Threads: as its session, which outlives it. All calls block, and fail as PlatformSession::send()
/// does; what is not as described is PlatformMalformedAnswer.
class RequestPlatform
{
public:
    explicit RequestPlatform(PlatformSession &session, std::stop_token stop = {});

    /// The signed request object behind \a path, as for anybody. Fails with RequestOver.
    Result<QByteArray> requestObject(const QByteArray &path);

    /// Sends \a form, an answerForm(), in a session of the card's authentication credential.
    /// Returns where the browser goes now, see redirectIn(). Fails with RequestOver, CopyNotValid,
    /// and with RequestRefused and the problem type in the detail.
    Result<QUrl> answer(const Bytes &form);
    /// Tells that the holder declines; the session may be nobody's.
    Result<QUrl> decline(const OpenRequest &request);

private:
    Result<QUrl> post(Bytes form);

    PlatformSession *m_session;
    std::stop_token m_stop;
};

/// What answers \a request (OpenID4VP 1.0, 8.2).
Bytes answerForm(const OpenRequest &request, const RequestAnswer &answer);

/// "redirect_uri" of an answer to a response (OpenID4VP 1.0, 8.2): a URL of https, or of http on
/// this very computer, without a user's name, of at most 2048 characters; empty where there is
/// none. Fails with PlatformMalformedAnswer for any other.
Result<QUrl> redirectIn(ByteView body);

/// What the problem type \a problem of an answer to a response means to the holder.
Error responseErrorOf(const QString &problem, const Error &otherwise);

} // namespace eid
