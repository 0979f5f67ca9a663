#include "core/onlinecopy/lossplatform.h"

#include "core/jose/jsontext.h"
#include "core/onlinecopy/formbody.h"
#include "core/onlinecopy/octets.h"
#include "core/platform/problem.h"

#include <algorithm>
#include <utility>

namespace eid {

namespace {

constexpr std::size_t lettersOfCode = 16;
constexpr std::size_t lettersOfGroup = 4;

tl::unexpected<Error> malformed(const char *what)
{
    return failure(ErrorCode::PlatformMalformedAnswer, QString::fromLatin1(what));
}

/// What the platform's refusal means to whoever reports, withdraws, freezes or releases.
Error reportErrorOf(const Error &error)
{
    const QString problem = problemTypeOf(error);
    if (error.code != ErrorCode::PlatformRefused || problem.isEmpty())
        return error;
    const QLatin1String refusals[] = {QLatin1String("urn:eid:problem:loss-code-wrong"),
        QLatin1String("urn:eid:problem:not-found"), QLatin1String("urn:eid:problem:card-suspended"),
        QLatin1String("urn:eid:problem:loss-final")};
    const bool isOfReport = std::ranges::find(refusals, problem) != std::end(refusals);
    return isOfReport ? Error{ErrorCode::LossReportRefused, problem, std::nullopt} : error;
}

std::optional<QDateTime> timeIn(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return time.toUTC();
}

/// A UUID in lower case: it goes into a path.
bool isIdentifier(const QString &text)
{
    constexpr qsizetype longest = 64;
    return !text.isEmpty() && text.size() <= longest && std::ranges::all_of(text, [](QChar c) {
        return (c >= u'a' && c <= u'f') || (c >= u'0' && c <= u'9') || c == u'-';
    });
}

/// A report of loss, which is told when it is made and afterwards in almost the same words.
Result<LossState> reportIn(const QJsonObject &object, QLatin1String since)
{
    const auto begun = timeIn(object[since]);
    const auto ends = timeIn(object[QLatin1String("finalAt")]);
    const QString identifier = object[QLatin1String("identifier")].toString();
    if (!begun || !ends || !isIdentifier(identifier))
        return malformed("a report of loss");
    return LossState{CardUse::ReportedLost, *begun, *ends, identifier, std::nullopt};
}

} // namespace

Result<LossState> lossStateIn(ByteView body)
{
    const auto object = jsonObjectIn(body);
    if (!object)
        return malformed("no JSON object");
    const QJsonValue suspended = (*object)[QLatin1String("suspended")];
    if (suspended.isUndefined() || suspended.isNull())
        return LossState{};
    const QJsonObject hold = suspended.toObject();
    const QJsonValue kind = hold[QLatin1String("reason")];
    if (kind == QLatin1String("loss"))
        return reportIn(hold, QLatin1String("since"));
    const auto since = timeIn(hold[QLatin1String("since")]);
    if (kind != QLatin1String("frozen") || !since)
        return malformed("suspended");
    return LossState{CardUse::Frozen, *since, {}, {}, std::nullopt};
}

Result<LossState> lossReportIn(ByteView body)
{
    const auto object = jsonObjectIn(body);
    if (!object)
        return malformed("no JSON object");
    return reportIn(*object, QLatin1String("suspendedAt"));
}

Result<Secret> lossCodeIn(const Secret &entry)
{
    Secret code;
    std::size_t letters = 0;
    for (std::uint8_t octet : entry.octets()) {
        if (octet == ' ' || octet == '-' || octet == '\t')
            continue;
        if (octet >= 'a' && octet <= 'z')
            octet = static_cast<std::uint8_t>(octet - 'a' + 'A');
        const bool isLetter
            = (octet >= 'A' && octet <= 'Z') || (octet >= '2' && octet <= '7'); // RFC 4648, 6
        if (!isLetter || letters == lettersOfCode)
            return failure(ErrorCode::LossReportRefused, QStringLiteral("no such code"));
        if (letters > 0 && letters % lettersOfGroup == 0)
            code.append('-');
        code.append(octet);
        ++letters;
    }
    if (letters != lettersOfCode)
        return failure(ErrorCode::LossReportRefused, QStringLiteral("no such code"));
    return code;
}

LossPlatform::LossPlatform(PlatformSession &session, std::stop_token stop)
    : m_session(&session)
    , m_stop(std::move(stop))
{ }

Result<HttpAnswer> LossPlatform::post(const QByteArray &path, Bytes body)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.path = path;
    request.accept = "application/json";
    if (!body.empty())
        request.contentType = "application/json";
    request.body = std::move(body);
    auto answer = m_session->send(request, m_stop);
    wipe(request.body);
    if (!answer)
        return failure(reportErrorOf(answer.error()));
    return answer;
}

Result<LossState> LossPlatform::state()
{
    HttpRequest request;
    request.path = "/v1/card";
    request.accept = "application/json";
    const auto answer = m_session->send(request, m_stop);
    if (!answer
        && problemTypeOf(answer.error()) == QLatin1String("urn:eid:problem:credential-over"))
        return LossState{CardUse::Revoked, {}, {}, {}, std::nullopt};
    if (!answer)
        return failure(answer.error());
    if (answer->status != 200 || answer->mediaType() != "application/json")
        return failure(
            ErrorCode::PlatformMalformedAnswer, QStringLiteral("HTTP %1").arg(answer->status));
    return lossStateIn(answer->body);
}

Result<Secret> LossPlatform::lossCode()
{
    auto answer = post("/v1/card/loss-code");
    if (!answer)
        return failure(answer.error());
    const auto object = jsonObjectIn(answer->body);
    wipe(answer->body);
    if (!object)
        return malformed("no JSON object");
    QByteArray told = (*object)[QLatin1String("code")].toString().toLatin1();
    auto code = lossCodeIn(Secret(octetsOf(told)));
    told.fill(0);
    if (!code)
        return malformed("code");
    return code;
}

Result<LossState> LossPlatform::report(const Secret &code)
{
    // Letters, digits and hyphens alone: no JSON escapes.
    Bytes body;
    append(body, octetsOf("{\"code\":\""));
    append(body, code.octets());
    append(body, octetsOf("\"}"));
    const auto answer = post("/v1/loss-reports", std::move(body));
    if (!answer)
        return failure(answer.error());
    return lossReportIn(answer->body);
}

Result<LossState> LossPlatform::withdraw(const QString &identifier)
{
    const auto answer
        = post("/v1/loss-reports/" + identifier.toLatin1() + QByteArray("/withdrawal"));
    if (!answer)
        return failure(answer.error());
    return state();
}

Result<LossState> LossPlatform::freeze()
{
    const auto answer = post("/v1/card/freeze");
    if (!answer)
        return failure(answer.error());
    return state();
}

Result<LossState> LossPlatform::unfreeze()
{
    const auto answer = post("/v1/card/unfreeze");
    if (!answer)
        return failure(answer.error());
    return state();
}

} // namespace eid
