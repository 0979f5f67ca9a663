#include "tests/sandbox/card/cardcontacts.h"

namespace eid::sandbox {

CardContacts::~CardContacts() = default;

} // namespace eid::sandbox
