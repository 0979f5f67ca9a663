#pragma once

#include "core/base/bytes.h"

#include <QList>

#include <openssl/asn1.h>

#include <string>
#include <utility>

namespace eid {

/// A certificate as a test wants it, signed by its own key and issued to itself.
struct TestCertificate
{
    /// One attribute of the subject, as octets of any string type.
    struct Attribute
    {
        std::string name; ///< OpenSSL's: "CN", "serialNumber"
        int type = V_ASN1_UTF8STRING;
        std::string octets;
    };

    QList<Attribute> subject;
    std::string notBefore = "20240101000000Z";
    std::string notAfter = "20290101000000Z";
    std::string serialNumber = "0A1B2C"; ///< hexadecimal, "-" in front if negative
    std::string curve = "P-256"; ///< or "RSA" for RSA-2048
    QList<std::pair<std::string, std::string>> extensions; ///< OpenSSL's configuration syntax

    /// DER.
    [[nodiscard]] Bytes make() const;
};

} // namespace eid
