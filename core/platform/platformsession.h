#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/crypto/cardkey.h"
#include "core/platform/httpanswer.h"
#include "core/platform/httprequest.h"
#include "core/platform/platformsettings.h"
#include "core/platform/retrypolicy.h"

#include <QList>

#include <memory>
#include <optional>
#include <stop_token>

namespace eid {

/// Whom the tool is towards the platform: a credential of the card.
struct ClientCredential
{
    Bytes certificate; ///< DER
    QList<Bytes> intermediates; ///< DER, in order, without the root; may be empty
    CardKey key; ///< of the certificate
};

/// What ties something to one TLS connection, so that nobody in between can use it on another.
struct ChannelBinding
{
    enum class Type {
        TlsExporter, ///< TLS 1.3: RFC 9266, 32 octets
        TlsUnique, ///< TLS 1.2 with the extended master secret: RFC 5929, 3; 12 octets
    };

    Type type = Type::TlsExporter;
    Bytes octets;
    quint64 connection = 0; ///< which one, within its session
};

class StatusMemory;

/// What a session has cost so far.
struct SessionCost
{
    int fullHandshakes = 0; ///< with each, the card has signed once
    int resumedHandshakes = 0;
    int requests = 0; ///< sent, repetitions included
    quint64 octetsSent = 0; ///< of bodies
    quint64 octetsReceived = 0; ///< of bodies
};

/// Talks to the platform as one credential of the card, or as nobody, over one TLS connection that
/// is kept alive; where it is lost, the next one resumes its TLS session, and the card need not
/// sign.
///
/// Before the card signs, and before anything but the handshake is sent, the server has shown a
/// chain that ends in one of the roots set up, is valid now, is for the host asked for, is strong
/// enough, has a pinned key and is not known to be revoked (see RevocationPolicy), and has proved
/// to hold its key. Where there is a credential, a server that does not ask for it gets no request
/// at all, and one that agrees on TLS 1.2 does not get a certificate that may name a person
/// (TlsClientExposed).
///
/// Each session has a network thread of its own, so that a card that hangs in one hangs nobody
/// else. It begins with the first request and sleeps between them without waking.
///
/// Threads: all, at once; requests run one after another. All but the constructor may block.
class PlatformSession
{
public:
    struct Options
    {
        RetryPolicy retries = {};
        PlatformTime time = PlatformTime::real();
        /// What is known of servers already, shared with other sessions. Null: nothing.
        std::shared_ptr<StatusMemory> statuses = nullptr;
    };

    /// Without \a credential: a session of nobody, for what is open to all.
    explicit PlatformSession(
        PlatformSettings settings, std::optional<ClientCredential> credential = std::nullopt);
    PlatformSession(
        PlatformSettings settings, std::optional<ClientCredential> credential, Options options);
    /// Gives up what is still under way. If the card signs just now, the network thread is left
    /// behind and ends after it: the key's signer owns all that it uses.
    ~PlatformSession();
    PlatformSession(const PlatformSession &) = delete;
    PlatformSession &operator=(const PlatformSession &) = delete;

    [[nodiscard]] const PlatformSettings &settings() const;

    /// Sends \a request and waits for its answer: one of 2xx, or of a status that the request takes
    /// for an answer. Repeats what is safe to repeat (see RetryPolicy); a Post or a Patch
    /// without an idempotency key only where nothing of it was sent.
    ///
    /// Once \a stop is asked for, fails with Cancelled within 200 ms, whatever the network and the
    /// card do; the request may have reached the platform all the same.
    ///
    /// Fails with PlatformNotConfigured or InvalidArgument for settings that validate() refuses;
    /// PlatformLibraryMissing; PlatformUnreachable, ProxyFailed, ProxyAuthentication, TimedOut;
    /// each of Tls*; PlatformBusy, PlatformFailure, PlatformRefused (see problemTypeOf()),
    /// PlatformMalformedAnswer (redirects too, which are never followed), PlatformAnswerTooLarge;
    /// and with whatever the card failed with.
    Result<HttpAnswer> send(const HttpRequest &request, std::stop_token stop = {});

    /// The binding of the connection that carried the last answer. Fails with PlatformUnreachable
    /// if there was none, with TlsServerWeak if TLS 1.2 was agreed without the extended master
    /// secret.
    [[nodiscard]] Result<ChannelBinding> channelBinding() const;

    /// As send(), over the very connection of \a binding or not at all. Nothing if that connection
    /// is gone: bind again. It may have gone with the request, so that the platform has seen it.
    /// Never repeats by itself.
    Result<std::optional<HttpAnswer>> sendOver(
        const ChannelBinding &binding, const HttpRequest &request, std::stop_token stop = {});

    /// Closes the connection, and keeps the TLS session for the next one. Returns once it is
    /// closed, or \a stop is asked for.
    void disconnect(std::stop_token stop = {});

    [[nodiscard]] SessionCost cost() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace eid
