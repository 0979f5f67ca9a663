#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace eid::sandbox {

/// Further fields of an answer.
using AnswerFields = QList<std::pair<QByteArray, QByteArray>>;

/// What the platform answers.
struct Answer
{
    int status = 200;
    QByteArray contentType;
    QByteArray body;
    bool base64 = false; ///< the body is base64 and says so (RFC 7030, 4.1.3)
    std::optional<int> retryAfter; ///< seconds
    AnswerFields fields = {};
};

/// Why the platform refuses (RFC 9457). Names no person.
struct Problem
{
    int status = 500;
    const char *type = "internal"; ///< behind "urn:eid:problem:"
    const char *title = "";
    std::optional<int> retryAfter; ///< seconds
    AnswerFields fields = {};
};

using Answered = tl::expected<Answer, Problem>;

/// \a problem as application/problem+json.
Answer answerOf(const Problem &problem);

/// \a error of the storage as a problem: 507 where the disk is full, else 500.
Problem storageProblem(const Error &error);

/// A Problem ready to be returned from a function that returns an Answered.
inline tl::unexpected<Problem> refuse(int status, const char *type, const char *title)
{
    return tl::unexpected<Problem>(Problem{status, type, title, std::nullopt, {}});
}

inline tl::unexpected<Problem> refuse(const Error &error)
{
    return tl::unexpected<Problem>(storageProblem(error));
}

} // namespace eid::sandbox
