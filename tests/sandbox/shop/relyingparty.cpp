#include "tests/sandbox/shop/relyingparty.h"

#include "core/crypto/servicecertificate.h"
#include "core/jose/jsontext.h"
#include "core/jose/jws.h"
#include "tests/sandbox/platform/certificatefacts.h"
#include "tests/sandbox/platform/copyissuer.h"

#include <QUrl>

#include <httplib.h>
#include <openssl/pem.h>

#include <algorithm>

namespace eid::sandbox {

namespace {

constexpr int secondsAhead = 60;
constexpr std::chrono::seconds patience{10};
constexpr std::size_t longestAnswer = 256 * 1024;

ByteView viewOf(const QByteArray &octets)
{
    return {reinterpret_cast<const std::uint8_t *>(octets.constData()),
        static_cast<std::size_t>(octets.size())};
}

/// The certificates in \a pem, as \a take wants them.
template <typename Take>
void forEachIn(const QByteArray &pem, const Take &take)
{
    const BioHandle memory(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    while (memory) {
        const CertificateHandle next(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
        if (!next)
            break;
        take(next.get());
    }
}

QByteArray encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

tl::unexpected<Error> unbelievable(const char *why)
{
    return failure(ErrorCode::PlatformMalformedAnswer, QLatin1String(why));
}

/// The OAuth error or the type of the problem in \a body.
QString reasonIn(const QByteArray &body)
{
    const QJsonObject told = jsonObjectIn(viewOf(body)).value_or(QJsonObject());
    const QString error = told[QLatin1String("error")].toString();
    return error.isEmpty() ? told[QLatin1String("type")].toString() : error;
}

} // namespace

struct RelyingParty::Reply
{
    int status = 0;
    QByteArray body;
};

RelyingParty::RelyingParty(ShopIdentity identity, TrustedPlatform platform, ShopMemory &memory)
    : m_identity(std::move(identity))
    , m_platform(std::move(platform))
    , m_memory(memory)
{
    forEachIn(m_platform.rootsPem, [this](const X509 *root) {
        if (const auto parsed = parseCertificate(derOf(root)))
            m_roots.append(*parsed);
    });
}

Result<ShopTransaction> RelyingParty::begin(const ShopRequest &request)
{
    ShopTransaction transaction;
    transaction.nonce = randomText();
    const auto token
        = signRequest(m_identity, m_platform.address, request, {transaction.nonce, randomText()});
    if (!token)
        return failure(token.error());
    const auto reply = post("/v1/authentication/requests",
        {{"client_id", m_identity.clientId().toUtf8()}, {"request", *token}});
    if (!reply)
        return failure(reply.error());
    if (reply->status != 201)
        return failure(ErrorCode::PlatformRefused, reasonIn(reply->body));
    const QJsonObject pushed = jsonObjectIn(viewOf(reply->body)).value_or(QJsonObject());
    const QString uri = pushed[QLatin1String("request_uri")].toString();
    transaction.identifier = pushed[QLatin1String("transaction_id")].toString().toUtf8();
    const int seconds = pushed[QLatin1String("expires_in")].toInt();
    if (!uri.startsWith(m_platform.address + QLatin1Char('/')) || transaction.identifier.isEmpty()
        || seconds <= 0)
        return unbelievable("no request_uri");
    transaction.expires = QDateTime::currentDateTimeUtc().addSecs(seconds);
    transaction.link = QStringLiteral("openid4vp://?client_id=%1&request_uri=%2")
                           .arg(QString::fromLatin1(encoded(m_identity.clientId())),
                               QString::fromLatin1(encoded(uri)));
    return transaction;
}

Result<ShopResult> RelyingParty::result(
    const ShopTransaction &transaction, const std::optional<QByteArray> &responseCode)
{
    QList<std::pair<QByteArray, QByteArray>> form{{"transaction_id", transaction.identifier}};
    if (responseCode)
        form.append({"response_code", *responseCode});
    const auto reply = post("/v1/authentication/results", form);
    if (!reply)
        return failure(reply.error());
    if (reply->status == 202)
        return ShopResult{};
    if (reply->status == 410)
        return ShopResult{ShopResult::State::Over, {}, {}, {}};
    const QString reason = reasonIn(reply->body);
    if (reply->status == 403 && reason == QLatin1String("urn:eid:problem:access-denied"))
        return ShopResult{ShopResult::State::Declined, {}, {}, {}};
    if (reply->status == 403 && reason == QLatin1String("urn:eid:problem:response-code"))
        return ShopResult{ShopResult::State::Foreign, {}, {}, {}};
    if (reply->status != 200)
        return failure(ErrorCode::PlatformRefused, reason);
    const auto claims = believed(reply->body, transaction.nonce);
    if (!claims)
        return failure(claims.error());
    m_memory.note({{QStringLiteral("from"), QStringLiteral("platform")},
        {QStringLiteral("result"), *claims}});
    ShopResult result;
    result.state = claims->value(QLatin1String("verified")).toBool()
        ? ShopResult::State::Verified
        : ShopResult::State::NotVerified;
    result.fourPart = claims->value(QLatin1String("eid_result")).toString();
    result.pseudonym = claims->value(QLatin1String("sub")).toString();
    result.claims = claims->value(QLatin1String("claims")).toObject();
    const bool passed
        = result.fourPart == QLatin1String("0X0X") || result.fourPart == QLatin1String("000X");
    if (result.state == ShopResult::State::Verified && (!passed || result.pseudonym.isEmpty()))
        return unbelievable("verified, and not");
    return result;
}

Result<QJsonObject> RelyingParty::believed(const QByteArray &token, const QString &nonce) const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto jws = parseJws(token);
    if (!jws || jws->type() != QLatin1String("eid-result+jwt"))
        return unbelievable("no result");
    const auto chain = jws->certificates();
    if (!chain)
        return unbelievable("nobody has signed");
    const auto path = findSigner(*chain, QLatin1String(copyIssuingService), m_roots, now);
    if (!path)
        return unbelievable("somebody else has signed");
    const CertificateHandle signer = certificateOf(chain->first().der);
    const Bytes publicKey = publicKeyDerOf(signer ? X509_get0_pubkey(signer.get()) : nullptr);
    if (!verifyJws(*jws, publicKey))
        return unbelievable("the signature does not hold");
    const auto claims = jws->claims();
    if (!claims || (*claims)[QLatin1String("iss")] != m_platform.address
        || (*claims)[QLatin1String("aud")] != m_identity.clientId()
        || (*claims)[QLatin1String("nonce")] != nonce)
        return unbelievable("of another request");
    const auto issued = numericDateIn((*claims)[QLatin1String("iat")]);
    const auto expires = numericDateIn((*claims)[QLatin1String("exp")]);
    if (!issued || !expires || *issued > now.addSecs(secondsAhead) || *expires <= now)
        return unbelievable("of another time");
    return *claims;
}

Result<RelyingParty::Reply> RelyingParty::post(
    const char *path, const QList<std::pair<QByteArray, QByteArray>> &form)
{
    const QUrl address(m_platform.address);
    httplib::SSLClient client(address.host().toStdString(), address.port(443));
    if (address.host() == QLatin1String("localhost"))
        client.set_hostname_addr_map({{"localhost", "127.0.0.1"}});
    X509_STORE *const store = X509_STORE_new(); // the client's from now on
    forEachIn(m_platform.rootsPem, [store](X509 *root) { X509_STORE_add_cert(store, root); });
    client.set_ca_cert_store(store);
    client.enable_server_certificate_verification(true);
    client.set_connection_timeout(patience);
    client.set_read_timeout(patience);
    client.set_write_timeout(patience);
    QByteArray body;
    for (const auto &[name, value] : form)
        body += (body.isEmpty() ? "" : "&") + name + '=' + QByteArray(value).toPercentEncoding();
    std::string received;
    httplib::Request request;
    request.method = "POST";
    request.path = path;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = body.toStdString();
    request.content_receiver
        = [&received](const char *octets, std::size_t size, std::uint64_t, std::uint64_t) {
              received.append(octets, size);
              return received.size() <= longestAnswer;
          };
    const httplib::Result answer = client.send(request);
    if (!answer)
        return failure(ErrorCode::PlatformUnreachable,
            QString::fromStdString(httplib::to_string(answer.error())));
    const Reply reply{answer->status, QByteArray::fromStdString(received)};
    m_memory.note({{QStringLiteral("from"), QStringLiteral("platform")},
        {QStringLiteral("path"), QLatin1String(path)}, {QStringLiteral("status"), reply.status},
        {QStringLiteral("body"), QString::fromUtf8(reply.body)}});
    return reply;
}

} // namespace eid::sandbox
