#pragma once

#include "core/jose/jws.h"
#include "tests/sandbox/platform/dcqlquery.h"
#include "tests/sandbox/platform/route.h"

namespace eid::sandbox {

/// With what somebody is to prove who they are.
enum class AuthenticationLevel {
    Copy, ///< "urn:eid:acr:copy": card, PIN and online copy
    CopyAndFace, ///< "urn:eid:acr:copy-face": a face sample besides
};

QString nameOf(AuthenticationLevel level);

/// What a relying party asks (OpenID4VP 1.0, 5), taken out of its signed request.
struct RequestFacts
{
    QString clientId;
    QByteArray host; ///< behind "x509_san_dns:"
    QByteArray state;
    QString nonce;
    AuthenticationLevel level = AuthenticationLevel::Copy;
    DcqlQuery query;
    QList<QByteArray> transactionData; ///< as they stand in the request
    QDateTime expires; ///< UTC
};

/// Why a request is not taken, as OAuth says it.
struct RequestFault
{
    const char *error = "invalid_request_object";
    const char *description = "";
};

/// Everything in \a claims, those of a signed request to the platform at \a address.
tl::expected<RequestFacts, RequestFault> requestFactsOf(
    const QJsonObject &claims, const QString &address);

/// Checks \a request (RFC 9101) of \a party: who signed it, for whom, when, and what it asks.
tl::expected<RequestFacts, RequestFault> checkRequest(
    const PlatformServices &services, const RelyingPartyRecord &party, const QByteArray &request);

} // namespace eid::sandbox
