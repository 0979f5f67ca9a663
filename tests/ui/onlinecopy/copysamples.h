#pragma once

#include "core/onlinecopy/authentication.h"
#include "core/onlinecopy/loss.h"
#include "core/onlinecopy/onlinecopy.h"

namespace eid::samples {

CopyOffer copyOffer();
/// Eight copies, three of which belong to a site.
CopyOverview copyOverview();
/// The same, opened.
CopyView copyView();
/// Eight new ones, with a loss code.
CopiesTaken copiesTaken();
std::shared_ptr<const Secret> recoveryPhrase();
std::shared_ptr<const Secret> lossCode();

/// By a shop, for the answer alone.
AuthenticationRequest plainRequest();
/// The same with everything there is: name and ID number needed, the date of birth or not, and
/// whether somebody is 18.
AuthenticationRequest curiousRequest();
/// By a bank, for a text to be signed and a face sample.
AuthenticationRequest signingRequest();
/// With names as long as they come.
AuthenticationRequest longRequest();

LossState reportedLost();

} // namespace eid::samples
