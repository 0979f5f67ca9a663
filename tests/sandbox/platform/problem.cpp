#include "tests/sandbox/platform/problem.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace eid::sandbox {

Answer answerOf(const Problem &problem)
{
    const QJsonObject object{
        {QStringLiteral("type"), QStringLiteral("urn:eid:problem:") + QLatin1String(problem.type)},
        {QStringLiteral("title"), QLatin1String(problem.title)},
        {QStringLiteral("status"), problem.status}};
    Answer answer;
    answer.status = problem.status;
    answer.contentType = "application/problem+json";
    answer.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    answer.retryAfter = problem.retryAfter;
    answer.fields = problem.fields;
    return answer;
}

Problem storageProblem(const Error &error)
{
    if (error.code == ErrorCode::StoreFull)
        return {507, "storage-full", "There is no room to keep this", std::nullopt, {}};
    return {500, "internal", "The platform failed", std::nullopt, {}};
}

} // namespace eid::sandbox
