#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/platform/platformsession.h"

#include <QByteArray>

#include <cstddef>
#include <functional>
#include <stop_token>

namespace eid {

/// How far an upload has come: what it takes to go on with it, in this process or in another.
struct UploadPlace
{
    QByteArray location; ///< path of the upload resource; empty: none was made yet
    std::size_t offset = 0; ///< octets that the platform has

    bool operator==(const UploadPlace &) const = default;
};

/// Something to be uploaded.
struct Upload
{
    QByteArray path; ///< where it is to go
    QByteArray contentType;
    QByteArray idempotencyKey; ///< the same one each time: so it is the same upload
    ByteView content; ///< at least one octet; stays where it is while send() runs
    UploadPlace from = {};
};

/// Uploads that survive a broken connection: Resumable Uploads for HTTP
/// (draft-ietf-httpbis-resumable-upload-12), of which the following is used. A POST without content
/// (Upload-Complete: ?0, Upload-Length) makes the upload resource, so that its Location is known
/// before anything is on its way. PATCH requests (application/partial-upload, Upload-Offset) append
/// pieces, the last of them with Upload-Complete: ?1. After a break HEAD tells from which octet to
/// go on. What the platform has under the same key and this upload did not bring there is something
/// else, and is cancelled first (DELETE). Interim answers (104) are not needed and passed over;
/// limits are not looked at.
///
/// Threads: as its session, which outlives it. Blocks.
class UploadClient
{
public:
    struct Watch
    {
        /// The upload has come further, on the thread that sends.
        std::function<void(const UploadPlace &)> placed = {};
        /// Octets that are on their way or have arrived, on either that thread or the network
        /// thread, one call at a time; of no object that could be gone before the session is.
        std::function<void(std::size_t)> sent = {};
    };

    /// The most octets of one request.
    static constexpr std::size_t pieceSize = 512 * 1024;

    /// \a options: how often to go on without having come further, and the pauses before that.
    explicit UploadClient(PlatformSession &session, PlatformSession::Options options = {});

    /// Sends what the platform does not have yet of \a upload, and returns its answer to the whole.
    /// Where the platform had it all before, or its answer was lost, that is the answer to a GET of
    /// the Location. Where the platform does not know the Location any more, begins anew, once.
    ///
    /// Fails as PlatformSession::send() does. PlatformMalformedAnswer also for a Location
    /// elsewhere, for an offset that goes back, beyond the end, or not to where a
    /// piece ended, and for another length.
    Result<HttpAnswer> send(const Upload &upload, const Watch &watch, std::stop_token stop = {});

private:
    PlatformSession *m_session;
    PlatformSession::Options m_options;
};

} // namespace eid
