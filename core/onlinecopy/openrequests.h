#pragma once

#include "core/base/result.h"
#include "core/onlinecopy/requestobject.h"
#include "core/onlinecopy/sentanswer.h"

#include <QDateTime>
#include <QHash>
#include <QString>

#include <memory>
#include <optional>

namespace eid {

/// The one request that may be open, and those that were answered lately.
///
/// Threads: one.
class OpenRequests
{
public:
    /// One is read now. Fails with RequestBusy where another one is read, open at \a now, or being
    /// answered.
    Result<void> beginReading(const QDateTime &now);
    /// What came of it. It is open then, unless it was answered before: RequestOver.
    Result<OpenRequest> finishReading(Result<OpenRequest> read);

    [[nodiscard]] const std::optional<OpenRequest> &open() const { return m_open; }
    /// What was sent in answer to it, for the one that answers it; of each reading its own.
    [[nodiscard]] std::shared_ptr<SentAnswer> sent() const { return m_sent; }

    /// It is being answered, until finishAnswer().
    void beginAnswer() { m_isAnswering = true; }
    /// \a error: nothing where it was answered. Closes it unless it can be tried again.
    void finishAnswer(const std::optional<Error> &error);
    [[nodiscard]] bool isAnswering() const { return m_isAnswering; }

    /// Nobody may answer it any more. Returns what was open.
    std::optional<OpenRequest> close();

private:
    void remember(const OpenRequest &request);

    bool m_isReading = false;
    bool m_isAnswering = false;
    std::optional<OpenRequest> m_open;
    std::shared_ptr<SentAnswer> m_sent;
    /// Until when a request could come again, by whose it is and its nonce.
    QHash<QString, QDateTime> m_answered;
};

} // namespace eid
