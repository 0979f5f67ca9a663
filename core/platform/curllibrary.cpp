#include "core/platform/curllibrary.h"

#include "core/base/sharedlibrary.h"

#include <QByteArrayList>

#include <openssl/crypto.h>

#include <memory>
#include <mutex>

namespace eid {

namespace {

/// That of curl's interface which began with 7.16.
constexpr const char *names[] = {
#ifdef Q_OS_WIN
    "libcurl-4.dll",
    "libcurl.dll",
#else
    "libcurl.so.4",
#endif
};

constexpr unsigned int oldest = CURL_VERSION_BITS(7, 87, 0); // CURLOPT_QUICK_EXIT

struct LoadedCurl
{
    SharedLibrary library;
    CurlLibrary functions;
};

void fill(CurlLibrary &functions, SharedLibrary &library)
{
    const auto find = [&library]<typename Function>(Function *&function, const char *name) {
        function = library.find<Function>(name);
    };
    find(functions.easyInit, "curl_easy_init");
    find(functions.easySetopt, "curl_easy_setopt");
    find(functions.easyGetinfo, "curl_easy_getinfo");
    find(functions.easyReset, "curl_easy_reset");
    find(functions.easyCleanup, "curl_easy_cleanup");
    find(functions.multiInit, "curl_multi_init");
    find(functions.multiSetopt, "curl_multi_setopt");
    find(functions.multiAddHandle, "curl_multi_add_handle");
    find(functions.multiRemoveHandle, "curl_multi_remove_handle");
    find(functions.multiPerform, "curl_multi_perform");
    find(functions.multiInfoRead, "curl_multi_info_read");
    find(functions.multiPoll, "curl_multi_poll");
    find(functions.multiWakeup, "curl_multi_wakeup");
    find(functions.multiCleanup, "curl_multi_cleanup");
    find(functions.slistAppend, "curl_slist_append");
    find(functions.slistFreeAll, "curl_slist_free_all");
}

Result<void> initialise(SharedLibrary &library)
{
    const auto choose = library.find<decltype(curl_global_sslset)>("curl_global_sslset");
    const auto begin = library.find<decltype(curl_global_init)>("curl_global_init");
    const auto tell = library.find<decltype(curl_version_info)>("curl_version_info");
    if (const auto complete = library.check(); !complete)
        return complete;
    // A libcurl with several of them takes what it is told before anything else; one with a single
    // other says so in its version.
    choose(CURLSSLBACKEND_OPENSSL, nullptr, nullptr);
    if (const auto fits = suits(*tell(CURLVERSION_NOW), OpenSSL_version(OPENSSL_VERSION_STRING));
        !fits)
        return fits;
    if (const CURLcode code = begin(CURL_GLOBAL_DEFAULT); code != CURLE_OK)
        return failure(ErrorCode::PlatformLibraryMissing,
            QStringLiteral("curl %1").arg(static_cast<int>(code)));
    return {};
}

Result<std::unique_ptr<const LoadedCurl>> load()
{
    auto library = SharedLibrary::open(
        names, SharedLibrary::Place::Program, ErrorCode::PlatformLibraryMissing);
    if (!library)
        return failure(library.error());
    CurlLibrary functions;
    fill(functions, *library);
    if (const auto begun = initialise(*library); !begun)
        return failure(begun.error());
    return std::make_unique<const LoadedCurl>(LoadedCurl{*std::move(library), functions});
}

} // namespace

Result<const CurlLibrary *> loadCurl()
{
    static std::mutex mutex;
    static const LoadedCurl *loaded = nullptr;
    const std::scoped_lock lock(mutex);
    if (loaded == nullptr) {
        auto made = load();
        if (!made)
            return failure(made.error());
        // Never given back: a connection that was left behind may use it until the process ends.
        loaded = made->release();
    }
    return &loaded->functions;
}

Result<void> suits(const curl_version_info_data &version, QByteArrayView openSslVersion)
{
    if (version.version_num < oldest)
        return failure(ErrorCode::PlatformLibraryMissing,
            QStringLiteral("libcurl is too old: %1").arg(QLatin1String(version.version)));
    // Those of several that are not used stand in brackets.
    const QByteArray tls(version.ssl_version);
    if (!tls.split(' ').contains("OpenSSL/" + openSslVersion.toByteArray()))
        return failure(ErrorCode::PlatformLibraryMissing,
            QStringLiteral("libcurl uses %1 for TLS, and not OpenSSL/%2")
                .arg(tls.isEmpty() ? QStringLiteral("nothing") : QString::fromLatin1(tls),
                    QLatin1String(openSslVersion)));
    return {};
}

} // namespace eid
