#include "tests/sandbox/platform/presentation.h"

#include "core/crypto/certificate.h"
#include "core/crypto/publickey.h"
#include "core/jose/jsontext.h"
#include "core/jose/keybinding.h"
#include "tests/sandbox/platform/connectionkey.h"
#include "tests/sandbox/platform/copymaking.h"

namespace eid::sandbox {

namespace {

constexpr std::chrono::seconds ageOfSignature{600};
constexpr int secondsAhead = 60;

tl::unexpected<Problem> invalid(const char *title)
{
    return refuse(400, "presentation-invalid", title);
}

ByteView octetsOf(const QByteArray &text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.constData()),
        static_cast<std::size_t>(text.size())};
}

struct Token
{
    QString query; ///< the identifier of the credential that was asked for
    QByteArray presentation;
};

/// The one presentation in \a token (OpenID4VP 1.0, 8.1).
std::optional<Token> tokenIn(const QByteArray &token)
{
    const auto object = jsonObjectIn(octetsOf(token));
    if (!object || object->size() != 1)
        return std::nullopt;
    const QJsonArray presentations = object->begin().value().toArray();
    if (presentations.size() != 1 || !presentations.first().isString())
        return std::nullopt;
    return Token{object->begin().key(), presentations.first().toString().toLatin1()};
}

/// The number of the copy that \a claims are of: its list and its index there.
std::optional<qint64> numberIn(const QJsonObject &claims, const QString &address)
{
    const QJsonObject status
        = claims[QLatin1String("status")].toObject()[QLatin1String("status_list")].toObject();
    const QString prefix = address + QLatin1String("/v1/status-lists/");
    const QString uri = status[QLatin1String("uri")].toString();
    const qint64 index = status[QLatin1String("idx")].toInteger(-1);
    bool isNumber = false;
    const int list = uri.mid(prefix.size()).toInt(&isNumber);
    if (!uri.startsWith(prefix) || !isNumber || list <= 0 || index < 0 || index >= copiesOfList)
        return std::nullopt;
    return list * copiesOfList + index;
}

/// Whether \a token (a JWT of this interface) says under the key of \a signer that its holder has
/// seen the transactions of \a facts.
bool isSignedBy(const QByteArray &token, const CredentialRecord &signer, const RequestFacts &facts,
    const QDateTime &now)
{
    const auto jws = parseJws(token);
    const auto certificate = parseCertificate(signer.certificate);
    if (!jws || !certificate || !certificate->isValidAt(now)
        || jws->header[QLatin1String("typ")] != QLatin1String("eid-transaction+jwt")
        || !verifyJws(*jws, publicKeyOf(*certificate)))
        return false;
    const auto claims = jws->claims();
    QJsonArray transactions;
    for (const QByteArray &data : facts.transactionData)
        transactions.append(QString::fromLatin1(data));
    const auto made
        = claims ? numericDateIn((*claims)[QLatin1String("iat")]) : std::optional<QDateTime>();
    return made && *made >= now.addSecs(-ageOfSignature.count())
        && *made <= now.addSecs(secondsAhead) && (*claims)[QLatin1String("aud")] == facts.clientId
        && (*claims)[QLatin1String("nonce")] == facts.nonce
        && (*claims)[QLatin1String("transaction_data")] == transactions;
}

/// Nothing: there is no transaction.
tl::expected<std::optional<SignedTransaction>, Problem> checkTransactions(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request,
    const RequestFacts &facts, const FormFields &fields)
{
    const QByteArray token = fields["transaction_signature"];
    if (facts.transactionData.isEmpty()) {
        if (token.isEmpty())
            return std::nullopt;
        return invalid("There is no transaction to be signed");
    }
    if (token.isEmpty())
        return refuse(
            400, "transaction-signature-missing", "The transaction is to be signed by the card");
    const auto credentials = storage.credentials(request.peer.cardUuid);
    if (!credentials)
        return refuse(credentials.error());
    for (const CredentialRecord &credential : *credentials) {
        if (credential.slot == QLatin1String("9C") && credential.state == RecordState::Live
            && isSignedBy(token, credential, facts, services.clock.now()))
            return SignedTransaction{token, credential.certificate};
    }
    return invalid("The signature of the transaction does not hold");
}

/// Whether a holder has a say in what must not be disclosed selectively (SD-JWT VC, 3.2.2.2), or
/// tells what no copy of the platform has.
bool disclosesOnlyFacts(const SdJwt &copy)
{
    const QList<QStringList> &facts = copyClaims();
    return std::all_of(copy.disclosures().begin(), copy.disclosures().end(),
        [&](const Disclosure &disclosure) { return facts.contains(disclosure.path); });
}

} // namespace

tl::expected<Presentation, Problem> checkPresentation(const PlatformServices &services,
    PlatformStorage &storage, const PlatformRequest &request, const RequestFacts &facts,
    const FormFields &fields)
{
    const auto token = tokenIn(fields["vp_token"]);
    if (!token)
        return invalid("The token holds no single presentation");
    const auto copy = SdJwt::parse(token->presentation);
    if (!copy)
        return invalid("The presentation is no online copy");
    if (!services.issuer.hasSigned(copy->jws(), QStringLiteral("dc+sd-jwt")))
        return invalid("The copy was not issued here");
    if (!disclosesOnlyFacts(*copy))
        return invalid("The copy discloses what no copy has");
    const QJsonObject &claims = copy->claims();
    const auto number = numberIn(claims, services.address);
    const auto expires = numericDateIn(claims[QLatin1String("exp")]);
    if (!number || !expires || claims[QLatin1String("vct")] != QLatin1String(copyType)
        || claims[QLatin1String("iss")] != services.address)
        return invalid("The copy is none of the platform's");
    // Who has that key has shown in the handshake.
    const auto key = keyOfConnection(request.ssl);
    const QJsonObject holder = claims[QLatin1String("cnf")].toObject();
    if (!key || !isJwkOf(holder[QLatin1String("jwk")].toObject(), *key))
        return invalid("The copy is bound to another key than the connection's");
    const KeyBinding binding{
        facts.clientId, facts.nonce, services.clock.now(), facts.transactionData};
    if (!verifyKeyBinding(*copy, binding, ageOfSignature, *key))
        return invalid("The holder's signature does not hold");
    const auto answer = facts.query.answer(token->query, *copy);
    if (!answer)
        return invalid("The presentation does not tell what was asked for, and nothing else");
    const auto transaction = checkTransactions(services, storage, request, facts, fields);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const QByteArray issued = token->presentation.left(token->presentation.indexOf('~'));
    return Presentation{*number, tokenDigest(issued), *expires, *answer, *transaction};
}

} // namespace eid::sandbox
