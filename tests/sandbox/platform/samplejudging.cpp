#include "tests/sandbox/platform/samplejudging.h"

#include "tests/sandbox/platform/samplesignature.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace eid::sandbox {

namespace {

constexpr int secondsOfPatience = 5;

QByteArray jsonOf(const QString &identifier, const Judgement &judgement)
{
    QJsonObject told{{QStringLiteral("identifier"), identifier}};
    const bool accepted = judgement.comparison && judgement.comparison->accepted;
    told[QLatin1String("state")]
        = accepted ? QStringLiteral("accepted") : QStringLiteral("refused");
    if (!judgement.problem.isEmpty())
        told[QLatin1String("problem")]
            = QString::fromLatin1("urn:eid:problem:" + judgement.problem);
    if (judgement.comparison) {
        const ComparisonRecord &comparison = *judgement.comparison;
        told[QLatin1String("comparison")]
            = QJsonObject{{QStringLiteral("method"), comparison.method},
                {QStringLiteral("score"), comparison.score},
                {QStringLiteral("threshold"), comparison.threshold},
                {QStringLiteral("accepted"), comparison.accepted},
                {QStringLiteral("weak"), comparison.weak}};
    }
    return QJsonDocument(told).toJson(QJsonDocument::Compact);
}

Result<std::optional<CredentialRecord>> liveSignature(
    PlatformStorage &storage, const QString &cardUuid)
{
    const auto all = storage.credentials(cardUuid);
    if (!all)
        return failure(all.error());
    for (const CredentialRecord &credential : *all) {
        if (credential.slot == QLatin1String("9C") && credential.state == RecordState::Live)
            return credential;
    }
    return std::nullopt;
}

Result<Judgement> judge(const PlatformServices &services, PlatformStorage &storage,
    const UploadRecord &upload, const std::optional<CredentialRecord> &signer)
{
    const auto content = storage.faces().content(upload.cardUuid, upload.identifier);
    if (!content)
        return failure(content.error());
    const QDateTime now = services.clock.now();
    const CertificateHandle certificate = signer ? certificateOf(signer->certificate) : nullptr;
    auto envelope
        = signedEnvelope(ByteView(reinterpret_cast<const std::uint8_t *>(content->constData()),
                             static_cast<std::size_t>(content->size())),
            certificate.get(), now);
    if (!envelope)
        return Judgement{envelope.error(), std::nullopt};
    const SealedSample sample{
        upload.cardUuid, upload.identifier, signer->certificate, std::move(*envelope)};
    return services.backOffice->judge(
        sample, storage.faces(),
        [&](const std::function<Result<void>()> &work) { return storage.transaction(work); }, now);
}

/// The result, which is kept; empty where it has to wait.
Result<QByteArray> resultOf(
    const PlatformServices &services, PlatformStorage &storage, const UploadRecord &upload)
{
    const auto signer = liveSignature(storage, upload.cardUuid);
    if (!signer)
        return failure(signer.error());
    const auto judgement = judge(services, storage, upload, *signer);
    if (!judgement)
        return failure(judgement.error());
    const QByteArray result = jsonOf(upload.identifier, *judgement);
    const bool accepted = judgement->comparison && judgement->comparison->accepted;
    const QDateTime now = services.clock.now();
    const auto kept = storage.transaction([&] {
        return storage.faces()
            .setResult(upload.cardUuid, upload.identifier, result,
                accepted ? std::optional(now) : std::nullopt)
            .and_then([&] {
                return storage.addAudit({now, upload.cardUuid,
                    accepted ? QStringLiteral("face-accepted") : QStringLiteral("face-refused"),
                    *signer ? (*signer)->serialNumber : QString()});
            });
    });
    if (!kept)
        return failure(kept.error());
    return result;
}

} // namespace

Answered judgedAnswer(const PlatformServices &services, PlatformStorage &storage,
    const PlatformRequest &request, const UploadRecord &upload)
{
    Answer answer;
    answer.contentType = "application/json";
    answer.body = upload.result;
    if (answer.body.isEmpty() && !request.judgedLater) {
        auto result = resultOf(services, storage, upload);
        // A back office that cannot work now may be able to when it is asked again.
        if (result)
            answer.body = *result;
    }
    if (answer.body.isEmpty()) {
        answer.retryAfter = request.judgedLater.value_or(secondsOfPatience);
        answer.body = QJsonDocument(QJsonObject{{QStringLiteral("identifier"), upload.identifier},
                                        {QStringLiteral("state"), QStringLiteral("judging")}})
                          .toJson(QJsonDocument::Compact);
    }
    return answer;
}

} // namespace eid::sandbox
