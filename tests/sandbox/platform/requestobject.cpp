#include "tests/sandbox/platform/requestobject.h"

#include "core/jose/base64url.h"
#include "core/jose/jsontext.h"
#include "tests/sandbox/platform/partykeys.h"

#include <algorithm>

namespace eid::sandbox {

namespace {

constexpr char clientPrefix[] = "x509_san_dns:";
constexpr int secondsOfRequest = 600;
constexpr int secondsAhead = 60;
constexpr qsizetype lettersOf128Bits = 22; // of 6 bits each
constexpr qsizetype mostLetters = 512;
constexpr qsizetype longestPurpose = 300;
constexpr qsizetype longestText = 4096;
constexpr qsizetype mostTransactions = 8;

tl::unexpected<RequestFault> wrong(const char *description)
{
    return tl::unexpected(RequestFault{"invalid_request_object", description});
}

/// Letters that need no encoding in a URL, enough of them that nobody guesses it.
bool isRandomText(const QString &text)
{
    return text.size() >= lettersOf128Bits && text.size() <= mostLetters
        && std::all_of(text.begin(), text.end(), [](QChar letter) {
               const char16_t code = letter.unicode();
               return (code >= u'a' && code <= u'z') || (code >= u'A' && code <= u'Z')
                   || (code >= u'0' && code <= u'9') || code == u'-' || code == u'.' || code == u'_'
                   || code == u'~';
           });
}

/// Plain text in one line.
bool isPurpose(const QString &text)
{
    return !text.trimmed().isEmpty() && text.size() <= longestPurpose
        && std::all_of(text.begin(), text.end(), [](QChar letter) {
               return letter.category() != QChar::Other_Control
                   && letter.category() != QChar::Separator_Line
                   && letter.category() != QChar::Separator_Paragraph;
           });
}

std::optional<AuthenticationLevel> levelNamed(const QJsonValue &name)
{
    for (const auto level : {AuthenticationLevel::Copy, AuthenticationLevel::CopyAndFace}) {
        if (name == nameOf(level))
            return level;
    }
    return std::nullopt;
}

bool isTransaction(const QByteArray &encoded, const DcqlQuery &query)
{
    const auto octets = fromBase64Url(encoded);
    const auto object = octets ? jsonObjectIn(*octets) : std::nullopt;
    if (!object || (*object)[QLatin1String("type")] != QLatin1String("urn:eid:transaction:text"))
        return false;
    const QString text = (*object)[QLatin1String("text")].toString();
    const QJsonArray ids = (*object)[QLatin1String("credential_ids")].toArray();
    return !text.isEmpty() && text.size() <= longestText && !ids.isEmpty()
        && std::all_of(
            ids.begin(), ids.end(), [&](const QJsonValue &id) { return query.has(id.toString()); });
}

std::optional<QList<QByteArray>> transactionsIn(const QJsonObject &claims, const DcqlQuery &query)
{
    QList<QByteArray> transactions;
    const QJsonValue value = claims[QLatin1String("transaction_data")];
    if (value.isUndefined())
        return transactions;
    for (const auto entry : value.toArray()) {
        transactions << entry.toString().toLatin1();
        if (!isTransaction(transactions.last(), query))
            return std::nullopt;
    }
    if (transactions.isEmpty() || transactions.size() > mostTransactions)
        return std::nullopt;
    return transactions;
}

bool isAddressed(const QJsonObject &claims, const QString &address)
{
    return claims[QLatin1String("response_type")] == QLatin1String("vp_token")
        && claims[QLatin1String("response_mode")] == QLatin1String("direct_post")
        && claims[QLatin1String("response_uri")]
        == QString(address + QLatin1String("/v1/authentication/responses"))
        && !claims.contains(QLatin1String("redirect_uri"))
        && !claims.contains(QLatin1String("request_uri"))
        && !claims.contains(QLatin1String("request"));
}

/// Whether the request is of now and for no longer than it may be.
bool isInTime(const QJsonObject &claims, const QDateTime &now)
{
    const auto issued = numericDateIn(claims[QLatin1String("iat")]);
    const auto expires = numericDateIn(claims[QLatin1String("exp")]);
    return issued && expires && *issued <= now.addSecs(secondsAhead) && *expires > now
        && issued->secsTo(*expires) <= secondsOfRequest;
}

/// Who has signed \a jws is a relying party below the roots, at \a host and with \a name.
bool isBy(
    const Jws &jws, const PlatformServices &services, const QByteArray &host, const QString &name)
{
    const auto signer = services.parties.signerOf(jws, services.clock.now());
    return signer && signer->names.uris.contains(relyingPartyService)
        && signer->names.hosts.contains(host) && signer->names.organisation == name
        && verifyJws(jws, signer->key);
}

} // namespace

QString nameOf(AuthenticationLevel level)
{
    switch (level) {
    case AuthenticationLevel::Copy:
        return QStringLiteral("urn:eid:acr:copy");
    case AuthenticationLevel::CopyAndFace:
        return QStringLiteral("urn:eid:acr:copy-face");
    }
    Q_UNREACHABLE();
}

tl::expected<RequestFacts, RequestFault> requestFactsOf(
    const QJsonObject &claims, const QString &address)
{
    RequestFacts facts;
    facts.clientId = claims[QLatin1String("client_id")].toString();
    if (!facts.clientId.startsWith(QLatin1String(clientPrefix)))
        return wrong("The client_id is none of x509_san_dns");
    facts.host = facts.clientId.mid(int(sizeof clientPrefix) - 1).toLatin1();
    if (!isAddressed(claims, address))
        return wrong("The answer is wanted in another way than there is");
    const QString state = claims[QLatin1String("state")].toString();
    facts.nonce = claims[QLatin1String("nonce")].toString();
    if (!isRandomText(state) || !isRandomText(facts.nonce))
        return wrong("state and nonce are not random enough");
    facts.state = state.toLatin1();
    const auto level = levelNamed(claims[QLatin1String("acr_values")]);
    if (!level)
        return wrong("acr_values is not understood");
    facts.level = *level;
    if (!isPurpose(claims[QLatin1String("purpose")].toString()))
        return wrong("A purpose in one line of plain text is missing");
    auto query = DcqlQuery::parse(claims[QLatin1String("dcql_query")].toObject());
    if (!query)
        return wrong(query.error());
    facts.query = *std::move(query);
    const auto transactions = transactionsIn(claims, facts.query);
    if (!transactions)
        return tl::unexpected(
            RequestFault{"invalid_transaction_data", "transaction_data is not understood"});
    facts.transactionData = *transactions;
    facts.expires = numericDateIn(claims[QLatin1String("exp")]).value_or(QDateTime());
    return facts;
}

tl::expected<RequestFacts, RequestFault> checkRequest(
    const PlatformServices &services, const RelyingPartyRecord &party, const QByteArray &request)
{
    const auto jws = parseJws(request);
    if (!jws || jws->header[QLatin1String("typ")] != QLatin1String("oauth-authz-req+jwt"))
        return wrong("The request is no signed authorization request");
    const QByteArray host = party.clientId.mid(int(sizeof clientPrefix) - 1).toLatin1();
    if (!isBy(*jws, services, host, party.name))
        return wrong("The request is not signed by the relying party");
    const auto claims = jws->claims();
    if (!claims || (*claims)[QLatin1String("client_id")] != party.clientId
        || (claims->contains(QLatin1String("iss"))
            && (*claims)[QLatin1String("iss")] != party.clientId))
        return wrong("The request is another relying party's");
    if ((*claims)[QLatin1String("aud")] != QLatin1String("https://self-issued.me/v2"))
        return wrong("The request is for somebody else");
    if (!isInTime(*claims, services.clock.now()))
        return wrong("The request has expired, or is for too long");
    return requestFactsOf(*claims, services.address);
}

} // namespace eid::sandbox
