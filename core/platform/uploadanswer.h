#pragma once

#include "core/base/result.h"
#include "core/platform/httpanswer.h"

#include <QByteArray>
#include <QUrl>

#include <cstddef>
#include <optional>

namespace eid {

/// What an answer says of an upload (draft-ietf-httpbis-resumable-upload-12, 4.1). A field that is
/// not of its type, or comes twice, says nothing, as the draft wants it.
struct UploadAnswer
{
    /// Where the upload goes on, as HttpRequest::path wants it.
    std::optional<QByteArray> location;
    std::optional<std::size_t> offset; ///< octets that the platform has; Upload-Offset
    std::optional<std::size_t> length; ///< octets that shall come; Upload-Length
    std::optional<bool> isComplete; ///< Upload-Complete
};

/// Fails with PlatformMalformedAnswer where Location leads to another origin (RFC 6454, 4) than
/// that of \a platform, out of the path of \a platform, or nowhere at all: whoever answers must not
/// choose whom the tool talks to next.
Result<UploadAnswer> uploadAnswerOf(const HttpAnswer &answer, const QUrl &platform);

} // namespace eid
