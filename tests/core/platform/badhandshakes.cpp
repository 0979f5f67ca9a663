#include "badservers.h"

#include <chrono>
#include <thread>

namespace eid {

namespace {

using Setup = TestServer::Setup;
using Bench = BadServerBench;

constexpr std::chrono::milliseconds shortLimit(300);

BadServer versions(const char *name, int version, bool allowsTls12 = false)
{
    return {name, ErrorCode::TlsHandshake, false,
        [version](Bench &, Setup &setup) { setup.lowestVersion = setup.highestVersion = version; },
        [allowsTls12](PlatformSettings &settings) { settings.allowTls12 = allowsTls12; }};
}

/// TLS 1.2 with \a ciphers alone, where TLS 1.2 is allowed.
BadServer ciphers(const char *name, const char *ciphers)
{
    return {name, ErrorCode::TlsHandshake, false,
        [ciphers](Bench &bench, Setup &setup) {
            setup.identity = bench.serverWith([](TestWish &wish) {
                wish.key = "RSA-2048";
                wish.extensions[1].second = "critical,digitalSignature,keyEncipherment";
            });
            setup.lowestVersion = setup.highestVersion = TLS1_2_VERSION;
            setup.tune = [ciphers](SSL_CTX &context) {
                if (SSL_CTX_set_cipher_list(&context, ciphers) != 1)
                    qFatal("no such cipher");
            };
        },
        [](PlatformSettings &settings) { settings.allowTls12 = true; }};
}

/// A server that says \a octets once the client has begun, and closes.
BadServer says(const char *name, ErrorCode code, QByteArray octets)
{
    return {name, code, false, [octets = std::move(octets)](Bench &, Setup &setup) {
                setup.raw = [octets](TestConnection &connection) {
                    connection.read(1024);
                    connection.write(octets);
                };
            }};
}

void leafOf(const char *curve, Bench &bench, Setup &setup)
{
    setup.identity = bench.serverWith([curve](TestWish &wish) { wish.key = curve; });
}

int refuseAsRevoked(X509_STORE_CTX *context, void * /*unused*/)
{
    X509_STORE_CTX_set_error(context, X509_V_ERR_CERT_REVOKED);
    return 0;
}

void limitHandshake(PlatformSettings &settings)
{
    settings.timeouts.handshake = shortLimit;
}

} // namespace

std::vector<BadServer> badHandshakes()
{
    return {
        versions("TLS 1.0", TLS1_VERSION),
        versions("TLS 1.1", TLS1_1_VERSION),
        versions("TLS 1.2", TLS1_2_VERSION),
        versions("TLS 1.1 where 1.2 is allowed", TLS1_1_VERSION, true),
        ciphers("no authenticated encryption", "ECDHE-RSA-AES128-SHA256"),
        ciphers("no forward secrecy", "AES128-GCM-SHA256"),
        ciphers("no encryption", "ECDHE-RSA-NULL-SHA:@SECLEVEL=0"),
        {"a key of EC P-192", ErrorCode::TlsHandshake, false,
            [](Bench &bench, Setup &setup) { leafOf("P-192", bench, setup); }},
        {"a key of EC P-224", ErrorCode::TlsHandshake, false,
            [](Bench &bench, Setup &setup) { leafOf("P-224", bench, setup); }},
        {"does not ask for a certificate", ErrorCode::TlsClientNotAsked, false,
            [](Bench &, Setup &setup) { setup.asksForClient = false; }},
        {"does not ask for a certificate in TLS 1.2", ErrorCode::TlsClientNotAsked, false,
            [](Bench &, Setup &setup) {
                setup.asksForClient = false;
                setup.lowestVersion = setup.highestVersion = TLS1_2_VERSION;
            },
            [](PlatformSettings &settings) { settings.allowTls12 = true; }},
        {"trusts other cards", ErrorCode::TlsClientRefused, true,
            [](Bench &bench, Setup &setup) {
                setup.clientRoot = bench.keep(issue(TestWish::authority()))->certificate.get();
            }},
        {"says that the card is revoked", ErrorCode::TlsClientRefused, true,
            [](Bench &, Setup &setup) {
                setup.tune = [](SSL_CTX &context) {
                    SSL_CTX_set_cert_verify_callback(&context, refuseAsRevoked, nullptr);
                };
            }},
        {"says so in TLS 1.2", ErrorCode::TlsClientRefused, true,
            [](Bench &, Setup &setup) {
                setup.lowestVersion = setup.highestVersion = TLS1_2_VERSION;
                setup.tune = [](SSL_CTX &context) {
                    SSL_CTX_set_cert_verify_callback(&context, refuseAsRevoked, nullptr);
                };
            },
            [](PlatformSettings &settings) { settings.allowTls12 = true; }},
        {"agrees on TLS 1.2 with a card that names its holder", ErrorCode::TlsClientExposed, false,
            [](Bench &bench, Setup &setup) {
                setup.lowestVersion = setup.highestVersion = TLS1_2_VERSION;
                TestWish wish = TestWish::client();
                wish.commonName = "a holder";
                bench.cardCertificate
                    = issue(wish, &bench.authority, const_cast<EVP_PKEY *>(bench.card.software()));
            },
            [](PlatformSettings &settings) { settings.allowTls12 = true; }},
        says("closes at once", ErrorCode::PlatformUnreachable, {}),
        // A ServerHello of 118 octets, of which the first nine come.
        says("a handshake cut short", ErrorCode::PlatformUnreachable,
            QByteArray::fromHex("160303007A02000076 0303")),
        says("plain HTTP", ErrorCode::TlsHandshake, httpAnswer(400, "TLS, please")),
        says("garbage", ErrorCode::TlsHandshake, QByteArray(500, '\xA7')),
        says("a fatal alert", ErrorCode::TlsHandshake, QByteArray::fromHex("15030300020228")),
        {"endless warnings", ErrorCode::TlsHandshake, false,
            [](Bench &, Setup &setup) {
                setup.raw = [](TestConnection &connection) {
                    connection.read(1024);
                    while (connection.write(QByteArray::fromHex("15030300020170"))) { }
                };
            }},
        {"silence", ErrorCode::TimedOut, false,
            [](Bench &, Setup &setup) {
                setup.raw = [](TestConnection &connection) {
                    while (!connection.read(1024).isEmpty()) { }
                };
            },
            limitHandshake},
        {"a handshake octet by octet", ErrorCode::TimedOut, false,
            [](Bench &, Setup &setup) {
                setup.raw = [](TestConnection &connection) {
                    connection.write(QByteArray::fromHex("1603034000"));
                    while (connection.write("\x02"))
                        std::this_thread::sleep_for(std::chrono::milliseconds(5));
                };
            },
            limitHandshake},
    };
}

} // namespace eid
