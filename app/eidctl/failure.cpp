#include "app/eidctl/failure.h"

#include "core/base/errorwords.h"

namespace eid::ctl {

QString nextStepAfter(const Failure &failure)
{
    const bool wasUnderWay
        = failure.renewal == RenewalStand::CutShort && failure.error.code == ErrorCode::Cancelled;
    return errorNextStep(
        wasUnderWay ? Error{ErrorCode::RenewalInterrupted, {}, {}} : failure.error);
}

} // namespace eid::ctl
