#include "tests/sandbox/shop/visitor.h"

#include "core/qrcode/qrreading.h"
#include "tests/sandbox/demo/opensslhandles.h"

#include <QRegularExpression>
#include <QUrl>

#include <httplib.h>
#include <openssl/pem.h>

namespace eid::sandbox {

namespace {

/// A picture of the squares that \a svg draws, eight pixels a module.
Bytes pictureOf(const QByteArray &svg, int &side)
{
    constexpr int scale = 8;
    const QRegularExpression box(QStringLiteral("viewBox=\"0 0 (\\d+) \\d+\""));
    const QString text = QString::fromUtf8(svg);
    side = box.match(text).captured(1).toInt() * scale;
    Bytes picture(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 255);
    const QRegularExpression square(QStringLiteral("M(\\d+) (\\d+)h1v1h-1z"));
    for (auto each = square.globalMatch(text); each.hasNext();) {
        const auto found = each.next();
        const int left = found.captured(1).toInt() * scale;
        const int top = found.captured(2).toInt() * scale;
        for (int y = top; y < top + scale; ++y)
            std::fill_n(picture.begin() + static_cast<std::ptrdiff_t>(y) * side + left, scale,
                std::uint8_t(0));
    }
    return picture;
}

QString unescaped(QString html)
{
    for (const auto &[entity, character] : {std::pair("&lt;", "<"), std::pair("&gt;", ">"),
             std::pair("&quot;", "\""), std::pair("&amp;", "&")})
        html.replace(QLatin1String(entity), QLatin1String(character));
    return html;
}

} // namespace

QString VisitReply::textOf(const QByteArray &id) const
{
    const QRegularExpression element(
        QStringLiteral("id=\"%1\"[^>]*>(?:<span[^>]*>[^<]*</span>)?([^<]*)<")
            .arg(QString::fromLatin1(id)));
    return unescaped(element.match(QString::fromUtf8(body)).captured(1)).trimmed();
}

Visitor::Visitor(const QString &address, const QByteArray &rootsPem)
    : m_host(QUrl(address).host().toLatin1())
    , m_port(QUrl(address).port())
    , m_roots(rootsPem)
{ }

VisitReply Visitor::ask(const QByteArray &method, const QByteArray &path)
{
    httplib::SSLClient client(m_host.toStdString(), m_port);
    client.set_hostname_addr_map({{m_host.toStdString(), "127.0.0.1"}});
    X509_STORE *const store = X509_STORE_new(); // the client's from now on
    const BioHandle memory(BIO_new_mem_buf(m_roots.constData(), static_cast<int>(m_roots.size())));
    while (true) {
        const CertificateHandle root(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
        if (!root)
            break;
        X509_STORE_add_cert(store, root.get());
    }
    client.set_ca_cert_store(store);
    client.enable_server_certificate_verification(true);
    client.set_read_timeout(std::chrono::seconds(60));
    httplib::Request request;
    request.method = method.toStdString();
    request.path = path.toStdString();
    if (!m_cookie.isEmpty())
        request.headers = {{"Cookie", m_cookie.toStdString()}};
    const httplib::Result answer = client.send(request);
    VisitReply reply;
    if (!answer)
        return reply;
    reply.status = answer->status;
    reply.body = QByteArray::fromStdString(answer->body);
    for (const auto &[name, value] : answer->headers)
        reply.headers[QByteArray::fromStdString(name).toLower()] = QByteArray::fromStdString(value);
    const QByteArray cookie = reply.headers["set-cookie"];
    if (!cookie.isEmpty())
        m_cookie = cookie.left(cookie.indexOf(';'));
    return reply;
}

QString Visitor::link()
{
    const QRegularExpression link(QStringLiteral("id=\"open-tool\" href=\"([^\"]*)\""));
    return unescaped(link.match(QString::fromUtf8(get("/").body)).captured(1));
}

QString Visitor::code()
{
    int side = 0;
    const Bytes picture = pictureOf(get("/code.svg").body, side);
    return readQrCodes({picture, side, side, side}).value_or(QStringList()).value(0);
}

VisitReply Visitor::comeBack(const QString &redirection)
{
    const QUrl url(redirection);
    const VisitReply first = get(
        url.path(QUrl::FullyEncoded).toLatin1() + '?' + url.query(QUrl::FullyEncoded).toLatin1());
    return first.location().isEmpty() ? first : get(first.location());
}

} // namespace eid::sandbox
