#pragma once

#include "core/base/result.h"

#include <curl/curl.h>

#include <functional>
#include <memory>

namespace eid {

/// The functions of libcurl that the tool uses, as a table. It is filled when the network is used
/// for the first time: libcurl brings forty libraries of its own, which most runs never need.
///
/// Signatures, meanings and threads are those of curl's headers; each of these is
/// curl_<name>() there.
struct CurlLibrary
{
    decltype(&curl_easy_init) easyInit = nullptr;
    decltype(&curl_easy_setopt) easySetopt = nullptr;
    decltype(&curl_easy_getinfo) easyGetinfo = nullptr;
    decltype(&curl_easy_reset) easyReset = nullptr;
    decltype(&curl_easy_cleanup) easyCleanup = nullptr;
    decltype(&curl_multi_init) multiInit = nullptr;
    decltype(&curl_multi_setopt) multiSetopt = nullptr;
    decltype(&curl_multi_add_handle) multiAddHandle = nullptr;
    decltype(&curl_multi_remove_handle) multiRemoveHandle = nullptr;
    decltype(&curl_multi_perform) multiPerform = nullptr;
    decltype(&curl_multi_info_read) multiInfoRead = nullptr;
    decltype(&curl_multi_poll) multiPoll = nullptr;
    decltype(&curl_multi_wakeup) multiWakeup = nullptr;
    decltype(&curl_multi_cleanup) multiCleanup = nullptr;
    decltype(&curl_slist_append) slistAppend = nullptr;
    decltype(&curl_slist_free_all) slistFreeAll = nullptr;
};

/// Gives back what curl made, with its function \a Free.
template <auto Free>
struct CurlFree
{
    const CurlLibrary *curl = nullptr;
    void operator()(auto *made) const { (curl->*Free)(made); }
};

template <typename Handle, auto Free>
using CurlOwned = std::unique_ptr<Handle, CurlFree<Free>>;

/// Never null.
using CurlLoader = std::function<Result<const CurlLibrary *>()>;

/// The host's libcurl, initialised; the same for the whole process, which keeps it to its end.
/// Asked again after a failure it looks again. Fails with PlatformLibraryMissing: there is none, or
/// one that suits() not. Any thread; blocks while it is loaded.
Result<const CurlLibrary *> loadCurl();

/// Whether the tool can work with the libcurl that says \a version of itself: of 7.87 or later,
/// with the very OpenSSL of \a openSslVersion ("3.0.15") for its TLS, for the tool takes part in
/// curl's handshakes through its own. Fails with PlatformLibraryMissing.
Result<void> suits(const curl_version_info_data &version, QByteArrayView openSslVersion);

} // namespace eid
