#pragma once

#include "core/base/bytes.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <cstddef>
#include <functional>
#include <optional>

namespace eid {

enum class HttpMethod {
    Get,
    Head, ///< the answer has no body
    Post,
    Patch, ///< RFC 5789
    Delete,
};

/// How far a request has come, in octets of its body and its answer's body. What is not known yet
/// is nothing.
struct TransferProgress
{
    std::size_t sent = 0;
    std::optional<std::size_t> toSend;
    std::size_t received = 0;
    std::optional<std::size_t> toReceive;

    bool operator==(const TransferProgress &) const = default;
};

/// A header field (RFC 9110, 5): a token and a value of printable ASCII.
struct HttpField
{
    QByteArray name;
    QByteArray value;
};

/// What the platform is asked for.
struct HttpRequest
{
    HttpMethod method = HttpMethod::Get;
    /// Behind the platform's address, percent-encoded, beginning with a slash: "/v1/card". Parts
    /// that come from outside are encoded by whoever puts them in.
    QByteArray path;
    QByteArray accept; ///< media types; empty: anything
    QByteArray contentType; ///< of the body
    Bytes body; ///< of a Post or a Patch
    QList<HttpField> fields; ///< further ones
    /// What marks a Post or a Patch as the same one when it comes again; sent as Idempotency-Key
    /// (draft-ietf-httpapi-idempotency-key-header). Letters, digits and -. Empty: it is never
    /// repeated once it may have been sent.
    QByteArray idempotencyKey;
    /// Statuses besides 2xx that are an answer rather than an error.
    QList<int> alsoAnswers;
    std::optional<std::size_t> largestBody; ///< of the answer; else as the settings say
    /// Told on the network thread, at each piece that goes or comes. Short, and of no object that
    /// could be gone before the session is.
    std::function<void(const TransferProgress &)> progress;

    [[nodiscard]] bool hasBody() const
    {
        return method == HttpMethod::Post || method == HttpMethod::Patch;
    }
    /// Whether it can be sent twice and mean the same.
    [[nodiscard]] bool isRepeatable() const { return !hasBody() || !idempotencyKey.isEmpty(); }
};

} // namespace eid
