#include "app/eidctl/failure.h"

#include "app/eidctl/text.h"
#include "core/base/errorwords.h"

namespace eid::ctl {

QString nextStepAfter(const Failure &failure)
{
    const bool wasUnderWay
        = failure.renewal == RenewalStand::CutShort && failure.error.code == ErrorCode::Cancelled;
    const QString step
        = errorNextStep(wasUnderWay ? Error{ErrorCode::RenewalInterrupted, {}, {}} : failure.error);
    if (failure.error.code == ErrorCode::CopiesUsedUp)
        return step + u' ' + Text::tr("“eidctl copy refresh” does it.");
    return step;
}

} // namespace eid::ctl
