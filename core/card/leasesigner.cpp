#include "core/card/leasesigner.h"

#include "core/card/eidcard.h"

#include <utility>

namespace eid {

CardSigner signerOn(std::shared_ptr<CardLease> lease, KeySlot slot, std::shared_ptr<JobPin> pin,
    std::stop_token stop)
{
    return [lease = std::move(lease), slot, pin = std::move(pin), stop = std::move(stop)](
               const CardSignatureRequest &request) -> Result<Bytes> {
        // Not even a visit for a PIN that is known to be wrong.
        if (const auto refusal = pin->refusal())
            return failure(*refusal);
        return lease->run(
            [slot, pin, request](EidCard &card, CardVisit &visit) -> Result<Bytes> {
                if (card.wantsPin(slot)) {
                    if (const auto proved = pin->prove(card, visit); !proved)
                        return failure(proved.error());
                }
                return card.sign(slot, request.algorithm, request.input);
            },
            stop);
    };
}

} // namespace eid
