#pragma once

#include "app/eidctl/reports.h"

#include <QString>

namespace eid::ctl {

/// Who asks for what, and what they will and will not learn.
QString textOfRequest(const AuthenticationRequest &request);
/// What is answered with \a consent, to be agreed to.
QString textOfAnswer(const AuthenticationRequest &request, const AuthenticationConsent &consent);
QString textOfAuthentication(const AuthenticationReport &report);

} // namespace eid::ctl
