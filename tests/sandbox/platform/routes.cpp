#include "tests/sandbox/platform/route.h"

#include <array>

namespace eid::sandbox {

namespace {

constexpr char samplePattern[]
    = R"(/v1/face/samples/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))";

} // namespace

std::span<const Route> platformRoutes()
{
    static constexpr std::array routes{
        Route{"cacerts", "GET", R"(/\.well-known/est(?:/(authentication|signature))?/cacerts)",
            Access::Anyone, answerCaCertificates},
        Route{"csrattrs", "GET", R"(/\.well-known/est(?:/(authentication|signature))?/csrattrs)",
            Access::Anyone, answerCsrAttributes},
        Route{"simplereenroll", "POST",
            R"(/\.well-known/est(?:/(authentication|signature))?/simplereenroll)",
            Access::LiveCredential, answerReenrollment},
        Route{"card", "GET", "/v1/card", Access::AnyCredential, answerCard, false, true},
        Route{"administrator-authentication", "POST", "/v1/card/administrator-authentication",
            Access::LiveCredential, answerAdminChallenge},
        Route{"confirmation", "POST", "/v1/card/credentials/([0-9A-Fa-f]{1,40})/confirmation",
            Access::AnyCredential, answerConfirmation},
        Route{"ocsp", "POST", "/ocsp", Access::Anyone, answerOcsp},
        Route{"face-challenge", "POST", "/v1/face/challenges", Access::Anyone, answerFaceChallenge},
        Route{"back-office-certificate", "GET", "/v1/face/back-office-certificate", Access::Anyone,
            answerBackOfficeCertificate},
        Route{"face-upload", "POST", "/v1/face/samples", Access::LiveCredential, answerFaceUpload,
            true},
        Route{"face-offset", "HEAD", samplePattern, Access::LiveCredential, answerFaceOffset},
        Route{
            "face-append", "PATCH", samplePattern, Access::LiveCredential, answerFaceAppend, true},
        Route{"face-cancel", "DELETE", samplePattern, Access::LiveCredential, answerFaceCancel},
        Route{"face-result", "GET", samplePattern, Access::LiveCredential, answerFaceResult},
        Route{"credential-issuer", "GET", R"(/\.well-known/openid-credential-issuer)",
            Access::Anyone, answerIssuerMetadata},
        Route{"authorization-server", "GET", R"(/\.well-known/oauth-authorization-server)",
            Access::Anyone, answerAuthorizationMetadata},
        Route{
            "copy-token", "POST", "/v1/copies/token", Access::LiveAuthentication, answerCopyToken},
        Route{"copy-nonce", "POST", "/v1/copies/nonce", Access::Anyone, answerCopyNonce},
        Route{"copy-credential", "POST", "/v1/copies/credential", Access::LiveAuthentication,
            answerCopyCredential},
        Route{"status-list", "GET", "/v1/status-lists/([1-9][0-9]{0,8})", Access::Anyone,
            answerStatusList},
        Route{"authentication-request", "POST", "/v1/authentication/requests", Access::Anyone,
            answerAuthenticationRequest},
        Route{"request-object", "GET", "/v1/authentication/requests/([A-Za-z0-9_-]{22})",
            Access::Anyone, answerRequestObject},
        Route{"authentication-response", "POST", "/v1/authentication/responses", Access::Anyone,
            answerAuthenticationResponse},
        Route{"authentication-result", "POST", "/v1/authentication/results", Access::Anyone,
            answerAuthenticationResult},
        Route{
            "loss-code", "POST", "/v1/card/loss-code", Access::LiveAuthentication, answerLossCode},
        Route{"loss-report", "POST", "/v1/loss-reports", Access::Anyone, answerLossReport},
        Route{"loss-withdrawal", "POST",
            R"(/v1/loss-reports/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/withdrawal)",
            Access::LiveAuthentication, answerLossWithdrawal, false, true},
        Route{"freeze", "POST", "/v1/card/freeze", Access::LiveAuthentication, answerFreeze, false,
            true},
        Route{"unfreeze", "POST", "/v1/card/unfreeze", Access::LiveAuthentication, answerUnfreeze,
            false, true},
    };
    return routes;
}

} // namespace eid::sandbox
