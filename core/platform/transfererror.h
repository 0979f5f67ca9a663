#pragma once

#include "core/base/error.h"
#include "core/platform/deadlines.h"
#include "core/platform/tlshandshake.h"

#include <QByteArray>

#include <curl/curl.h>

namespace eid {

/// What is known of a try that failed below HTTP.
struct TransferFailure
{
    CURLcode code = CURLE_OK;
    QByteArray words; ///< curl's own: with host names, for no detail
    Deadlines::Phase phase = Deadlines::Phase::Connecting; ///< in which it failed
    bool isThroughProxy = false;
    long proxyStatus = 0; ///< of the proxy's answer to CONNECT; 0: none
    TlsHandshake handshake; ///< of the connection, once the phase is past Connecting
    bool hasAnswerBegun = false;
};

/// The error that it stands for. The detail: curl's code by name, OpenSSL's reason, the alert.
Error errorOf(const TransferFailure &failed);

} // namespace eid
