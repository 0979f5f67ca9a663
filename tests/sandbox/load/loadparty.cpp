#include "tests/sandbox/load/loadparty.h"

#include "core/jose/jsontext.h"
#include "core/jose/jws.h"

#include <QUrl>

namespace eid::sandbox {

namespace {

constexpr char formType[] = "application/x-www-form-urlencoded";

QJsonObject jsonIn(const QByteArray &body)
{
    return jsonObjectIn({reinterpret_cast<const std::uint8_t *>(body.constData()),
                            static_cast<std::size_t>(body.size())})
        .value_or(QJsonObject());
}

} // namespace

LoadParty::LoadParty(ShopIdentity identity, QString platformAddress, SslContext context)
    : m_identity(std::move(identity))
    , m_address(std::move(platformAddress))
    , m_context(std::move(context))
{ }

Result<std::vector<LoadAsk>> LoadParty::ask(int count)
{
    const ShopRequest wish{QStringLiteral("负载测试")};
    std::vector<LoadAsk> asks;
    for (int index = 0; index < count; ++index) {
        LoadAsk next{randomText(), randomText(), {}};
        const auto request = signRequest(m_identity, m_address, wish, {next.nonce, next.state});
        if (!request)
            return failure(request.error());
        const auto reply = post("/v1/authentication/requests",
            "client_id=" + m_identity.clientId().toUtf8().toPercentEncoding()
                + "&request=" + *request);
        if (!reply)
            return failure(reply.error());
        if (reply->status != 201)
            return failure(ErrorCode::PlatformRefused, QString::fromUtf8(reply->body));
        next.transaction = jsonIn(reply->body)[QLatin1String("transaction_id")].toString().toUtf8();
        asks.push_back(std::move(next));
    }
    return asks;
}

Result<QJsonObject> LoadParty::result(const LoadAsk &ask)
{
    const auto reply = post(
        "/v1/authentication/results", "transaction_id=" + ask.transaction.toPercentEncoding());
    if (!reply)
        return failure(reply.error());
    if (reply->status == 202)
        return QJsonObject();
    if (reply->status != 200)
        return failure(ErrorCode::PlatformRefused, QString::fromUtf8(reply->body));
    return parseJws(reply->body).and_then([](const Jws &jws) { return jws.claims(); });
}

Result<LoadReply> LoadParty::post(const char *path, const QByteArray &form)
{
    // The platform ends a connection after so many requests.
    for (int attempt = 0; attempt < 2; ++attempt) {
        if (!m_connection.isOpen()
            && !m_connection.open(m_context, portIn(m_address), {}, m_session))
            break;
        if (auto reply = m_connection.post(path, formType, form, false)) {
            m_session = m_connection.session();
            return *std::move(reply);
        }
        m_connection.close();
    }
    return failure(ErrorCode::PlatformUnreachable, QLatin1String(path));
}

std::uint16_t portIn(const QString &address)
{
    return static_cast<std::uint16_t>(QUrl(address).port());
}

} // namespace eid::sandbox
