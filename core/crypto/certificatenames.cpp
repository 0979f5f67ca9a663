#include "core/crypto/certificatenames.h"

#include "core/crypto/x509handle.h"

#include <openssl/x509v3.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace eid {

namespace {

using OwnedNames = OpenSslOwned<GENERAL_NAMES, GENERAL_NAMES_free>;

/// Empty where there are none. Nothing: there are, and they cannot be read.
std::optional<OwnedNames> alternativesOf(const X509 &x509)
{
    constexpr int absent = -1;
    int critical = 0;
    OwnedNames names(static_cast<GENERAL_NAMES *>(
        X509_get_ext_d2i(&x509, NID_subject_alt_name, &critical, nullptr)));
    ERR_clear_error();
    if (!names && critical != absent)
        return std::nullopt;
    return names ? std::move(names) : OwnedNames(sk_GENERAL_NAME_new_null());
}

std::vector<GENERAL_NAME *> listOf(const GENERAL_NAMES &names)
{
    std::vector<GENERAL_NAME *> list;
    list.reserve(static_cast<std::size_t>(sk_GENERAL_NAME_num(&names)));
    for (int at = 0; at < sk_GENERAL_NAME_num(&names); ++at)
        list.push_back(sk_GENERAL_NAME_value(&names, at));
    return list;
}

bool areSame(const GENERAL_NAMES &one, const GENERAL_NAMES &other)
{
    const auto isSame
        = [](GENERAL_NAME *a, GENERAL_NAME *b) { return GENERAL_NAME_cmp(a, b) == 0; };
    return std::ranges::is_permutation(listOf(one), listOf(other), isSame);
}

} // namespace

CertificateNames namesOf(const Certificate &certificate)
{
    const auto x509 = x509Of(certificate);
    if (!x509)
        return {};
    CertificateNames names;
    names.subject = encodingOf(i2d_X509_NAME, X509_get_subject_name(x509->get()));
    const int at = X509_get_ext_by_NID(x509->get(), NID_subject_alt_name, -1);
    if (at >= 0) {
        const ASN1_OCTET_STRING *value = X509_EXTENSION_get_data(X509_get_ext(x509->get(), at));
        const unsigned char *octets = ASN1_STRING_get0_data(value);
        names.alternatives.assign(octets, octets + ASN1_STRING_length(value));
    }
    return names;
}

bool haveSameNames(const Certificate &one, const Certificate &other)
{
    const auto first = x509Of(one);
    const auto second = x509Of(other);
    if (!first || !second)
        return false;
    const auto firstAlternatives = alternativesOf(**first);
    const auto secondAlternatives = alternativesOf(**second);
    return firstAlternatives && *firstAlternatives && secondAlternatives && *secondAlternatives
        && X509_NAME_cmp(X509_get_subject_name(first->get()), X509_get_subject_name(second->get()))
        == 0
        && areSame(**firstAlternatives, **secondAlternatives);
}

} // namespace eid
