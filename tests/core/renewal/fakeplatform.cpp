#include "tests/core/renewal/fakeplatform.h"

#include "core/crypto/certificationrequest.h"
#include "core/crypto/publickey.h"

#include <algorithm>
#include <tuple>

namespace eid::testing {

namespace {

const QByteArray binding = "Y2hhbm5lbCBiaW5kaW5nIG9mIHRoaXMgY29ubmVjdGlvbg==";

CredentialSlot credentialSlot(KeySlot slot)
{
    return slot == KeySlot::Signature ? CredentialSlot::Signature : CredentialSlot::Authentication;
}

Certificate parsed(ByteView der)
{
    auto certificate = parseCertificate(der);
    if (!certificate)
        qFatal("No certificate");
    return std::move(*certificate);
}

bool isAccepted(CredentialState state)
{
    return state == CredentialState::Live || state == CredentialState::Pending;
}

} // namespace

class FakePlatform::Session final : public RenewalSession
{
public:
    Session(FakePlatform &platform, Certificate certificate, CardKey key)
        : m_platform(platform)
        , m_certificate(std::move(certificate))
        , m_key(std::move(key))
    { }

    Result<PlatformCard> card(std::stop_token stop) override
    {
        return request<PlatformCard>(
            stop, [this] { return describe(); },
            [](const PlatformCard &) -> Result<PlatformCard> {
                return failure(ErrorCode::PlatformMalformedAnswer);
            });
    }

    Result<Bytes> answerChallenge(
        const AdministratorChallenge &challenge, std::stop_token stop) override
    {
        return request<Bytes>(
            stop, [&] { return m_platform.m_adminKey.encrypt(challenge.challenge); },
            [](const Bytes &right) -> Result<Bytes> { return Bytes(right.size(), 0xA5); });
    }

    Result<QList<Certificate>> reenrol(
        KeySlot slot, const MakeRequest &makeRequest, std::stop_token stop) override
    {
        const auto der = makeRequest(binding);
        if (!der)
            return failure(der.error());
        return request<QList<Certificate>>(
            stop, [&] { return m_platform.enrol(slot, *der); },
            [this](const QList<Certificate> &) -> Result<QList<Certificate>> {
                return QList<Certificate>{m_certificate};
            });
    }

    Result<QList<Certificate>> caCertificates(KeySlot, std::stop_token stop) override
    {
        return request<QList<Certificate>>(
            stop,
            [this] {
                return QList<Certificate>{
                    parsed(sandbox::derOf(m_platform.m_ca.citizens().certificate()))};
            },
            [](const QList<Certificate> &) -> Result<QList<Certificate>> {
                return failure(ErrorCode::PlatformMalformedAnswer);
            });
    }

    Result<void> confirm(const QString &serialNumber, std::stop_token stop) override
    {
        return request<bool>(
            stop, [&]() -> Result<bool> { return accept(serialNumber); },
            [](bool) -> Result<bool> { return failure(ErrorCode::PlatformMalformedAnswer); })
            .map([](bool) {});
    }

private:
    template <typename T, typename Handle, typename Garble>
    Result<T> request(const std::stop_token &stop, Handle handle, Garble garble)
    {
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        if (const auto in = handshake(); !in)
            return failure(in.error());
        std::unique_lock lock(m_platform.m_mutex);
        ++m_platform.m_cost.requests;
        const int number = ++m_platform.m_requests;
        const auto fault
            = number == m_platform.m_faultAt ? std::optional(m_platform.m_fault) : std::nullopt;
        if (const auto hook = m_platform.m_hook) {
            lock.unlock();
            hook(number);
            lock.lock();
        }
        if (fault == RequestFault::DropBefore)
            return failure(ErrorCode::PlatformUnreachable);
        if (fault == RequestFault::Failure)
            return failure(ErrorCode::PlatformFailure, QStringLiteral("500"));
        if (fault == RequestFault::Pending)
            return failure(ErrorCode::RenewalPending, QStringLiteral("2026-11-24T12:00:00Z"));
        Result<T> answer = handle();
        if (fault == RequestFault::Twice)
            answer = handle();
        if (fault == RequestFault::DropAfter)
            return failure(ErrorCode::PlatformUnreachable);
        if (fault == RequestFault::Garbage && answer)
            return garble(*answer);
        return answer;
    }

    /// The credential is let in: its card has signed, and it counts.
    Result<void> handshake()
    {
        if (m_isIn)
            return {};
        const auto proof = makeCertificationRequest(m_certificate, m_key, {});
        if (!proof)
            return failure(proof.error());
        const std::scoped_lock lock(m_platform.m_mutex);
        ++m_platform.m_cost.fullHandshakes;
        const bool signs = parseCertificationRequest(*proof).has_value();
        const bool counts
            = std::ranges::any_of(m_platform.m_credentials, [this](const Credential &credential) {
                  return credential.certificate.der == m_certificate.der
                      && isAccepted(credential.state);
              });
        if (!signs || !counts)
            return failure(ErrorCode::TlsClientRefused);
        m_isIn = true;
        return {};
    }

    PlatformCard describe() const
    {
        PlatformCard card{m_platform.m_cardUuid, {}, {}};
        for (const Credential &credential : std::as_const(m_platform.m_credentials)) {
            card.credentials.append(
                {credentialSlot(credential.slot), credential.state, credential.certificate});
        }
        return card;
    }

