#pragma once

#include "testserver.h"

#include <openssl/ocsp.h>

namespace eid {

/// An OCSP answer of \a signer on \a subject, DER: \a status, from \a begins until \a ends, in
/// seconds from now.
Bytes makeStaple(const TestIdentity &subject, const TestIdentity &signer, int status,
    long begins = -60, long ends = 3600);

/// What a responder answers to \a request (DER) about \a subject, with the request's nonce.
Bytes makeAnswer(const Bytes &request, const TestIdentity &subject, const TestIdentity &signer,
    int status, long begins = -60, long ends = 3600);

/// Has the server of \a setup send \a octets along with its certificate.
void staple(TestServer::Setup &setup, Bytes octets);

} // namespace eid
