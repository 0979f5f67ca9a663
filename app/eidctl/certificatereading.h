#pragma once

#include "core/base/result.h"
#include "core/card/cardstate.h"

namespace eid::ctl {

class CardSession;

/// The certificate in \a slot of \a card, which was read completely; a slot that status leaves
/// unread (9E) is read now. Fails with CertificateMissing, and with why what lies there is none.
Result<CertificateSlot> presentCertificate(CardSession &cards, const CardState &card, KeySlot slot);

} // namespace eid::ctl
