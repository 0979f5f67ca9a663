#pragma once

#include <QString>

#include <openssl/err.h>

#include <memory>

namespace eid {

/// Frees an OpenSSL object with \a Free when its owner goes.
template <auto Free>
struct OpenSslFree
{
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};

/// An OpenSSL object that somebody owns: OpenSslOwned<X509, X509_free>.
template <typename T, auto Free>
using OpenSslOwned = std::unique_ptr<T, OpenSslFree<Free>>;

/// What OpenSSL complained of last on this thread, for Error::detail. Empties its queue.
inline QString takeOpenSslReason()
{
    const char *reason = ERR_reason_error_string(ERR_peek_last_error());
    ERR_clear_error();
    return QString::fromLatin1(reason != nullptr ? reason : "");
}

} // namespace eid
