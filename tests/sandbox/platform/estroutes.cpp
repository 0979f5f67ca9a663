#include "tests/sandbox/platform/certificatefacts.h"
#include "tests/sandbox/platform/certificationrequest.h"
#include "tests/sandbox/platform/renewalwindow.h"
#include "tests/sandbox/platform/route.h"

namespace eid::sandbox {

namespace {

constexpr int yearsOfCertificate = 5;
constexpr int secondsOfLeeway = 300; // for clocks of others that are behind
constexpr qsizetype lineLength = 64; // a common client insists on it

QByteArray base64Lines(const Bytes &der)
{
    const QByteArray text
        = QByteArray(reinterpret_cast<const char *>(der.data()), static_cast<qsizetype>(der.size()))
              .toBase64();
    QByteArray lines;
    for (qsizetype at = 0; at < text.size(); at += lineLength)
        lines += text.mid(at, lineLength) + "\r\n";
    return lines;
}

QString slotOf(const QString &label)
{
    return label == QLatin1String("signature") ? QStringLiteral("9C") : QStringLiteral("9A");
}

Answered issuedAnswer(const Bytes &certificate)
{
    const CertificateHandle handle = certificateOf(certificate);
    return base64Answer(
        certificatesOnly({handle.get()}), "application/pkcs7-mime; smime-type=certs-only");
}

/// A new credential in the place of \a live. Within a transaction.
Answered issue(const PlatformServices &services, PlatformStorage &storage,
    const CredentialRecord &live, EVP_PKEY *publicKey)
{
    const QDateTime now = services.clock.now();
    const CertificateHandle previous = certificateOf(live.certificate);
    CertificateRenewal renewal;
    renewal.purpose = live.slot == QLatin1String("9C") ? CertificatePurpose::Signature
                                                       : CertificatePurpose::Authentication;
    renewal.previous = previous.get();
    renewal.cardUuid = live.cardUuid;
    renewal.notBefore = now.addSecs(-secondsOfLeeway);
    renewal.notAfter = now.addYears(yearsOfCertificate);
    const auto certificate = services.ca.renew(renewal, publicKeyDerOf(publicKey));
    if (!certificate)
        return refuse(500, "internal", "The platform failed");
    CredentialRecord issued;
    issued.serialNumber = serialNumberOf(certificateOf(*certificate).get());
    issued.cardUuid = live.cardUuid;
    issued.slot = live.slot;
    issued.state = RecordState::Pending;
    issued.certificate = *certificate;
    issued.keyDigest = keyDigestOf(publicKey);
    issued.changedAt = now;
    const auto kept = storage.addCredential(issued).and_then([&] {
        return storage.addAudit(
            {now, issued.cardUuid, QStringLiteral("issued"), issued.serialNumber});
    });
    if (!kept)
        return refuse(kept.error());
    return issuedAnswer(*certificate);
}

/// The same certificate for the same key, however often it is asked for; else a new one. Within a
/// transaction.
Answered issuedOrIssue(const PlatformServices &services, PlatformStorage &storage,
    const CredentialRecord &live, EVP_PKEY *publicKey)
{
    const auto known = storage.credentialOfKey(keyDigestOf(publicKey));
    if (!known)
        return refuse(known.error());
    if (!*known)
        return issue(services, storage, live, publicKey);
    const CredentialRecord &credential = **known;
    const bool inForce
        = credential.state == RecordState::Pending || credential.state == RecordState::Live;
    if (credential.cardUuid != live.cardUuid || credential.slot != live.slot || !inForce)
        return refuse(409, "key-already-used", "This key belongs to another certificate");
    return issuedAnswer(credential.certificate);
}

std::optional<CredentialRecord> liveIn(
    const QString &slot, const QList<CredentialRecord> &credentials)
{
    for (const CredentialRecord &credential : credentials) {
        if (credential.slot == slot && credential.state == RecordState::Live)
            return credential;
    }
    return std::nullopt;
}

} // namespace

Answered base64Answer(const Bytes &der, const QByteArray &contentType)
{
    if (der.empty())
        return refuse(500, "internal", "The platform failed");
    Answer answer;
    answer.contentType = contentType;
    answer.body = base64Lines(der);
    answer.base64 = true;
    return answer;
}

Answered answerCaCertificates(
    const PlatformServices &services, PlatformStorage &, const PlatformRequest &)
{
    return base64Answer(
        certificatesOnly({services.ca.citizens().certificate(), services.ca.root().certificate()}),
        "application/pkcs7-mime");
}

Answered answerCsrAttributes(const PlatformServices &, PlatformStorage &, const PlatformRequest &)
{
    // CsrAttrs with one object identifier: challengePassword (RFC 7030, 3.5 and 4.5.2).
    static const Bytes wanted{
        0x30, 0x0B, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x07};
    return base64Answer(wanted, "application/csrattrs");
}

Answered answerReenrollment(
    const PlatformServices &services, PlatformStorage &storage, const PlatformRequest &request)
{
    if (request.contentType != "application/pkcs10")
        return refuse(415, "unsupported-media-type", "A request is application/pkcs10");
    const auto credentials = storage.credentials(request.peer.cardUuid);
    if (!credentials)
        return refuse(credentials.error());
    const auto live = liveIn(slotOf(request.part), *credentials);
    if (!live)
        return refuse(403, "no-live-credential", "There is no credential to be renewed");
    if (renewalOpensAt(*credentials, services.renewalOpensBefore) > services.clock.now())
        return refuse(403, "renewal-not-due", "Renewal is not offered yet");
    const auto checked
        = checkRequest(request.body, certificateOf(live->certificate).get(), request.ssl);
    if (!checked)
        return tl::unexpected(checked.error());

    Answered answered = refuse(500, "internal", "The platform failed");
    const auto done = storage.transaction([&]() -> Result<void> {
        answered = issuedOrIssue(services, storage, *live, checked->get());
        if (!answered)
            return failure(ErrorCode::PlatformRefused);
        return {};
    });
    return done || !answered ? answered : Answered(refuse(done.error()));
}

} // namespace eid::sandbox
