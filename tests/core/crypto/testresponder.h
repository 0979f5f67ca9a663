#pragma once

#include "core/crypto/ocsp.h"
#include "testissuer.h"

#include <openssl/ocsp.h>

#include <optional>

namespace eid {

/// An OCSP responder that answers what a test tells it.
struct TestResponder
{
    /// Who signs, and the certificate put into the answer if it is a delegate.
    EVP_PKEY *key = nullptr;
    std::shared_ptr<X509> certificate;
    bool isDelegate = false;

    int status = V_OCSP_CERTSTATUS_GOOD;
    int reason = OCSP_REVOKED_STATUS_NOSTATUS;
    qint64 revokedAt = 0; ///< seconds since 1970, as the others
    qint64 thisUpdate = 0;
    std::optional<qint64> nextUpdate;
    std::optional<qint64> producedAt; ///< thisUpdate if not said
    bool repeatsNonce = true;
    const EVP_MD *digest = EVP_sha256();
    int responseStatus = OCSP_RESPONSE_STATUS_SUCCESSFUL;
    /// Answers for this certificate whatever was asked for.
    std::optional<std::pair<Certificate, Certificate>> insteadOf;

    [[nodiscard]] Bytes answer(const OcspRequest &request) const;
};

} // namespace eid
