#include "tests/sandbox/shop/demoshop.h"

#include "tests/sandbox/shop/shoppages.h"
#include "tests/sandbox/shop/shopvisits.h"

#include <httplib.h>

#include <thread>

namespace eid::sandbox {

namespace {

constexpr char cookieName[] = "visit";
constexpr std::size_t longestBody = 1024; // none is wanted
/// How often the platform is asked for the result of one visit.
constexpr qint64 millisecondsBetween = 1000;

QByteArray cookieOf(const httplib::Request &request)
{
    const QByteArray all = QByteArray::fromStdString(request.get_header_value("Cookie"));
    for (const QByteArray &pair : all.split(';')) {
        const qsizetype sign = pair.indexOf('=');
        if (sign > 0 && pair.first(sign).trimmed() == cookieName)
            return pair.mid(sign + 1).trimmed();
    }
    return {};
}

void answer(httplib::Response &response, int status, const QByteArray &body, const char *type)
{
    response.status = status;
    response.set_content(body.toStdString(), type);
}

void answerPage(httplib::Response &response, int status, const QByteArray &html)
{
    answer(response, status, html, "text/html; charset=utf-8");
}

void redirect(httplib::Response &response, const char *where)
{
    response.set_redirect(where, 303);
}

const char *nameOf(ShopResult::State state)
{
    return state == ShopResult::State::Pending ? "waiting" : "done";
}

} // namespace

class DemoShop::Private
{
public:
    Private(
        const ShopIdentity &identity, const ShopOptions &chosen, std::unique_ptr<ShopMemory> opened)
        : options(chosen)
        , memory(std::move(opened))
        , party(identity, chosen.platform, *memory)
        , server(identity.webCertificate.get(), identity.webKey.get())
    { }

    bool prepare();
    /// Decides and keeps what came of \a visit, if the platform knows it now.
    void look(ShopVisit &visit, const std::optional<QByteArray> &responseCode);
    void begin(httplib::Response &response);

    ShopOptions options;
    std::unique_ptr<ShopMemory> memory;
    RelyingParty party;
    ShopVisits visits;
    httplib::SSLServer server;
    int port = 0;
    std::thread thread;

private:
    void note(const httplib::Request &request);
    void addRoutes();
};

bool DemoShop::Private::prepare()
{
    SSL_CTX *const context = server.ssl_context();
    if (!server.is_valid() || SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) != 1
        || SSL_CTX_add1_chain_cert(context, party.identity().webAuthority.get()) != 1)
        return false;
    server.set_payload_max_length(longestBody);
    server.set_default_headers({{"Content-Security-Policy",
                                    "default-src 'none'; style-src 'self'; script-src 'self'; "
                                    "img-src 'self' data:; connect-src 'self'; form-action 'self'; "
                                    "base-uri 'none'; frame-ancestors 'none'"},
        {"Referrer-Policy", "no-referrer"}, {"X-Content-Type-Options", "nosniff"},
        {"Cache-Control", "no-store"}});
    server.set_pre_routing_handler([this](const httplib::Request &request, httplib::Response &) {
        note(request);
        return httplib::Server::HandlerResponse::Unhandled;
    });
    addRoutes();
    port = server.bind_to_any_port("127.0.0.1");
    return port > 0;
}

void DemoShop::Private::note(const httplib::Request &request)
{
    QJsonObject headers;
    for (const auto &[name, value] : request.headers)
        headers[QString::fromStdString(name)] = QString::fromStdString(value);
    memory->note({{QStringLiteral("from"), QStringLiteral("browser")},
        {QStringLiteral("method"), QString::fromStdString(request.method)},
        {QStringLiteral("target"), QString::fromStdString(request.target)},
        {QStringLiteral("headers"), headers},
        {QStringLiteral("body"), QString::fromStdString(request.body)}});
}

void DemoShop::Private::begin(httplib::Response &response)
{
    const ShopRequest request{options.purpose};
    const auto link = party.begin(request);
    const auto code = link ? party.begin(request) : link;
    if (!code)
        return answerPage(response, 503,
            messagePage(party.identity().name, QStringLiteral("暂时无法核验"),
                QStringLiteral("身份核验平台没有回应，请稍后重试。")));
    const QByteArray cookie = visits.add({*link, *code, {}, {}});
    response.set_header("Set-Cookie",
        (QByteArray(cookieName) + '=' + cookie + "; Path=/; Secure; HttpOnly; SameSite=Lax")
            .toStdString());
    answerPage(response, 200, checkPage(party.identity().name, link->link));
}

