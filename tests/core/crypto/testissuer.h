#pragma once

#include "core/crypto/certificate.h"
#include "core/crypto/openssl.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace eid {

using TestKey = std::shared_ptr<EVP_PKEY>;

/// A new key: "P-256", "P-384", another curve, or "RSA" with a size behind it.
TestKey makeTestKey(const std::string &kind);

/// What a test wants in a certificate.
struct TestOrder
{
    std::string name; ///< common name
    std::string organisation = {}; ///< empty: none
    TestKey key;
    std::string notBefore = "20240101000000Z";
    std::string notAfter = "20290101000000Z";
    const EVP_MD *digest = EVP_sha256();
    std::vector<std::pair<std::string, std::string>> extensions; ///< OpenSSL's configuration syntax
};

/// A certificate authority of a test, with its key in memory.
class TestIssuer
{
public:
    /// One that issued itself.
    explicit TestIssuer(const TestOrder &order);
    /// One that \a above issued.
    TestIssuer(const TestOrder &order, const TestIssuer &above);

    /// An order for an authority by this name, with what an authority needs.
    static TestOrder order(const std::string &name, const std::string &kind = "P-256");

    [[nodiscard]] Certificate issue(const TestOrder &order) const;
    [[nodiscard]] const Certificate &certificate() const { return m_certificate; }
    [[nodiscard]] X509 *x509() const { return m_x509.get(); }
    [[nodiscard]] EVP_PKEY *key() const { return m_key.get(); }

private:
    TestKey m_key;
    std::shared_ptr<X509> m_x509;
    Certificate m_certificate;
};

/// OpenSSL's form of \a certificate.
std::shared_ptr<X509> x509OfTest(const Certificate &certificate);

} // namespace eid
