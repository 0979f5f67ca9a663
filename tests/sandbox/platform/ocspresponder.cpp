#include "tests/sandbox/platform/ocspresponder.h"

#include "tests/sandbox/platform/certificatefacts.h"

#include <openssl/ocsp.h>

#include <algorithm>

namespace eid::sandbox {

namespace {

constexpr int mostQuestions = 16;
constexpr int secondsFresh = 3600;

using RequestHandle = std::unique_ptr<OCSP_REQUEST, ReleasedBy<OCSP_REQUEST_free>>;
using ResponseHandle = std::unique_ptr<OCSP_RESPONSE, ReleasedBy<OCSP_RESPONSE_free>>;
using BasicHandle = std::unique_ptr<OCSP_BASICRESP, ReleasedBy<OCSP_BASICRESP_free>>;
using IdHandle = std::unique_ptr<OCSP_CERTID, ReleasedBy<OCSP_CERTID_free>>;
using TimeHandle = std::unique_ptr<ASN1_TIME, ReleasedBy<ASN1_TIME_free>>;

constexpr char responderExtensions[] = R"([extensions]
basicConstraints = critical, CA:FALSE
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
keyUsage = critical, digitalSignature
extendedKeyUsage = OCSPSigning
noCheck = ignored
)";

TimeHandle timeOf(const QDateTime &time)
{
    return TimeHandle(ASN1_TIME_set(nullptr, time.toSecsSinceEpoch()));
}

/// Whether \a id names a certificate of \a issuer, by a digest that is fit for it.
bool isOf(OCSP_CERTID *id, X509 *issuer)
{
    ASN1_OBJECT *algorithm = nullptr;
    ASN1_INTEGER *serial = nullptr;
    OCSP_id_get0_info(nullptr, &algorithm, nullptr, &serial, id);
    const EVP_MD *const digest = EVP_get_digestbyobj(algorithm);
    if (digest == nullptr || serial == nullptr)
        return false;
    const IdHandle own(OCSP_cert_id_new(
        digest, X509_get_subject_name(issuer), X509_get0_pubkey_bitstr(issuer), serial));
    return own && OCSP_id_issuer_cmp(own.get(), id) == 0;
}

QString serialOf(OCSP_CERTID *id)
{
    ASN1_INTEGER *serial = nullptr;
    OCSP_id_get0_info(nullptr, nullptr, nullptr, &serial, id);
    return hexOf(serial);
}

bool say(OCSP_BASICRESP *basic, OCSP_CERTID *id, const OcspStatus &status, const QDateTime &now)
{
    const TimeHandle thisUpdate = timeOf(now);
    const TimeHandle nextUpdate = timeOf(now.addSecs(secondsFresh));
    TimeHandle revokedAt;
    int kind = V_OCSP_CERTSTATUS_UNKNOWN;
    switch (status.kind) {
    case OcspStatus::Kind::Good:
        kind = V_OCSP_CERTSTATUS_GOOD;
        break;
    case OcspStatus::Kind::Revoked:
        kind = V_OCSP_CERTSTATUS_REVOKED;
        revokedAt = timeOf(status.revokedAt);
        break;
    case OcspStatus::Kind::Unknown:
        break;
    }
    return OCSP_basic_add1_status(
               basic, id, kind, status.reason, revokedAt.get(), thisUpdate.get(), nextUpdate.get())
        != nullptr;
}

Bytes derOf(OCSP_RESPONSE *response)
{
    const int size = response ? i2d_OCSP_RESPONSE(response, nullptr) : 0;
    Bytes der(static_cast<std::size_t>(std::max(size, 0)));
    unsigned char *end = der.data();
    if (!der.empty())
        i2d_OCSP_RESPONSE(response, &end);
    return der;
}

Bytes refusal(int status)
{
    const ResponseHandle response(OCSP_response_create(status, nullptr));
    return derOf(response.get());
}

/// Signs and wraps what was said; empty where OpenSSL fails.
Bytes signedAnswer(OCSP_BASICRESP *basic, X509 *certificate, EVP_PKEY *key)
{
    if (OCSP_basic_sign(basic, certificate, key, EVP_sha256(), nullptr, 0) != 1)
        return {};
    const ResponseHandle response(OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic));
    return derOf(response.get());
}

} // namespace

