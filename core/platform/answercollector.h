#pragma once

#include "core/base/result.h"
#include "core/platform/httpanswer.h"
#include "core/platform/platformsettings.h"

#include <QByteArrayView>

#include <optional>

namespace eid {

/// Puts an answer together from what comes, and stops at what goes beyond the limits or against
/// RFC 9112.
class AnswerCollector
{
public:
    explicit AnswerCollector(PlatformLimits limits);

    /// A status line, a field line or a trailer, with its line end. False: enough.
    bool addHeaderLine(QByteArrayView line);
    /// A piece of the body. False: enough.
    bool addBody(ByteView octets);

    /// Why no more was taken.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] bool hasBegun() const { return m_headerOctets > 0; }
    /// Whether the answer tells where its body ends, other than by the end of the connection.
    [[nodiscard]] bool isDelimited() const;
    /// The answer, once it is complete, with \a status.
    HttpAnswer take(int status);

private:
    bool refuse(ErrorCode code, const char *why);
    bool addField(QByteArrayView line);
    bool checkFraming(const HttpField &field);
    [[nodiscard]] bool has(QByteArrayView name) const;

    PlatformLimits m_limits;
    HttpAnswer m_answer;
    std::size_t m_headerOctets = 0;
    bool m_isInTrailer = false; ///< the header is complete
    std::optional<Error> m_error;
};

} // namespace eid
