#include "tests/sandbox/platform/answers.h"
#include "tests/sandbox/platform/renewalwindow.h"
#include "tests/sandbox/platform/route.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace eid::sandbox {

namespace {

QByteArray base64Of(const Bytes &bytes)
{
    return QByteArray(
        reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()))
        .toBase64();
}

QJsonObject jsonOf(const CredentialRecord &credential)
{
    const CertificateHandle certificate = certificateOf(credential.certificate);
    return {{QStringLiteral("slot"), credential.slot},
        {QStringLiteral("serialNumber"), credential.serialNumber},
        {QStringLiteral("notAfter"),
            timeOf(X509_get0_notAfter(certificate.get())).toString(Qt::ISODate)},
        {QStringLiteral("state"), nameOf(credential.state)},
        {QStringLiteral("certificate"), QString::fromLatin1(base64Of(credential.certificate))}};
}

std::optional<AdminAlgorithm> algorithmNamed(const QString &name)
{
    if (name == QLatin1String("3DES"))
        return AdminAlgorithm::TripleDes;
    if (name == QLatin1String("AES-128"))
        return AdminAlgorithm::Aes128;
    if (name == QLatin1String("AES-192"))
        return AdminAlgorithm::Aes192;
    if (name == QLatin1String("AES-256"))
        return AdminAlgorithm::Aes256;
    return std::nullopt;
}

/// Of a loss rather than of a freeze, where there are both.
QJsonObject suspensionOf(const QList<HoldRecord> &holds)
{
    const auto loss = std::find_if(holds.begin(), holds.end(),
        [](const HoldRecord &hold) { return hold.kind == HoldRecord::Kind::Loss; });
    const HoldRecord &told = loss == holds.end() ? holds.first() : *loss;
    QJsonObject suspension{{QStringLiteral("since"), told.since.toString(Qt::ISODate)}};
    switch (told.kind) {
    case HoldRecord::Kind::Frozen:
        suspension[QLatin1String("reason")] = QStringLiteral("frozen");
        break;
    case HoldRecord::Kind::Loss:
        suspension[QLatin1String("reason")] = QStringLiteral("loss");
        suspension[QLatin1String("identifier")] = told.identifier;
        suspension[QLatin1String("finalAt")] = told.finalAt.toString(Qt::ISODate);
        break;
    }
    return suspension;
}

struct Challenge
{
    AdminAlgorithm algorithm = AdminAlgorithm::TripleDes;
    Bytes octets;
};

std::optional<Challenge> challengeIn(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const auto algorithm = algorithmNamed(object[QLatin1String("algorithm")].toString());
    const auto decoded
        = QByteArray::fromBase64Encoding(object[QLatin1String("challenge")].toString().toLatin1(),
            QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!algorithm || !decoded)
        return std::nullopt;
    const QByteArray &octets = *decoded;
    if (static_cast<std::size_t>(octets.size()) != blockSize(*algorithm))
        return std::nullopt;
    return Challenge{*algorithm, {octets.begin(), octets.end()}};
}

} // namespace

Answered answerCard(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    const auto credentials = storage.credentials(request.peer.cardUuid);
    if (!credentials)
        return refuse(credentials.error());
    QJsonArray shown;
    for (const CredentialRecord &credential : *credentials) {
        if (isRenewable(credential.slot))
            shown << jsonOf(credential);
    }
    const QDateTime opens = renewalOpensAt(*credentials, services.renewalOpensBefore);
    const auto holds = storage.holds().holds(request.peer.cardUuid);
    if (!holds)
        return refuse(holds.error());
    QJsonObject told{{QStringLiteral("cardUuid"), request.peer.cardUuid},
        {QStringLiteral("credentials"), shown},
        {QStringLiteral("renewalOpensAt"), opens.toString(Qt::ISODate)}};
    if (!holds->isEmpty())
        told[QLatin1String("suspended")] = suspensionOf(*holds);
    return jsonAnswer(told);
}

Answered answerAdminChallenge(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    if (request.contentType != "application/json")
        return refuse(415, "unsupported-media-type", "A challenge is application/json");
    const auto challenge = challengeIn(request.body);
    if (!challenge)
        return refuse(400, "malformed-request", "This is no challenge of a card");
    const auto card = storage.card(request.peer.cardUuid);
    if (!card)
        return refuse(card.error());
    if (!*card || (*card)->adminKey.algorithm != challenge->algorithm)
        return refuse(
            409, "administration-key", "The card's administration key is of another algorithm");
    const Bytes response = (*card)->adminKey.encrypt(challenge->octets);
    const auto noted = storage.transaction([&] {
        return storage.addAudit({services.clock.now(), request.peer.cardUuid,
            QStringLiteral("admin-response"), request.peer.serialNumber});
    });
    if (!noted)
        return refuse(noted.error());
    return jsonAnswer({{QStringLiteral("response"), QString::fromLatin1(base64Of(response))}});
}

} // namespace eid::sandbox