Result<OcspResponder::Voice> OcspResponder::voiceOf(IssuedBy authority, const DemoAuthority &issuer)
{
    KeyHandle key(EVP_EC_gen("P-256"));
    const NameHandle name = demoName(QStringLiteral("eID Demo OCSP Responder 1"));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    auto certificate = issuer.sign({name.get(), key.get(), now.addDays(-1), now.addYears(1),
        QByteArray(responderExtensions), EVP_sha256()});
    if (!certificate)
        return failure(certificate.error());
    return Voice{authority, issuer, std::move(key), std::move(*certificate)};
}

Result<OcspResponder> OcspResponder::create(const DemoCa &ca)
{
    auto citizens = voiceOf(IssuedBy::Citizens, ca.citizens());
    if (!citizens)
        return failure(citizens.error());
    auto servers = voiceOf(IssuedBy::Servers, ca.servers());
    if (!servers)
        return failure(servers.error());
    OcspResponder responder;
    responder.m_voices = {std::move(*citizens), std::move(*servers)};
    return responder;
}

Bytes OcspResponder::answer(ByteView request, const StatusOf &statusOf, const QDateTime &now) const
{
    const unsigned char *next = request.data();
    const RequestHandle question(
        d2i_OCSP_REQUEST(nullptr, &next, static_cast<long>(request.size())));
    const int count = question ? OCSP_request_onereq_count(question.get()) : 0;
    if (count < 1 || count > mostQuestions || next != request.data() + request.size())
        return refusal(OCSP_RESPONSE_STATUS_MALFORMEDREQUEST);

    const BasicHandle basic(OCSP_BASICRESP_new());
    const Voice *speaker = nullptr;
    for (int i = 0; i < count; ++i) {
        OCSP_CERTID *id = OCSP_onereq_get0_id(OCSP_request_onereq_get0(question.get(), i));
        const auto voice = std::find_if(m_voices.begin(), m_voices.end(),
            [id](const Voice &v) { return isOf(id, v.issuer.certificate()); });
        // One response is signed for one authority: what is another's is unknown to it.
        if (speaker == nullptr && voice != m_voices.end())
            speaker = &*voice;
        Result<OcspStatus> status = OcspStatus{};
        if (voice != m_voices.end() && &*voice == speaker)
            status = statusOf(voice->authority, serialOf(id));
        if (!status)
            return refusal(OCSP_RESPONSE_STATUS_TRYLATER);
        if (!basic || !say(basic.get(), id, *status, now))
            return refusal(OCSP_RESPONSE_STATUS_INTERNALERROR);
    }
    if (speaker == nullptr)
        return refusal(OCSP_RESPONSE_STATUS_UNAUTHORIZED);
    OCSP_copy_nonce(basic.get(), question.get());
    const Bytes answer = signedAnswer(basic.get(), speaker->certificate.get(), speaker->key.get());
    return answer.empty() ? refusal(OCSP_RESPONSE_STATUS_INTERNALERROR) : answer;
}

Bytes OcspResponder::staple(
    IssuedBy issuer, const X509 *certificate, const OcspStatus &status, const QDateTime &now) const
{
    const auto voice = std::find_if(m_voices.begin(), m_voices.end(),
        [issuer](const Voice &v) { return v.authority == issuer; });
    const IdHandle id(OCSP_cert_to_id(EVP_sha1(), certificate, voice->issuer.certificate()));
    const BasicHandle basic(OCSP_BASICRESP_new());
    if (!id || !basic || !say(basic.get(), id.get(), status, now))
        return {};
    return signedAnswer(basic.get(), voice->certificate.get(), voice->key.get());
}

} // namespace eid::sandbox
