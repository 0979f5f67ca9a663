#include "tests/sandbox/platform/openapicopies.h"

#include "tests/sandbox/platform/softparty.h"

namespace eid::sandbox {

namespace {

constexpr char json[] = "application/json";
constexpr char tokenPath[] = "/v1/copies/token";
constexpr char noncePath[] = "/v1/copies/nonce";
constexpr char credentialPath[] = "/v1/copies/credential";
constexpr char requestPath[] = "/v1/authentication/requests";
constexpr char responsePath[] = "/v1/authentication/responses";
constexpr char resultPath[] = "/v1/authentication/results";
constexpr char reportPath[] = "/v1/loss-reports";
constexpr char codePath[] = "/v1/card/loss-code";
constexpr char freezePath[] = "/v1/card/freeze";
constexpr char unfreezePath[] = "/v1/card/unfreeze";
constexpr char issuerPath[] = "/.well-known/openid-credential-issuer";
constexpr char serverPath[] = "/.well-known/oauth-authorization-server";
constexpr char unknownRequest[] = "/v1/authentication/requests/AAAAAAAAAAAAAAAAAAAAAA";
constexpr char unknownReport[] = "/v1/loss-reports/5f1d6b1e-3c1c-4a53-9a3e-0f4a2c7d9b10/withdrawal";
constexpr char wrongCode[] = R"({"code":"AAAA-AAAA-AAAA-AAAA"})";

QByteArray tooMuch()
{
    return QByteArray(70'000, 'x');
}

QByteArray copyRequest(const QByteArray &proof)
{
    return R"({"credential_configuration_id":"online-copy","proofs":{"jwt":[")" + proof + "\"]}}";
}

/// What is asked twice, the first time with no room to keep it.
void askWithoutRoom(OpenApiRecord &record, PlatformCase &scene, PlatformClient &client,
    const QByteArray &path, const QByteArray &type = {}, const QByteArray &body = {})
{
    scene.arm({QStringLiteral("disk-full=1")});
    for (int i = 0; i < 2; ++i)
        record.ask(client, "POST", path, type, body);
}

void takeCopies(OpenApiRecord &record, PlatformCase &scene, CopyHolder &holder)
{
    const auto offer = scene.platform().offerCopies(PlatformCase::cardUuid());
    if (!offer)
        qFatal("No offer");
    const QList<std::pair<QByteArray, QByteArray>> grant{
        {"grant_type", "urn:ietf:params:oauth:grant-type:pre-authorized_code"},
        {"pre-authorized_code", CopyHolder::codeIn(offer->link)}};
    const auto withCode = [&](const QString &code) {
        return formOf(
            grant + QList<std::pair<QByteArray, QByteArray>>{{"tx_code", code.toLatin1()}});
    };
    const auto client = holder.client();
    record.ask(*client, "POST", tokenPath, formType, withCode(QStringLiteral("x")));
    record.ask(*client, "POST", tokenPath, formType, "grant_type=refresh_token&refresh_token=x");
    record.ask(*client, "POST", tokenPath, formType, "grant_type=x");
    askWithoutRoom(record, scene, *client, tokenPath, formType, withCode(offer->transactionCode));
    const QByteArray access = QJsonDocument::fromJson(record.last())
                                  .object()[QLatin1String("access_token")]
                                  .toString()
                                  .toLatin1();
    record.ask(*client, "POST", tokenPath, formType, withCode(offer->transactionCode));
    const QByteArray bearer = "Authorization: Bearer " + access + "\r\n";
    const QByteArray body = copyRequest(holder.proof(holder.nonce()));
    record.ask(*client, "POST", credentialPath, json, body);
    scene.arm({QStringLiteral("disk-full=1")});
    for (int i = 0; i < 3; ++i)
        record.ask(*client, "POST", credentialPath, json, body, bearer);
    record.ask(*client, "POST", credentialPath, json, copyRequest("a.b.c"), bearer);
    record.ask(*client, "POST", credentialPath, json, "{}", bearer);
    record.ask(*client, "GET", "/v1/status-lists/1");
    record.ask(*client, "GET", "/v1/status-lists/2");
}

QByteArray resultForm(const SoftParty::Asked &asked)
{
    return formOf({{"transaction_id", asked.transactionId}});
}

QByteArray responseForm(
    const CopyHolder &holder, const QByteArray &copy, const SoftParty::Asked &asked)
{
    return formOf({{"vp_token", "{\"copy\":[\"" + presentation(holder, copy, asked) + "\"]}"},
        {"state", asked.claims[QLatin1String("state")].toString().toLatin1()}});
}

void authenticate(OpenApiRecord &record, PlatformCase &scene, CopyHolder &holder)
{
    const SoftParty shop(scene, "shop.example", QStringLiteral("示例商店"));
    const QByteArray copy = holder.take().first();
    const auto client = holder.client();
    const QByteArray request = shop.sign(shop.claims());
    const QByteArray pushed
        = formOf({{"client_id", shop.clientId().toLatin1()}, {"request", request}});
    askWithoutRoom(record, scene, *client, requestPath, formType, pushed);
    record.ask(*client, "POST", requestPath, formType, pushed);
    record.ask(*client, "POST", requestPath, formType, "client_id=x&request=y");
    record.ask(*client, "POST", requestPath, "text/plain", "x");

    const auto asked = shop.ask();
    record.ask(*client, "GET", asked.requestUri);
    record.ask(*client, "POST", resultPath, formType, resultForm(asked));
    const QByteArray form = responseForm(holder, copy, asked);
    record.ask(*client, "POST", responsePath, formType, "state=x");
    record.ask(*client, "POST", responsePath, formType,
        QByteArray(form).replace("vp_token=", "vp_token=x"));
    askWithoutRoom(record, scene, *client, responsePath, formType, form);
    record.ask(*client, "POST", responsePath, formType, form);
    record.ask(*client, "GET", asked.requestUri);
    record.ask(*client, "POST", resultPath, formType, resultForm(asked));
    record.ask(*client, "POST", resultPath, formType, resultForm(asked) + "&response_code=another");
    scene.arm({QStringLiteral("clock=601")});
    record.ask(*client, "POST", resultPath, formType, resultForm(asked));
    scene.arm({});

    const auto declined = shop.ask();
    const QByteArray state
        = "&state=" + declined.claims[QLatin1String("state")].toString().toLatin1();
    for (const char *error : {"access_denied", "access_denied", "invalid_request"})
        record.ask(*client, "POST", responsePath, formType, "error=" + (error + state));
    record.ask(*client, "POST", resultPath, formType, resultForm(declined));

    const auto suspended = shop.ask();
    record.ask(*client, "POST", freezePath);
    record.ask(*client, "POST", responsePath, formType, responseForm(holder, copy, suspended));
    record.ask(*client, "POST", unfreezePath);
    record.ask(*client, "POST", resultPath, formType, resultForm(suspended));
}

void loseAndFind(OpenApiRecord &record, PlatformCase &scene, CopyHolder &holder)
{
    const auto client = holder.client();
    record.ask(*client, "POST", freezePath);
    record.ask(*client, "GET", "/v1/card");
    record.ask(*client, "POST", codePath);
    for (const char *path : {unfreezePath, freezePath, unfreezePath, codePath})
        askWithoutRoom(record, scene, *client, path);
    const QByteArray report = record.last();
    record.ask(*client, "POST", reportPath, "text/plain", report);
    record.ask(*client, "POST", reportPath, json, "{}");
    askWithoutRoom(record, scene, *client, reportPath, json, report);
    const QByteArray withdrawal = "/v1/loss-reports/"
        + QJsonDocument::fromJson(record.last())
              .object()[QLatin1String("identifier")]
              .toString()
              .toLatin1()
        + "/withdrawal";
    record.ask(*client, "GET", "/v1/card");
    for (const char *path : {codePath, tokenPath, credentialPath})
        record.ask(*client, "POST", path);
    askWithoutRoom(record, scene, *client, withdrawal);
    record.ask(*client, "POST", withdrawal);
    for (int i = 0; i < 4; ++i)
        record.ask(*client, "POST", reportPath, json, wrongCode);
    const auto signature = scene.client(scene.signature);
    for (const char *path :
        {codePath, tokenPath, credentialPath, freezePath, unfreezePath, unknownReport})
        record.ask(*signature, "POST", path, formType, "x");
}

} // namespace

void askForCopies(OpenApiRecord &record, PlatformCase &scene)
{
    CopyHolder holder(scene, scene.authentication);
    const auto stranger = scene.client();
    if (!stranger->connect())
        qFatal("No connection");
    record.ask(*stranger, "GET", issuerPath);
    record.ask(*stranger, "GET", serverPath);
    record.ask(*stranger, "POST", noncePath);
    record.ask(*stranger, "POST", responsePath, formType, "vp_token=x&state=y");
    for (const char *path : {tokenPath, noncePath, credentialPath, requestPath, responsePath,
             resultPath, codePath, reportPath, unknownReport, freezePath, unfreezePath})
        record.ask(*stranger, "POST", path, formType, tooMuch());
    takeCopies(record, scene, holder);
    authenticate(record, scene, holder);
    loseAndFind(record, scene, holder);
    scene.arm({});
}

void askForCopiesInVain(OpenApiRecord &record, PlatformClient &client)
{
    for (const char *path : {issuerPath, serverPath, "/v1/status-lists/9", unknownRequest})
        record.ask(client, "GET", path);
    for (const char *path :
        {tokenPath, noncePath, credentialPath, codePath, unknownReport, freezePath, unfreezePath})
        record.ask(client, "POST", path);
    record.ask(client, "POST", requestPath, formType, "client_id=x&request=y");
    record.ask(client, "POST", responsePath, "text/plain", "x");
    record.ask(client, "POST", responsePath, formType, "x");
    record.ask(client, "POST", resultPath, "text/plain", "x");
    record.ask(client, "POST", resultPath, formType, "x");
    record.ask(client, "POST", resultPath, formType, "transaction_id=x");
    record.ask(client, "POST", reportPath, json, R"({"code":"x"})");
}

} // namespace eid::sandbox
