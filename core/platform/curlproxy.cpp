#include "core/platform/curlproxy.h"

namespace eid {

bool useRoute(const CurlLibrary &curl, CURL *easy, const ProxyRoute &route)
{
    const auto set = [&curl, easy](CURLoption option, auto value) {
        return curl.easySetopt(easy, option, value) == CURLE_OK;
    };
    const bool isSet = set(CURLOPT_PROXY, route.address.constData()) && set(CURLOPT_NOPROXY, "")
        && set(CURLOPT_PROXYAUTH, static_cast<long>(CURLAUTH_BASIC | CURLAUTH_DIGEST));
    if (!isSet || route.user.isEmpty())
        return isSet;
    if (!set(CURLOPT_PROXYUSERNAME, route.user.constData()))
        return false;
    if (!route.password)
        return true;
    Secret terminated = route.password->duplicate();
    terminated.append(0);
    return set(CURLOPT_PROXYPASSWORD, reinterpret_cast<const char *>(terminated.octets().data()));
}

} // namespace eid
