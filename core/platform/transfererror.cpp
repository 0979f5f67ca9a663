#include "core/platform/transfererror.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace eid {

namespace {

using Phase = Deadlines::Phase;

Error error(ErrorCode code, QString detail)
{
    return {code, std::move(detail), std::nullopt};
}

QString wordsOf(CURLcode code)
{
    return QStringLiteral("curl %1").arg(static_cast<int>(code));
}

Error proxyError(const TransferFailure &failed)
{
    const bool wantsUser = failed.proxyStatus == 407 || failed.code == CURLE_LOGIN_DENIED;
    const QString detail = failed.proxyStatus != 0
        ? QStringLiteral("CONNECT: HTTP %1").arg(failed.proxyStatus)
        : wordsOf(failed.code);
    return error(wantsUser ? ErrorCode::ProxyAuthentication : ErrorCode::ProxyFailed, detail);
}

/// Whether the alert is about the certificate that the client showed (RFC 8446, 6.2). TLS 1.2 has
/// handshake_failure for one that it misses.
bool isAboutClient(int alert, bool isProved)
{
    switch (alert) {
    case SSL_AD_BAD_CERTIFICATE:
    case SSL_AD_UNSUPPORTED_CERTIFICATE:
    case SSL_AD_CERTIFICATE_REVOKED:
    case SSL_AD_CERTIFICATE_EXPIRED:
    case SSL_AD_CERTIFICATE_UNKNOWN:
    case SSL_AD_UNKNOWN_CA:
    case SSL_AD_ACCESS_DENIED:
    case SSL_AD_CERTIFICATE_REQUIRED:
        return true;
    case SSL_AD_HANDSHAKE_FAILURE:
    case SSL_AD_DECRYPT_ERROR:
        return isProved;
    default: // the numbers of a registry, not an enumeration of ours
        return false;
    }
}

Error alertError(const TlsHandshake &handshake)
{
    const int alert = handshake.alert.value_or(0);
    const QString words
        = QStringLiteral("alert: %1").arg(QLatin1String(SSL_alert_desc_string_long(alert)));
    return error(isAboutClient(alert, handshake.isProved) ? ErrorCode::TlsClientRefused
                                                          : ErrorCode::TlsHandshake,
        words);
}

Error handshakeError(const TransferFailure &failed)
{
    const unsigned long reason = failed.handshake.reason;
    const bool isBrokenOff = reason == 0
        || (ERR_GET_LIB(reason) == ERR_LIB_SSL
            && ERR_GET_REASON(reason) == SSL_R_UNEXPECTED_EOF_WHILE_READING);
    if (isBrokenOff)
        return error(ErrorCode::PlatformUnreachable,
            QStringLiteral("broken off in the TLS handshake, %1").arg(wordsOf(failed.code)));
    const char *words = ERR_reason_error_string(reason);
    return error(ErrorCode::TlsHandshake, QString::fromLatin1(words != nullptr ? words : "TLS"));
}

Error talkError(const TransferFailure &failed)
{
    constexpr int tooLarge = 100; // CURLE_TOO_LARGE, since curl 8.6
    const QString words = wordsOf(failed.code);
    if (static_cast<int>(failed.code) == tooLarge)
        return error(ErrorCode::PlatformAnswerTooLarge, words);
    switch (failed.code) {
    case CURLE_UNSUPPORTED_PROTOCOL: // HTTP/0.9
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_CONTENT_ENCODING:
        return error(ErrorCode::PlatformMalformedAnswer, words);
    case CURLE_OUT_OF_MEMORY: // curl's name for a line of a header that goes beyond its own limit
        return error(ErrorCode::PlatformAnswerTooLarge, words);
    case CURLE_RECV_ERROR: // curl's name for broken chunks as well
        if (failed.words.contains("chunk"))
            return error(ErrorCode::PlatformMalformedAnswer, QStringLiteral("chunks"));
        return error(ErrorCode::PlatformUnreachable, words);
    default: // curl's numbers, not an enumeration of ours
        return error(ErrorCode::PlatformUnreachable, words);
    }
}

} // namespace

Error errorOf(const TransferFailure &failed)
{
    switch (failed.code) {
    case CURLE_URL_MALFORMAT:
        return error(ErrorCode::InvalidArgument, wordsOf(failed.code));
    case CURLE_FAILED_INIT:
    case CURLE_NOT_BUILT_IN:
    case CURLE_UNKNOWN_OPTION:
    case CURLE_BAD_FUNCTION_ARGUMENT:
        return error(ErrorCode::Internal, wordsOf(failed.code));
    default: // curl's numbers, not an enumeration of ours
        break;
    }
    if (failed.phase == Phase::Connecting) {
        if (failed.isThroughProxy)
            return proxyError(failed);
        return error(ErrorCode::PlatformUnreachable, wordsOf(failed.code));
    }
    if (failed.handshake.refusal)
        return *failed.handshake.refusal;
    if (failed.handshake.alert && !failed.hasAnswerBegun)
        return alertError(failed.handshake);
    return failed.phase == Phase::Handshake ? handshakeError(failed) : talkError(failed);
}

} // namespace eid
