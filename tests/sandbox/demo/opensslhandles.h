#pragma once

#include <openssl/conf.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>

namespace eid::sandbox {

template <auto Release>
struct ReleasedBy
{
    template <typename T>
    void operator()(T *handle) const
    {
        Release(handle);
    }
};

using KeyHandle = std::unique_ptr<EVP_PKEY, ReleasedBy<EVP_PKEY_free>>;
using CertificateHandle = std::unique_ptr<X509, ReleasedBy<X509_free>>;
using BioHandle = std::unique_ptr<BIO, ReleasedBy<BIO_free_all>>;
using ConfHandle = std::unique_ptr<CONF, ReleasedBy<NCONF_free>>;
using NameHandle = std::unique_ptr<X509_NAME, ReleasedBy<X509_NAME_free>>;
using NumberHandle = std::unique_ptr<BIGNUM, ReleasedBy<BN_free>>;

} // namespace eid::sandbox
