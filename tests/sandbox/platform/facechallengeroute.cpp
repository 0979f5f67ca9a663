#include "tests/sandbox/platform/certificatefacts.h"
#include "tests/sandbox/platform/route.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <openssl/rand.h>

#include <algorithm>
#include <array>

namespace eid::sandbox {

namespace {

constexpr int secondsOfChallenge = 86'400;
constexpr int daysRemembered = 30; // so that a late sample hears that it is late
constexpr int mostOpenChallenges = 1000;
constexpr int octetsOfNonce = 32;
constexpr qsizetype movementsOfChallenge = 3;

/// From 0 to \a limit - 1, each as likely: what would favour some is drawn again.
std::optional<std::uint32_t> drawBelow(std::uint32_t limit)
{
    for (;;) {
        std::uint8_t octet = 0;
        if (RAND_bytes(&octet, 1) != 1)
            return std::nullopt;
        if (octet < 256 - 256 % limit)
            return octet % limit;
    }
}

/// Different ones, so that each shows in a key frame of its own. Empty: no random numbers.
QStringList drawMovements()
{
    QStringList all{QStringLiteral("turn-left"), QStringLiteral("turn-right"),
        QStringLiteral("blink"), QStringLiteral("come-closer")};
    QStringList drawn;
    while (drawn.size() < movementsOfChallenge) {
        const auto which = drawBelow(static_cast<std::uint32_t>(all.size()));
        if (!which)
            return {};
        drawn << all.takeAt(static_cast<qsizetype>(*which));
    }
    return drawn;
}

std::optional<ChallengeRecord> draw(const QDateTime &now)
{
    std::array<std::uint8_t, octetsOfNonce + 16> octets{};
    if (RAND_bytes(octets.data(), static_cast<int>(octets.size())) != 1)
        return std::nullopt;
    const QByteArray all(reinterpret_cast<const char *>(octets.data()), qsizetype(octets.size()));
    ChallengeRecord challenge;
    challenge.identifier
        = QUuid::fromRfc4122(all.mid(octetsOfNonce)).toString(QUuid::WithoutBraces);
    challenge.nonce = all.left(octetsOfNonce);
    challenge.movements = drawMovements();
    // To the second, as it is told.
    challenge.expires
        = QDateTime::fromSecsSinceEpoch(now.toSecsSinceEpoch() + secondsOfChallenge, Qt::UTC);
    return challenge.movements.isEmpty() ? std::nullopt : std::optional(challenge);
}

/// Within a transaction.
Answered issue(FaceStorage &storage, const QDateTime &now)
{
    if (const auto done = storage.forgetChallengesBefore(now.addDays(-daysRemembered)); !done)
        return refuse(done.error());
    const auto open = storage.openChallenges(now);
    if (!open)
        return refuse(open.error());
    if (*open >= mostOpenChallenges)
        return refuse(503, "busy", "Try again later");
    const auto challenge = draw(now);
    if (!challenge)
        return refuse(500, "internal", "The platform failed");
    if (const auto kept = storage.addChallenge(*challenge); !kept)
        return refuse(kept.error());
    const QJsonObject told{{QStringLiteral("identifier"), challenge->identifier},
        {QStringLiteral("nonce"), QString::fromLatin1(challenge->nonce.toBase64())},
        {QStringLiteral("movements"), QJsonArray::fromStringList(challenge->movements)},
        {QStringLiteral("expires"), challenge->expires.toString(Qt::ISODate)}};
    Answer answer;
    answer.status = 201;
    answer.contentType = "application/json";
    answer.body = QJsonDocument(told).toJson(QJsonDocument::Compact);
    return answer;
}

} // namespace

Answered answerFaceChallenge(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &)
{
    Answered answered = refuse(500, "internal", "The platform failed");
    const auto done = storage.transaction([&]() -> Result<void> {
        answered = issue(storage.faces(), services.clock.now());
        if (!answered)
            return failure(ErrorCode::PlatformRefused);
        return {};
    });
    return done || !answered ? answered : Answered(refuse(done.error()));
}

Answered answerBackOfficeCertificate(
    const PlatformServices &services, PlatformStorage &, const PlatformRequest &)
{
    if (services.backOffice == nullptr)
        return refuse(503, "busy", "No face samples are taken here");
    std::vector<CertificateHandle> certificates;
    QList<X509 *> bag;
    for (const Bytes &der : services.backOffice->certificates()) {
        certificates.push_back(certificateOf(der));
        bag << certificates.back().get();
    }
    return base64Answer(certificatesOnly(bag), "application/pkcs7-mime; smime-type=certs-only");
}

} // namespace eid::sandbox
