#include "tests/sandbox/platform/route.h"

#include <array>

namespace eid::sandbox {

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
    };
    return routes;
}

} // namespace eid::sandbox
