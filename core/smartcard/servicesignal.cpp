#include "core/smartcard/servicesignal.h"

namespace eid {

ServiceSignal::~ServiceSignal() = default;

} // namespace eid
