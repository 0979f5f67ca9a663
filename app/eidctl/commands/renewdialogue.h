#pragma once

#include "app/eidctl/command.h"
#include "core/base/secret.h"
#include "core/card/cardstate.h"
#include "core/renewal/renewalservice.h"

#include <optional>

namespace eid::ctl {

/// What the command line asks of a renewal.
struct RenewRequest
{
    enum class Order {
        Renew,
        Resume,
    };

    Order order = Order::Renew;
    RenewalScope scope = RenewalScope::Due;
    bool isDryRun = false;
    std::optional<QString> reader;
    std::optional<int> pinDescriptor; ///< unset: the terminal
};

/// One run of a renewal: look at the card, say what is to be done, show the tries, ask for the PIN,
/// do it step by step, and say how the card stands.
class RenewDialogue
{
public:
    RenewDialogue(const RenewRequest &request, Surroundings &surroundings);

    Outcome run();

private:
    Result<void> findCard();
    Result<void> makePlan();
    Result<void> checkOrder() const;
    Result<void> readPin();
    Outcome perform();
    void tell(const RenewalProgress &progress);
    void stop();
    Failure failed(const Error &why) const;

    const RenewRequest m_request;
    Surroundings &m_surroundings;
    RenewalService m_service;
    CardState m_card;
    RenewalTarget m_target;
    RenewalPlan m_plan;
    Secret m_pin;
    std::optional<RenewalProgress> m_last;
};

} // namespace eid::ctl
