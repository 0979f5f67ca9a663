#pragma once

#include "core/base/errors/errorrow.h"

namespace eid {

/// The words of the platform and the way to it, in the order of ErrorCode.
inline constexpr ErrorRow platformErrorRows[] = {
    {ErrorCode::PlatformNotConfigured,
        {"platform-not-configured", 61, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "No identity platform is set up."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Ask whoever gave you this tool for the address of the platform, and enter it in "
                "the settings.")}},
    {ErrorCode::PlatformUnreachable,
        {"platform-unreachable", 62, Retry::Yes,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The identity platform cannot be reached."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Check that this computer is online, then try again.")}},
    {ErrorCode::ProxyFailed,
        {"proxy-failed", 63, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The proxy does not let the tool through."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Check the proxy in the settings, or ask whoever looks after the network.")}},
    {ErrorCode::ProxyAuthentication,
        {"proxy-authentication", 64, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The proxy asks for a user name and a password."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Enter those that you were given for the proxy.")}},
    {ErrorCode::TlsHandshake,
        {"tls-handshake", 65, Retry::No,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "No secure connection to the platform can be made."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Do not go on over this network. Try another one, and report it if it stays.")}},
    {ErrorCode::TlsServerUntrusted,
        {"tls-server-untrusted", 66, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "The server is not the identity platform: nobody trusted vouches for it."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Do not go on over this network. Try another one, and report it if it stays.")}},
    {ErrorCode::TlsServerExpired,
        {"tls-server-expired", 67, Retry::AfterAction,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "The certificate of the server is not valid at this time."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Check the date and the time of this computer, then try again later.")}},
    {ErrorCode::TlsServerName,
        {"tls-server-name", 68, Retry::No,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "The server shows the certificate of another server."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Do not go on over this network. Check the address of the platform in the "
                "settings.")}},
    {ErrorCode::TlsServerRevoked,
        {"tls-server-revoked", 69, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The certificate of the server was revoked."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Do not go on. Try again tomorrow, and report it if it stays.")}},
    {ErrorCode::TlsServerWeak,
        {"tls-server-weak", 70, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The server protects itself too weakly."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Do not go on, and report it: the platform must be repaired.")}},
    {ErrorCode::TlsServerPin,
        {"tls-server-pin", 71, Retry::No,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "The server has another key than the administrator laid down."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Do not go on. Ask whoever looks after this computer.")}},
    {ErrorCode::TlsClientNotAsked,
        {"tls-client-not-asked", 72, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The server does not ask for the card."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Do not go on, and check the address of the platform in the settings.")}},
    {ErrorCode::TlsClientRefused,
        {"tls-client-refused", 73, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The platform does not accept this card."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Its certificate may have been revoked or replaced. Bring the card and your ID "
                "document to a counter.")}},
    {ErrorCode::TlsClientExposed,
        {"tls-client-exposed", 109, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "With this server, everybody on the way could read the name on the card."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Nothing was sent. Report it: the platform must offer TLS 1.3.")}},
    {ErrorCode::PlatformBusy,
        {"platform-busy", 74, Retry::Yes,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The platform is busy."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Try again in a few minutes.")}},
    {ErrorCode::PlatformFailure,
        {"platform-failure", 75, Retry::Yes,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The platform has a fault."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Try again later. Nothing is lost.")}},
    {ErrorCode::PlatformRefused,
        {"platform-refused", 76, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The platform refused."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Bring the card and your ID document to a counter.")}},
    {ErrorCode::PlatformMalformedAnswer,
        {"platform-malformed-answer", 77, Retry::Yes,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "The answer of the platform cannot be understood."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Try again later. Nothing is lost.")}},
    {ErrorCode::PlatformAnswerTooLarge,
        {"platform-answer-too-large", 78, Retry::No,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "The answer of the platform is longer than it may be."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Try again later. Nothing is lost.")}},
    {ErrorCode::PlatformLibraryMissing,
        {"platform-library-missing", 110, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "What the tool needs to reach the platform is not installed on this computer."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Install libcurl with OpenSSL, of version 7.87 or later (the package libcurl4), "
                "then try again.")}},
};

} // namespace eid
