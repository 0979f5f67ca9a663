#include "core/renewal/onlineplatform.h"

#include "core/platform/estclient.h"
#include "core/platform/platformapi.h"
#include "core/platform/statusmemory.h"

#include <utility>

namespace eid {

namespace {

AdministrationCipher cipherOf(AdministratorAlgorithm algorithm)
{
    switch (algorithm) {
    case AdministratorAlgorithm::TripleDes:
        return AdministrationCipher::TripleDes;
    case AdministratorAlgorithm::Aes128:
        return AdministrationCipher::Aes128;
    case AdministratorAlgorithm::Aes192:
        return AdministrationCipher::Aes192;
    case AdministratorAlgorithm::Aes256:
        return AdministrationCipher::Aes256;
    }
    Q_UNREACHABLE();
}

ClientCredential credentialOf(
    const Certificate &certificate, const CardKey &key, const QList<Certificate> &intermediates)
{
    ClientCredential credential{certificate.der, {}, key};
    for (const Certificate &intermediate : intermediates)
        credential.intermediates.append(intermediate.der);
    return credential;
}

QByteArray base64Of(const Bytes &octets)
{
    return QByteArray(reinterpret_cast<const char *>(octets.data()), qsizetype(octets.size()))
        .toBase64();
}

} // namespace

class OnlinePlatform::Session final : public RenewalSession
{
public:
    Session(const PlatformSettings &settings, ClientCredential credential,
        const PlatformSession::Options &options, std::shared_ptr<Cost> counted)
        : m_counted(std::move(counted))
        , m_session(settings, std::move(credential), options)
        , m_api(m_session)
    { }

    ~Session() override
    {
        const SessionCost cost = m_session.cost();
        m_counted->fullHandshakes += cost.fullHandshakes;
        m_counted->requests += cost.requests;
    }

    Result<PlatformCard> card(std::stop_token stop) override { return m_api.card(std::move(stop)); }

    Result<Bytes> answerChallenge(
        const AdministratorChallenge &challenge, std::stop_token stop) override
    {
        return m_api.answerChallenge(
            cipherOf(challenge.algorithm), challenge.challenge, std::move(stop));
    }

    Result<QList<Certificate>> reenrol(
        KeySlot slot, const MakeRequest &makeRequest, std::stop_token stop) override
    {
        return EstClient(m_session, labelOf(slot))
            .reenrol(
                [&](const ChannelBinding &binding) {
                    return makeRequest(base64Of(binding.octets));
                },
                std::move(stop));
    }

    Result<QList<Certificate>> caCertificates(KeySlot slot, std::stop_token stop) override
    {
        return EstClient(m_session, labelOf(slot)).caCertificates(std::move(stop));
    }

    Result<void> confirm(const QString &serialNumber, std::stop_token stop) override
    {
        return m_api.confirm(serialNumber, std::move(stop));
    }

private:
    [[nodiscard]] QString labelOf(KeySlot slot) const
    {
        const PlatformSettings &settings = m_session.settings();
        return slot == KeySlot::Signature ? settings.signatureLabel : settings.authenticationLabel;
    }

    std::shared_ptr<Cost> m_counted;
    PlatformSession m_session;
    PlatformApi m_api;
};

OnlinePlatform::OnlinePlatform(PlatformSettings settings, PlatformSession::Options options)
    : m_settings(std::move(settings))
    , m_options(std::move(options))
{
    if (!m_options.statuses)
        m_options.statuses = std::make_shared<StatusMemory>();
}

std::unique_ptr<RenewalSession> OnlinePlatform::talkAs(
    const Certificate &certificate, const CardKey &key, const QList<Certificate> &intermediates)
{
    return std::make_unique<Session>(
        m_settings, credentialOf(certificate, key, intermediates), m_options, m_cost);
}

QList<Certificate> OnlinePlatform::roots() const
{
    QList<Certificate> roots;
    for (const Bytes &der : m_settings.roots) {
        if (auto root = parseCertificate(der))
            roots.append(std::move(*root));
    }
    return roots;
}

RenewalPlatform::Cost OnlinePlatform::cost() const
{
    return *m_cost;
}

} // namespace eid
