#include "badservers.h"

#include <openssl/ssl.h>

namespace eid {

namespace {

using Setup = TestServer::Setup;
using Bench = BadServerBench;

constexpr long day = 24 * 60 * 60;

/// A row whose server's certificate differs in one thing.
BadServer leaf(const char *name, ErrorCode code, std::function<void(TestWish &)> change)
{
    return {name, code, false, [change = std::move(change)](Bench &bench, Setup &setup) {
                setup.identity = bench.serverWith(change);
            }};
}

/// A row whose server's certificate is issued by an intermediate authority that differs.
BadServer intermediate(const char *name, ErrorCode code, std::function<void(TestWish &)> change)
{
    return {name, code, false, [change = std::move(change)](Bench &bench, Setup &setup) {
                TestWish wish = TestWish::authority();
                wish.commonName = "an intermediate authority";
                change(wish);
                const TestIdentity *issuer = bench.keep(issue(wish, &bench.authority));
                setup.identity = bench.keep(issue(TestWish::server(), issuer));
                setup.chain = {issuer->certificate.get()};
            }};
}

void setExtension(TestWish &wish, const char *name, const char *value)
{
    for (auto &[present, text] : wish.extensions) {
        if (present == name)
            text = value;
    }
}

void useForeignRoot(Bench &bench, Setup &setup)
{
    const TestIdentity *root = bench.keep(issue(TestWish::authority()));
    setup.identity = bench.keep(issue(TestWish::server(), root));
    setup.chain = {root->certificate.get()};
}

void leaveOutIntermediate(Bench &bench, Setup &setup)
{
    TestWish wish = TestWish::authority();
    wish.commonName = "an intermediate authority";
    const TestIdentity *issuer = bench.keep(issue(wish, &bench.authority));
    setup.identity = bench.keep(issue(TestWish::server(), issuer));
}

/// A certificate that says the authority issued it, and which another key signed.
void forge(Bench &bench, Setup &setup)
{
    const TestIdentity *forger = bench.keep(issue(TestWish::authority()));
    setup.identity = bench.keep(issue(TestWish::server(), forger));
}

void pinAnotherKey(PlatformSettings &settings)
{
    settings.pins = {Bytes(32, 0x11)};
}

void askByAddress(PlatformSettings &settings)
{
    settings.address.setHost(QStringLiteral("127.0.0.1"));
}

} // namespace

const TestIdentity *BadServerBench::serverWith(const std::function<void(TestWish &)> &change)
{
    TestWish wish = TestWish::server();
    change(wish);
    return keep(issue(wish, &authority));
}

std::vector<BadServer> badCertificates()
{
    return {
        leaf("expired", ErrorCode::TlsServerExpired,
            [](TestWish &wish) {
                wish.begins = -2 * day;
                wish.ends = -1;
            }),
        leaf("not yet valid", ErrorCode::TlsServerExpired,
            [](TestWish &wish) { wish.begins = day; }),
        leaf("another host", ErrorCode::TlsServerName,
            [](TestWish &wish) { setExtension(wish, "subjectAltName", "DNS:example.org"); }),
        leaf("the host as common name alone", ErrorCode::TlsServerName,
            [](TestWish &wish) {
                wish.commonName = "localhost";
                wish.extensions.removeLast();
            }),
        leaf("half a wildcard", ErrorCode::TlsServerName,
            [](TestWish &wish) { setExtension(wish, "subjectAltName", "DNS:local*"); }),
        leaf("a wildcard for everything", ErrorCode::TlsServerName,
            [](TestWish &wish) { setExtension(wish, "subjectAltName", "DNS:*"); }),
        {"another address", ErrorCode::TlsServerName, false,
            [](Bench &bench, Setup &setup) {
                setup.identity = bench.serverWith([](TestWish &wish) {
                    setExtension(
                        wish, "subjectAltName", "DNS:localhost,DNS:127.0.0.1,IP:127.0.0.2");
                });
            },
            askByAddress},
        {"self-signed", ErrorCode::TlsServerUntrusted, false,
            [](Bench &bench, Setup &setup) {
                setup.identity = bench.keep(issue(TestWish::server()));
            }},
        {"a foreign root", ErrorCode::TlsServerUntrusted, false, useForeignRoot},
        {"a forged signature", ErrorCode::TlsServerUntrusted, false, forge},
        {"intermediate left out", ErrorCode::TlsServerUntrusted, false, leaveOutIntermediate},
        intermediate("intermediate is no authority", ErrorCode::TlsServerUntrusted,
            [](TestWish &wish) { setExtension(wish, "basicConstraints", "critical,CA:FALSE"); }),
        intermediate("intermediate may not issue", ErrorCode::TlsServerUntrusted,
            [](TestWish &wish) { setExtension(wish, "keyUsage", "critical,digitalSignature"); }),
        intermediate("intermediate expired", ErrorCode::TlsServerExpired,
            [](TestWish &wish) {
                wish.begins = -2 * day;
                wish.ends = -1;
            }),
        intermediate("intermediate for another name", ErrorCode::TlsServerUntrusted,
            [](TestWish &wish) {
                wish.extensions.emplaceBack(
                    "nameConstraints", "critical,permitted;DNS:example.org");
            }),
        leaf("for clients only", ErrorCode::TlsServerUntrusted,
            [](TestWish &wish) { setExtension(wish, "extendedKeyUsage", "clientAuth"); }),
        leaf("an authority's certificate", ErrorCode::TlsServerUntrusted,
            [](TestWish &wish) {
                setExtension(wish, "basicConstraints", "critical,CA:TRUE");
                setExtension(wish, "keyUsage", "critical,digitalSignature,keyCertSign");
            }),
        leaf("an unknown critical extension", ErrorCode::TlsServerUntrusted,
            [](TestWish &wish) { wish.extensions.emplaceBack("1.2.3.4", "critical,DER:05:00"); }),
        leaf("signed with SHA-1", ErrorCode::TlsServerWeak,
            [](TestWish &wish) { wish.digest = "SHA1"; }),
        leaf("RSA-1024", ErrorCode::TlsServerWeak, [](TestWish &wish) { wish.key = "RSA-1024"; }),
        intermediate("intermediate RSA-1024", ErrorCode::TlsServerWeak,
            [](TestWish &wish) { wish.key = "RSA-1024"; }),
        intermediate("intermediate signed with SHA-1", ErrorCode::TlsServerWeak,
            [](TestWish &wish) { wish.digest = "SHA1"; }),
        intermediate("intermediate EC P-192", ErrorCode::TlsServerWeak,
            [](TestWish &wish) { wish.key = "P-192"; }),
        intermediate("intermediate EC P-224", ErrorCode::TlsServerWeak,
            [](TestWish &wish) { wish.key = "P-224"; }),
        {"another key than pinned", ErrorCode::TlsServerPin, false, [](Bench &, Setup &) {},
            pinAnotherKey},
    };
}

} // namespace eid
