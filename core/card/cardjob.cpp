#include "core/card/cardjob.h"

namespace eid {

CardJob::~CardJob() = default;

} // namespace eid
