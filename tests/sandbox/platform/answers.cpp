#include "tests/sandbox/platform/answers.h"

#include <QJsonDocument>

namespace eid::sandbox {

Answer jsonAnswer(const QJsonObject &object, int status)
{
    Answer answer;
    answer.status = status;
    answer.contentType = "application/json";
    answer.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return answer;
}

Answer jwtAnswer(const char *type, const QByteArray &token)
{
    Answer answer;
    answer.contentType = QByteArray("application/") + type;
    answer.body = token;
    return answer;
}

Answer oauthError(const char *error, const char *description, const char *problem)
{
    QJsonObject object{{QStringLiteral("error"), QLatin1String(error)},
        {QStringLiteral("error_description"), QLatin1String(description)}};
    if (problem != nullptr)
        object[QLatin1String("problem")]
            = QStringLiteral("urn:eid:problem:") + QLatin1String(problem);
    return jsonAnswer(object, 400);
}

Answered answeredWithin(PlatformStorage &storage, const std::function<Answered()> &work)
{
    Answered answered = refuse(500, "internal", "The platform failed");
    const auto done = storage.transaction([&]() -> Result<void> {
        answered = work();
        if (!answered)
            return failure(ErrorCode::PlatformRefused);
        return {};
    });
    return done || !answered ? answered : Answered(refuse(done.error()));
}

} // namespace eid::sandbox
