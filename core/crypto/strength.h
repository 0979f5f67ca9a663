#pragma once

#include <QString>

#include <openssl/x509.h>

namespace eid {

/// What makes \a key too weak to be relied upon: RSA below 2048 bits, EC below 256, less than 112
/// bits of security in all. Empty if nothing does; a key that OpenSSL cannot read (null) is weak.
QString weaknessOf(const EVP_PKEY *key);

/// The same of a signature by \a algorithm: over MD5, SHA-1, or no hash that is known.
QString weaknessOf(const X509_ALGOR &algorithm);

} // namespace eid