    Result<bool> accept(const QString &serialNumber)
    {
        if (serialNumber != m_certificate.serialNumber)
            return failure(ErrorCode::PlatformRefused);
        const auto own
            = std::ranges::find_if(m_platform.m_credentials, [this](const Credential &credential) {
                  return credential.certificate.der == m_certificate.der;
              });
        for (Credential &other : m_platform.m_credentials) {
            if (other.slot == own->slot && isAccepted(other.state))
                other.state = CredentialState::Retired;
        }
        own->state = CredentialState::Live;
        return true;
    }

    FakePlatform &m_platform;
    Certificate m_certificate;
    CardKey m_key;
    bool m_isIn = false;
};

FakePlatform::FakePlatform(sandbox::DemoCa ca, sandbox::AdminKey adminKey, QString cardUuid)
    : m_ca(std::move(ca))
    , m_adminKey(std::move(adminKey))
    , m_cardUuid(std::move(cardUuid))
{ }

void FakePlatform::registerLive(KeySlot slot, ByteView der)
{
    m_credentials.append({slot, CredentialState::Live, parsed(der)});
}

std::unique_ptr<RenewalSession> FakePlatform::talkAs(
    const Certificate &certificate, const CardKey &key, const QList<Certificate> &)
{
    return std::make_unique<Session>(*this, certificate, key);
}

QList<Certificate> FakePlatform::roots() const
{
    return {parsed(sandbox::derOf(m_ca.root().certificate()))};
}

RenewalPlatform::Cost FakePlatform::cost() const
{
    const std::scoped_lock lock(m_mutex);
    return m_cost;
}

void FakePlatform::failAt(int request, RequestFault fault)
{
    const std::scoped_lock lock(m_mutex);
    m_requests = 0;
    m_faultAt = request;
    m_fault = fault;
}

int FakePlatform::requests() const
{
    const std::scoped_lock lock(m_mutex);
    return m_requests;
}

void FakePlatform::setHook(std::function<void(int)> hook)
{
    const std::scoped_lock lock(m_mutex);
    m_hook = std::move(hook);
}

void FakePlatform::setIssuing(Issuing issuing)
{
    m_issuing = issuing;
}

void FakePlatform::revoke(KeySlot slot, CredentialState state)
{
    for (Credential &credential : m_credentials) {
        if (credential.slot == slot && credential.state == state)
            credential.state = CredentialState::Revoked;
    }
}

QList<FakePlatform::Credential> FakePlatform::credentials() const
{
    const std::scoped_lock lock(m_mutex);
    return m_credentials;
}

QList<Certificate> FakePlatform::live(KeySlot slot) const
{
    QList<Certificate> certificates;
    const auto all = credentials();
    for (const Credential &credential : all) {
        if (credential.slot == slot && credential.state == CredentialState::Live)
            certificates.append(credential.certificate);
    }
    return certificates;
}

Result<QList<Certificate>> FakePlatform::enrol(KeySlot slot, const Bytes &der)
{
    const auto request = parseCertificationRequest(der);
    if (!request || request->challengePassword != binding)
        return failure(ErrorCode::PlatformRefused, QStringLiteral("channel binding"));
    const auto live = std::ranges::find_if(m_credentials, [&](const Credential &credential) {
        return credential.slot == slot && credential.state == CredentialState::Live;
    });
    if (live == m_credentials.end() || request->names != namesOf(live->certificate))
        return failure(ErrorCode::PlatformRefused, QStringLiteral("names"));
    for (const Credential &known : std::as_const(m_credentials)) {
        if (known.slot == slot && publicKeyOf(known.certificate) == request->publicKey)
            return QList<Certificate>{known.certificate};
    }
    const auto issued = issue(slot, request->publicKey);
    if (!issued)
        return failure(issued.error());
    m_credentials.append({slot, CredentialState::Pending, *issued});
    return QList<Certificate>{*issued};
}

Result<Certificate> FakePlatform::issue(KeySlot slot, ByteView publicKey)
{
    using sandbox::CertificatePurpose;
    const auto other = slot == KeySlot::Signature ? KeySlot::Authentication : KeySlot::Signature;
    const auto named = m_issuing == Issuing::OtherUsage ? other : slot;
    const auto previous = std::ranges::find(m_credentials, slot, &Credential::slot);
    const auto x509 = sandbox::certificateOf(m_issuing == Issuing::OtherSubject
            ? sandbox::derOf(m_ca.servers().certificate())
            : previous->certificate.der);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    sandbox::CertificateRenewal renewal;
    renewal.purpose = named == KeySlot::Signature ? CertificatePurpose::Signature
                                                  : CertificatePurpose::Authentication;
    renewal.previous = x509.get();
    renewal.cardUuid = m_cardUuid;
    renewal.notBefore = now.addSecs(-60);
    renewal.notAfter = now.addYears(5);
    if (m_issuing == Issuing::Shorter)
        renewal.notAfter = now.addDays(1);
    if (m_issuing == Issuing::Expired) {
        renewal.notBefore = now.addYears(10);
        renewal.notAfter = now.addYears(11);
    }
    const auto ca = m_issuing == Issuing::OtherRoot ? sandbox::DemoCa::create() : m_ca;
    return ca->renew(renewal, publicKey).map([](const Bytes &issued) { return parsed(issued); });
}

} // namespace eid::testing
