#include "core/platform/responderconnection.h"

#include "core/platform/answercollector.h"
#include "core/platform/curlproxy.h"

#include <algorithm>

namespace eid {

namespace {

using Clock = std::chrono::steady_clock;

constexpr PlatformLimits limits{.headerOctets = 8 * 1024, .bodyOctets = 64 * 1024};
constexpr int httpOk = 200;

tl::unexpected<Error> noStatus(const QString &why)
{
    return failure(ErrorCode::CertificateStatusUnknown, QStringLiteral("OCSP: %1").arg(why));
}

} // namespace

/// One question on a handle of its own: it leaves nothing behind.
class ResponderConnection::Exchange
{
public:
    explicit Exchange(const CurlLibrary &curl)
        : m_curl(curl)
        , m_fields(nullptr, {&curl})
        , m_easy(curl.easyInit(), {&curl})
        , m_collector(limits)
    { }

    bool prepare(const QUrl &responder, const Bytes &request, const ProxyRoute &route);
    [[nodiscard]] CURL *handle() const { return m_easy.get(); }
    Result<Bytes> takeAnswer();
    [[nodiscard]] bool isTooMuch() const { return m_collector.error().has_value(); }

private:
    static std::size_t onHeader(char *octets, std::size_t one, std::size_t size, void *self)
    {
        auto &that = *static_cast<Exchange *>(self);
        return that.m_collector.addHeaderLine({octets, static_cast<qsizetype>(one * size)}) ? size
                                                                                            : 0;
    }
    static std::size_t onBody(char *octets, std::size_t one, std::size_t size, void *self)
    {
        auto &that = *static_cast<Exchange *>(self);
        const auto *first = reinterpret_cast<const std::uint8_t *>(octets);
        return that.m_collector.addBody({first, one * size}) ? size : 0;
    }

    const CurlLibrary &m_curl;
    CurlOwned<curl_slist, &CurlLibrary::slistFreeAll> m_fields;
    CurlOwned<CURL, &CurlLibrary::easyCleanup> m_easy;
    AnswerCollector m_collector;
};

bool ResponderConnection::Exchange::prepare(
    const QUrl &responder, const Bytes &request, const ProxyRoute &route)
{
    if (!m_easy)
        return false;
    for (const auto line : {"Content-Type: application/ocsp-request",
             "Accept: application/ocsp-response", "Expect:"}) {
        if (curl_slist *longer = m_curl.slistAppend(m_fields.get(), line)) {
            static_cast<void>(m_fields.release());
            m_fields.reset(longer);
        }
    }
    bool isSet = true;
    const auto set = [&](CURLoption option, auto value) {
        isSet = isSet && m_curl.easySetopt(m_easy.get(), option, value) == CURLE_OK;
    };
    set(CURLOPT_URL, responder.toEncoded().constData());
    set(CURLOPT_PROTOCOLS_STR, "http");
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_HTTP09_ALLOWED, 0L);
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L);
    set(CURLOPT_FORBID_REUSE, 1L);
    set(CURLOPT_USERAGENT, "eid-maintenance-tool");
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.size()));
    set(CURLOPT_POSTFIELDS, reinterpret_cast<const char *>(request.data()));
    set(CURLOPT_HTTPHEADER, m_fields.get());
    set(CURLOPT_HEADERFUNCTION, onHeader);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, onBody);
    set(CURLOPT_WRITEDATA, this);
    return isSet && useRoute(m_curl, m_easy.get(), route);
}

Result<Bytes> ResponderConnection::Exchange::takeAnswer()
{
    long status = 0;
    m_curl.easyGetinfo(m_easy.get(), CURLINFO_RESPONSE_CODE, &status);
    HttpAnswer answer = m_collector.take(static_cast<int>(status));
    if (answer.status != httpOk)
        return noStatus(QStringLiteral("HTTP %1").arg(answer.status));
    if (answer.mediaType() != "application/ocsp-response")
        return noStatus(QStringLiteral("media type"));
    return std::move(answer.body);
}

Result<Bytes> ResponderConnection::ask(
    const QUrl &responder, const Bytes &request, const Terms &terms)
{
    Exchange exchange(terms.curl);
    if (!exchange.prepare(responder, request, terms.route))
        return noStatus(QStringLiteral("curl"));
    {
        const std::scoped_lock lock(m_mutex);
        m_curl = &terms.curl;
        m_multi = {terms.curl.multiInit(), {&terms.curl}};
    }
    Result<void> ended = noStatus(QStringLiteral("curl"));
    if (m_multi && terms.curl.multiAddHandle(m_multi.get(), exchange.handle()) == CURLM_OK) {
        ended = run(terms);
        terms.curl.multiRemoveHandle(m_multi.get(), exchange.handle());
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_multi.reset();
    }
    if (exchange.isTooMuch())
        return noStatus(QStringLiteral("too long or malformed"));
    if (!ended)
        return failure(ended.error());
    return exchange.takeAnswer();
}

Result<void> ResponderConnection::run(const Terms &terms)
{
    const auto end = Clock::now() + terms.whole;
    while (true) {
        int running = 0;
        if (terms.curl.multiPerform(m_multi.get(), &running) != CURLM_OK)
            return noStatus(QStringLiteral("curl"));
        int left = 0;
        if (const CURLMsg *message = terms.curl.multiInfoRead(m_multi.get(), &left)) {
            const CURLcode code = message->data.result;
            return code == CURLE_OK
                ? Result<void>()
                : noStatus(QStringLiteral("curl %1").arg(static_cast<int>(code)));
        }
        if (terms.isGivenUp())
            return failure(ErrorCode::Cancelled);
        const auto rest = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
        if (rest <= rest.zero())
            return noStatus(QStringLiteral("no answer in time"));
        terms.curl.multiPoll(m_multi.get(), nullptr, 0, static_cast<int>(rest.count()), nullptr);
    }
}

void ResponderConnection::wakeUp()
{
    const std::scoped_lock lock(m_mutex);
    if (m_multi)
        m_curl->multiWakeup(m_multi.get());
}

} // namespace eid
