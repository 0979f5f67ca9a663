#pragma once

#include "core/platform/platformsession.h"
#include "core/platform/platformsettings.h"
#include "core/renewal/renewalplatform.h"

namespace eid {

/// The identity platform over mutual TLS: EST (RFC 7030) for certificates, and the platform's own
/// interface for the rest. Threads: as RenewalPlatform.
class OnlinePlatform final : public RenewalPlatform
{
public:
    /// \a options: of each session; what they learn of the server they share.
    explicit OnlinePlatform(PlatformSettings settings, PlatformSession::Options options = {});

    std::unique_ptr<RenewalSession> talkAs(const Certificate &certificate, const CardKey &key,
        const QList<Certificate> &intermediates) override;
    [[nodiscard]] QList<Certificate> roots() const override;
    /// Counts a session once it is over.
    [[nodiscard]] Cost cost() const override;

private:
    class Session;

    PlatformSettings m_settings;
    PlatformSession::Options m_options;
    std::shared_ptr<Cost> m_cost = std::make_shared<Cost>();
};

} // namespace eid
