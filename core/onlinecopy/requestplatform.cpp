#include "core/onlinecopy/requestplatform.h"

#include "core/jose/jsontext.h"
#include "core/onlinecopy/formbody.h"
#include "core/onlinecopy/octets.h"
#include "core/platform/problem.h"

#include <QUuid>

#include <utility>

namespace eid {

namespace {

constexpr qsizetype longestRedirect = 2048;

tl::unexpected<Error> unexpectedAnswer(const HttpAnswer &answer)
{
    return failure(
        ErrorCode::PlatformMalformedAnswer, QStringLiteral("HTTP %1").arg(answer.status));
}

bool isThisComputer(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1")
        || host == QLatin1String("::1");
}

} // namespace

RequestPlatform::RequestPlatform(PlatformSession &session, std::stop_token stop)
    : m_session(&session)
    , m_stop(std::move(stop))
{ }

Result<QByteArray> RequestPlatform::requestObject(const QByteArray &path)
{
    HttpRequest request;
    request.path = path;
    request.accept = "application/oauth-authz-req+jwt";
    request.alsoAnswers = {404, 410};
    const auto answer = m_session->send(request, m_stop);
    if (!answer)
        return failure(answer.error());
    if (answer->status == 404 || answer->status == 410)
        return failure(ErrorCode::RequestOver, QStringLiteral("HTTP %1").arg(answer->status));
    if (answer->status != 200 || answer->mediaType() != request.accept)
        return unexpectedAnswer(*answer);
    return QByteArray(reinterpret_cast<const char *>(answer->body.data()),
        static_cast<qsizetype>(answer->body.size()));
}

Result<QUrl> RequestPlatform::post(Bytes form)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.path = responsesPath;
    request.accept = "application/json";
    request.contentType = "application/x-www-form-urlencoded";
    request.body = std::move(form);
    // The very same counts once: where its reply was lost, it can come again.
    request.idempotencyKey = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const auto answer = m_session->send(request, m_stop);
    wipe(request.body);
    if (!answer)
        return failure(responseErrorOf(problemTypeOf(answer.error()), answer.error()));
    if (answer->status != 200 || answer->mediaType() != "application/json")
        return unexpectedAnswer(*answer);
    return redirectIn(answer->body);
}

Result<QUrl> RequestPlatform::answer(const Bytes &form)
{
    return post(form);
}

Bytes answerForm(const OpenRequest &request, const RequestAnswer &answer)
{
    const QJsonObject tokens{
        {request.credential, QJsonArray{QString::fromLatin1(answer.presentation)}}};
    FormBody form;
    form.add("vp_token", compactJson(tokens));
    form.add("state", request.state.toLatin1());
    if (!answer.transactionSignature.isEmpty())
        form.add("transaction_signature", answer.transactionSignature);
    return form.take();
}

Result<QUrl> RequestPlatform::decline(const OpenRequest &request)
{
    FormBody form;
    form.add("error", "access_denied");
    form.add("state", request.state.toLatin1());
    return post(form.take());
}

Result<QUrl> redirectIn(ByteView body)
{
    const auto object = jsonObjectIn(body);
    if (!object)
        return failure(ErrorCode::PlatformMalformedAnswer, QStringLiteral("no JSON object"));
    const QJsonValue value = (*object)[QLatin1String("redirect_uri")];
    if (value.isUndefined())
        return QUrl();
    const QUrl url(value.toString(), QUrl::StrictMode);
    const bool isSafe = url.scheme() == QLatin1String("https")
        || (url.scheme() == QLatin1String("http") && isThisComputer(url.host()));
    if (value.toString().size() > longestRedirect || !url.isValid() || url.host().isEmpty()
        || !url.userInfo().isEmpty() || !isSafe)
        return failure(ErrorCode::PlatformMalformedAnswer, QStringLiteral("redirect_uri"));
    return url;
}

Error responseErrorOf(const QString &problem, const Error &otherwise)
{
    const QLatin1String prefix("urn:eid:problem:");
    if (!problem.startsWith(prefix))
        return otherwise;
    const QString name = problem.sliced(prefix.size());
    if (name == QLatin1String("request-over"))
        return {ErrorCode::RequestOver, problem, std::nullopt};
    if (name.startsWith(QLatin1String("copy-")))
        return {ErrorCode::CopyNotValid, problem, std::nullopt};
    const bool isOfRequest = name == QLatin1String("presentation-invalid")
        || name == QLatin1String("face-sample-missing")
        || name == QLatin1String("transaction-signature-missing")
        || name == QLatin1String("transaction-signature-invalid")
        || name == QLatin1String("request-unknown");
    return isOfRequest ? Error{ErrorCode::RequestRefused, problem, std::nullopt} : otherwise;
}

} // namespace eid
