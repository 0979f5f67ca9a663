#include "core/facesample/samplerun.h"

#include "core/crypto/cmsenvelope.h"
#include "core/crypto/cmssignature.h"
#include "core/facesample/faceplatform.h"
#include "core/facesample/samplepackage.h"
#include "core/platform/problem.h"
#include "core/store/journal.h"
#include "core/store/sealedsamples.h"
#include "core/store/store.h"

#include <QCryptographicHash>
#include <QUuid>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace eid {

namespace {

constexpr int mostLooks = 5; ///< for the verdict of the back office
constexpr std::chrono::milliseconds longestLook{10'000};

/// Names the samples of one challenge and one picture, and tells nothing of either.
QString identifierOf(const FaceSample &sample)
{
    static const QUuid space(QStringLiteral("{6f0c3c2e-5a0b-4f55-8f5e-2a6c1f6f3f0d}"));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(sample.challenge.nonce);
    const ByteView jpeg = sample.picture.jpeg.octets();
    hash.addData(QByteArrayView(jpeg.data(), static_cast<qsizetype>(jpeg.size())));
    return QUuid::createUuidV5(space, hash.result()).toString(QUuid::WithoutBraces);
}

/// Whether the way to the platform is at fault, and later it may be open.
bool mayPassLater(ErrorCode code)
{
    // The last two: a network that wants a log-in first answers in the platform's place.
    constexpr std::array passing{ErrorCode::PlatformUnreachable, ErrorCode::ProxyFailed,
        ErrorCode::ProxyAuthentication, ErrorCode::TimedOut, ErrorCode::PlatformBusy,
        ErrorCode::PlatformFailure, ErrorCode::TlsHandshake, ErrorCode::TlsServerUntrusted,
        ErrorCode::TlsServerName};
    return std::ranges::find(passing, code) != passing.end();
}

JournalNote noteOf(JournalAction action, const SealedSample &sealed,
    std::optional<ErrorCode> error = std::nullopt, const QString &more = {})
{
    const QString detail = more.isEmpty() ? sealed.identifier : sealed.identifier + u' ' + more;
    return {action, sealed.card, {}, error, detail};
}

} // namespace

SampleRun::SampleRun(SampleTools tools)
    : m_tools(std::move(tools))
{ }

void SampleRun::tell(SampleProgress::Stage stage, qint64 sent, qint64 size) const
{
    m_tools.progress({stage, sent, size});
}

Result<SampleOutcome> SampleRun::send(
    FaceSample sample, const std::optional<Certificate> &backOffice)
{
    if (sample.challenge.expires < m_tools.now())
        return failure(ErrorCode::FaceChallengeExpired);
    const QString identifier = identifierOf(sample);
    const auto waiting = SealedSamples(m_tools.store).find(identifier);
    if (!waiting)
        return failure(waiting.error());
    if (*waiting)
        return sendWaiting(identifier);

    tell(SampleProgress::Stage::Sealing);
    const auto signer = credentialOn(m_tools.card, KeySlot::Signature, m_tools.now(), m_tools.stop);
    if (!signer)
        return failure(signer.error());
    const auto sealTo = recipient(backOffice);
    if (!sealTo)
        return failure(sealTo.error());
    SealedSample sealed;
    sealed.identifier = identifier;
    sealed.card = m_tools.cardReference;
    sealed.taken = sample.picture.taken;
    sealed.expires = sample.challenge.expires;
    m_hold.emplace(m_tools.card.lease);
    auto envelope = sealedAndSigned(sample, identifier, *signer, *sealTo);
    if (!envelope)
        return failure(envelope.error());
    sealed.envelope = *std::move(envelope);
    return deliver(sealed, *signer, false);
}

Result<SampleOutcome> SampleRun::sendWaiting(const QString &identifier)
{
    SealedSamples samples(m_tools.store);
    auto found = samples.find(identifier);
    if (!found)
        return failure(found.error());
    if (!*found)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no such sample waits"));
    SealedSample &sealed = **found;
    if (sealed.expires < m_tools.now()) {
        if (const auto removed = samples.removeExpired(); !removed)
            return failure(removed.error());
        return failure(ErrorCode::FaceChallengeExpired);
    }
    if (sealed.card != m_tools.cardReference)
        return failure(ErrorCode::CardChanged, QStringLiteral("signed by another card"));
    const auto signer = credentialOn(m_tools.card, KeySlot::Signature, m_tools.now(), m_tools.stop);
    if (!signer)
        return failure(signer.error());
    return deliver(sealed, *signer, true);
}

Result<Certificate> SampleRun::recipient(const std::optional<Certificate> &known)
{
    PlatformSession session(m_tools.settings, std::nullopt, m_tools.session);
    auto found = FacePlatform(session).backOffice(m_tools.now(), m_tools.stop);
    if (!found && mayPassLater(found.error().code) && known && known->isValidAt(m_tools.now()))
        return *known;
    return found;
}

Result<Bytes> SampleRun::sealedAndSigned(FaceSample &sample, const QString &identifier,
    const CardCredential &signer, const Certificate &recipient)
{
    auto package = packSample(sample, identifier, signer.certificate.sha256);
    // From here on nobody needs the pictures any more.
    sample.picture.jpeg.clear();
    sample.keyFrames.clear();
    if (!package)
        return failure(package.error());
    const auto envelope = sealCms(package->octets(), recipient);
    package->clear();
    if (!envelope)
        return failure(envelope.error());
    const auto bare = bareEnvelope(*envelope);
    if (!bare)
        return failure(bare.error());
    if (m_tools.stop.stop_requested())
        return failure(ErrorCode::Cancelled);
    tell(SampleProgress::Stage::Signing);
    return signCms(*bare, CmsForm::Attached, signer.certificate, signer.key, {},
        CmsContent::Envelope, CmsCertificates::LeftOut);
}

Result<SampleOutcome> SampleRun::deliver(
    SealedSample &sealed, const CardCredential &signer, bool isKept)
{
    const auto content = addCertificates(sealed.envelope, {signer.certificate});
    if (!content)
        return failure(content.error());
    if (content->size() > maximumSampleSize)
        return failure(
            ErrorCode::InvalidArgument, QStringLiteral("%1 octets").arg(content->size()));
    const auto size = static_cast<qint64>(content->size());
    if (sealed.size != size) { // another certificate: what was sent does not go with it
        sealed.location.clear();
        sealed.sent = 0;
    }
    sealed.size = size;
    tell(SampleProgress::Stage::Sending, sealed.sent, size);
    const auto verdict = upload(sealed, *content, isKept);
    if (verdict)
        return conclude(sealed, *verdict, isKept);
    if (const auto refusal = sampleErrorOf(problemTypeOf(verdict.error())))
        return refused(sealed, *refusal, isKept);
    if (mayPassLater(verdict.error().code) && !m_tools.stop.stop_requested())
        return wait(sealed, verdict.error(), isKept);
    return failure(verdict.error());
}

Result<SampleVerdict> SampleRun::upload(SealedSample &sealed, const Bytes &content, bool isKept)
{
    const auto client
        = credentialOn(m_tools.card, KeySlot::Authentication, m_tools.now(), m_tools.stop);
    if (!client)
        return failure(client.error());
    PlatformSession session(m_tools.settings,
        ClientCredential{client->certificate.der, {}, client->key}, m_tools.session);
    const Upload order{"/v1/face/samples", "application/cms", sealed.identifier.toLatin1(), content,
        {sealed.location, static_cast<std::size_t>(sealed.sent)}};
    UploadClient::Watch watch;
    watch.placed = [&](const UploadPlace &place) {
        m_hold.reset(); // the connection stands
        sealed.location = place.location;
        sealed.sent = static_cast<qint64>(place.offset);
        // It can be sent without this note; it only takes longer.
        if (isKept)
            std::ignore = SealedSamples(m_tools.store)
                              .setPlace(sealed.identifier, sealed.location, sealed.sent);
    };
    watch.sent = [progress = m_tools.progress, size = sealed.size](std::size_t octets) {
        progress({SampleProgress::Stage::Sending, static_cast<qint64>(octets), size});
    };
    auto answer = UploadClient(session, m_tools.session).send(order, watch, m_tools.stop);
    if (!answer)
        return failure(answer.error());
    return waitForVerdict(session, sealed, *std::move(answer));
}

/// The sample has arrived: whatever happens now, it is sent.
Result<SampleVerdict> SampleRun::waitForVerdict(
    PlatformSession &session, const SealedSample &sealed, HttpAnswer answer)
{
    tell(SampleProgress::Stage::Judging, sealed.size, sealed.size);
    auto verdict = verdictOf(answer, sealed.identifier);
    for (int look = 0; look < mostLooks && verdict && verdict->isJudging; ++look) {
        const QDateTime now = m_tools.session.time.now();
        const auto after = answer.retryAfter(now);
        const std::chrono::milliseconds asked(after ? now.msecsTo(*after) : 1000);
        if (!m_tools.session.time.pause(std::min(asked, longestLook), m_tools.stop))
            break;
        auto again = FacePlatform(session).verdict(
            sealed.location, sealed.identifier, answer, m_tools.stop);
        if (!again)
            break;
        verdict = std::move(again);
    }
    return verdict;
}

Result<SampleOutcome> SampleRun::conclude(
    const SealedSample &sealed, const SampleVerdict &verdict, bool isKept)
{
    if (!verdict.problem.isEmpty()) {
        const Error otherwise{ErrorCode::FaceSampleRefused, verdict.problem, std::nullopt};
        return refused(sealed, sampleErrorOf(verdict.problem).value_or(otherwise), isKept);
    }
    const JournalNote note = noteOf(JournalAction::FaceSampleSent, sealed);
    if (isKept) {
        if (const auto removed = SealedSamples(m_tools.store).remove(sealed.identifier, note);
            !removed)
            return failure(removed.error());
    } else if (const auto noted = Journal(m_tools.store).append(note); !noted) {
        return failure(noted.error());
    }
    return SampleOutcome{sealed.identifier, true, std::nullopt, verdict.comparison};
}

Result<SampleOutcome> SampleRun::refused(
    const SealedSample &sealed, const Error &error, bool isKept)
{
    const JournalNote note
        = noteOf(JournalAction::FaceSampleRefused, sealed, error.code, error.detail);
    // Why it was refused matters more than that this could not be noted.
    if (isKept)
        std::ignore = SealedSamples(m_tools.store).remove(sealed.identifier, note);
    else
        std::ignore = Journal(m_tools.store).append(note);
    return failure(error);
}

Result<SampleOutcome> SampleRun::wait(const SealedSample &sealed, const Error &reason, bool isKept)
{
    if (!isKept) {
        const auto kept
            = SealedSamples(m_tools.store)
                  .keep(sealed,
                      noteOf(JournalAction::FaceSampleKept, sealed, reason.code, reason.detail));
        if (!kept)
            return failure(kept.error());
    }
    return SampleOutcome{sealed.identifier, false, reason, std::nullopt};
}

} // namespace eid
