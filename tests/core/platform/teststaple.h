#pragma once

#include "testserver.h"

#include <openssl/ocsp.h>

#include <optional>
#include <string>

namespace eid {

/// An OCSP answer of \a signer on \a subject, DER: \a status, from \a begins until \a ends, in
/// seconds from now; without an end, if none is said.
Bytes makeStaple(const TestIdentity &subject, const TestIdentity &signer, int status,
    long begins = -60, std::optional<long> ends = 3600, const EVP_MD *digest = EVP_sha256());

/// A good one of a responder to whom \a issuer delegated that, with a key as TestWish has it.
Bytes makeDelegatedStaple(
    const TestIdentity &subject, const TestIdentity &issuer, const std::string &key);

/// What a responder answers to \a request (DER) about \a subject, with the request's nonce.
Bytes makeAnswer(const Bytes &request, const TestIdentity &subject, const TestIdentity &signer,
    int status, long begins = -60, std::optional<long> ends = 3600,
    const EVP_MD *digest = EVP_sha256());

/// Has the server of \a setup send \a octets along with its certificate.
void staple(TestServer::Setup &setup, Bytes octets);

} // namespace eid
