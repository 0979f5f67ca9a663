#include "core/renewal/renewalplatform.h"

namespace eid {

RenewalSession::~RenewalSession() = default;

RenewalPlatform::~RenewalPlatform() = default;

} // namespace eid
