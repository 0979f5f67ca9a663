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
        Route{"card", "GET", "/v1/card", Access::AnyCredential, answerCard},
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
    };
    return routes;
}

} // namespace eid::sandbox
