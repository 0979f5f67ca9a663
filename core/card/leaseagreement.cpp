#include "core/card/leaseagreement.h"

#include "core/card/eidcard.h"

#include <utility>

namespace eid {

KeyAgreement agreementOn(std::shared_ptr<CardLease> lease, KeySlot slot,
    std::shared_ptr<JobPin> pin, std::stop_token stop)
{
    return [lease = std::move(lease), slot, pin = std::move(pin), stop = std::move(stop)](
               KeyAlgorithm algorithm, ByteView peerPoint) -> Result<Secret> {
        // Not even a visit for a PIN that is known to be wrong.
        if (const auto refusal = pin->refusal())
            return failure(*refusal);
        return lease->run(
            [slot, pin, algorithm, point = Bytes(peerPoint.begin(), peerPoint.end())](
                EidCard &card, CardVisit &visit) -> Result<Secret> {
                // An RSA key costs no PIN.
                if (algorithm != KeyAlgorithm::Rsa2048 && card.wantsPin(slot)) {
                    if (const auto proved = pin->prove(card, visit); !proved)
                        return failure(proved.error());
                }
                return card.agree(slot, algorithm, point);
            },
            stop);
    };
}

} // namespace eid
