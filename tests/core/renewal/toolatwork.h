#pragma once

#include "core/platform/platformsettings.h"
#include "core/renewal/renewalservice.h"
#include "tests/core/testing/testdesk.h"

#include <memory>

namespace eid::testing {

/// The tool as far as a renewal goes: a desk with one reader, and the real service with the real
/// client of the platform. What a process has of it ends with the process.
class ToolAtWork
{
public:
    struct Options
    {
        QString records;
        PlatformSettings platform;
        std::chrono::milliseconds commandTimeout = TestDesk::patience;
    };

    explicit ToolAtWork(const Options &options);

    /// False if the card is not read.
    bool insert(std::shared_ptr<sandbox::CardContacts> card);
    bool reinsert();

    /// Both credentials are due until they are renewed.
    Result<RenewalOutcome> renew(const Bytes &pin);
    /// What a person does after a renewal that stopped: resumes what was cut short, renews what is
    /// due still, and is content where there is nothing to do.
    Result<void> goOn(const Bytes &pin);

    /// Has the credential in \a slot with the certificate \a der log in over a full handshake, and
    /// asks the platform about the card. Empty, or what is wrong.
    QString logIn(KeySlot slot, const Bytes &der, const Bytes &pin);

    TestDesk bench;

private:
    [[nodiscard]] RenewalTarget target() const;

    Options m_options;
    std::shared_ptr<sandbox::CardContacts> m_card;
    std::unique_ptr<RenewalService> m_service;
};

} // namespace eid::testing