void DemoShop::Private::look(ShopVisit &visit, const std::optional<QByteArray> &responseCode)
{
    if (visit.result.state != ShopResult::State::Pending)
        return;
    const auto settle = [&visit](const Result<ShopResult> &result) {
        if (result && result->state != ShopResult::State::Foreign)
            visit.result = *result;
        return result && result->state != ShopResult::State::Foreign;
    };
    if (responseCode) {
        // The code may have been scanned on this very device.
        if (!settle(party.result(visit.link, responseCode)))
            settle(party.result(visit.code, responseCode));
        return;
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (visit.asked.isValid() && visit.asked.msecsTo(now) < millisecondsBetween)
        return;
    visit.asked = now;
    if (settle(party.result(visit.code, std::nullopt))
        && visit.result.state != ShopResult::State::Pending)
        return;
    // That the link has led nowhere may be seen without having come back from it.
    const auto ofLink = party.result(visit.link, std::nullopt);
    if (ofLink && ofLink->state != ShopResult::State::Verified)
        settle(ofLink);
}

void DemoShop::Private::addRoutes()
{
    using httplib::Request;
    using httplib::Response;
    server.Get("/", [this](const Request &request, Response &response) {
        QByteArray html;
        bool isDone = false;
        const bool isKnown = visits.with(cookieOf(request), [&](ShopVisit &visit) {
            isDone = visit.result.state != ShopResult::State::Pending;
            if (visit.link.expires > QDateTime::currentDateTimeUtc())
                html = checkPage(party.identity().name, visit.link.link);
        });
        if (isKnown && isDone)
            redirect(response, "/result");
        else if (isKnown && !html.isEmpty())
            answerPage(response, 200, html);
        else
            begin(response);
    });
    server.Get("/code.svg", [this](const Request &request, Response &response) {
        QByteArray svg;
        visits.with(
            cookieOf(request), [&svg](ShopVisit &visit) { svg = codeSvg(visit.code.link); });
        if (svg.isEmpty())
            answer(response, 404, {}, "text/plain");
        else
            answer(response, 200, svg, "image/svg+xml");
    });
    server.Get("/status", [this](const Request &request, Response &response) {
        const char *state = "over";
        visits.with(cookieOf(request), [&](ShopVisit &visit) {
            look(visit, std::nullopt);
            state = nameOf(visit.result.state);
        });
        answer(response, 200, QByteArray("{\"state\":\"") + state + "\"}", "application/json");
    });
    server.Get("/verified", [this](const Request &request, Response &response) {
        const QByteArray code = QByteArray::fromStdString(request.get_param_value("response_code"));
        if (visits.with(cookieOf(request), [&](ShopVisit &visit) { look(visit, code); }))
            return redirect(response, "/result");
        // The tool has opened another browser than the one in which it began, which is told
        // nothing.
        answerPage(response, 200,
            messagePage(party.identity().name, QStringLiteral("请回到原来的页面"),
                QStringLiteral(
                    "本次核验不是在这个浏览器中开始的。请回到开始核验的页面查看结果。")));
    });
    server.Get("/result", [this](const Request &request, Response &response) {
        ShopResult result;
        visits.with(cookieOf(request), [&result](ShopVisit &visit) { result = visit.result; });
        if (result.state == ShopResult::State::Pending)
            return redirect(response, "/");
        answerPage(response, 200, resultPage(party.identity().name, result));
    });
    server.Post("/again", [this](const Request &request, Response &response) {
        visits.forget(cookieOf(request));
        redirect(response, "/");
    });
    for (const auto &[path, name, type] :
        {std::tuple("/shop.css", "shop.css", "text/css; charset=utf-8"),
            std::tuple("/shop.js", "shop.js", "text/javascript; charset=utf-8")}) {
        server.Get(path, [name, type](const Request &, Response &response) {
            answer(response, 200, pageFile(name), type);
        });
    }
}

DemoShop::DemoShop(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{ }

Result<std::unique_ptr<DemoShop>> DemoShop::open(
    const ShopIdentity &identity, const ShopOptions &options)
{
    auto memory = ShopMemory::open(options.folder);
    if (!memory)
        return failure(memory.error());
    auto parts = std::make_unique<Private>(identity, options, std::move(*memory));
    if (!parts->prepare())
        return failure(ErrorCode::PlatformUnreachable, QStringLiteral("no port for a shop"));
    return std::unique_ptr<DemoShop>(new DemoShop(std::move(parts)));
}

DemoShop::~DemoShop()
{
    if (!d->thread.joinable())
        return;
    // What has not begun cannot be stopped.
    while (!d->server.is_running())
        std::this_thread::yield();
    d->server.stop();
    d->thread.join();
}

void DemoShop::serve()
{
    d->thread = std::thread([this] { d->server.listen_after_bind(); });
}

std::uint16_t DemoShop::port() const
{
    return static_cast<std::uint16_t>(d->port);
}

QString DemoShop::address() const
{
    return QStringLiteral("https://%1:%2/").arg(identity().host).arg(d->port);
}

QString DemoShop::callback() const
{
    return address() + QStringLiteral("verified");
}

const ShopIdentity &DemoShop::identity() const
{
    return d->party.identity();
}

} // namespace eid::sandbox
