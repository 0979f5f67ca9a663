#include "badservers.h"

#include <chrono>
#include <thread>

namespace eid {

namespace {

using Setup = TestServer::Setup;
using Bench = BadServerBench;

constexpr std::chrono::milliseconds shortLimit(300);

/// A server that answers with \a octets, and then does what \a further does as long as it returns
/// true.
BadServer says(const char *name, ErrorCode code, QByteArray octets,
    std::function<bool(TestConnection &)> further = {},
    std::function<void(PlatformSettings &)> configure = {})
{
    return {name, code, true,
        [octets = std::move(octets), further = std::move(further)](Bench &, Setup &setup) {
            setup.talk = [octets, further](TestConnection &connection) {
                connection.readUntil("\r\n\r\n");
                connection.write(octets);
                while (further && further(connection)) { }
                if (!further)
                    SSL_shutdown(connection.tls());
            };
        },
        std::move(configure)};
}

std::function<bool(TestConnection &)> repeat(QByteArray octets)
{
    return [octets = std::move(octets)](
               TestConnection &connection) { return connection.write(octets); };
}

bool keepSilent(TestConnection &connection)
{
    return !connection.read(1024).isEmpty();
}

bool drip(TestConnection &connection)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return connection.write("x");
}

bool breakOff(TestConnection & /*connection*/)
{
    return false; // without SSL_shutdown: what was cut off and what has ended look the same
}

} // namespace

std::vector<BadServer> badAnswers()
{
    const QByteArray begin = "HTTP/1.1 200 OK\r\n";
    const QByteArray chunked = begin + "Transfer-Encoding: chunked\r\n\r\n";
    return {
        says("closes instead of answering", ErrorCode::PlatformUnreachable, {}),
        says("breaks off instead of answering", ErrorCode::PlatformUnreachable, {}, breakOff),
        says("endless header fields", ErrorCode::PlatformAnswerTooLarge, begin,
            repeat("X: " + QByteArray(1000, 'x') + "\r\n")),
        says("an endless header field", ErrorCode::PlatformAnswerTooLarge,
            begin + "X: ", repeat(QByteArray(1000, 'x'))),
        says("endless interim answers", ErrorCode::PlatformAnswerTooLarge, {},
            repeat("HTTP/1.1 100 Continue\r\n\r\n")),
        says("a body that is said to be too long", ErrorCode::PlatformAnswerTooLarge,
            begin + "Content-Length: 99999999999\r\n\r\n", keepSilent),
        says("an endless body", ErrorCode::PlatformAnswerTooLarge, begin + "\r\n",
            repeat(QByteArray(10'000, 'x'))),
        says("endless chunks", ErrorCode::PlatformAnswerTooLarge, chunked,
            repeat("2710\r\n" + QByteArray(10'000, 'x') + "\r\n")),
        says("endless trailers", ErrorCode::PlatformAnswerTooLarge, chunked + "0\r\n",
            repeat("X: " + QByteArray(1000, 'x') + "\r\n")),
        says("no answer", ErrorCode::TimedOut, {}, keepSilent,
            [](PlatformSettings &settings) { settings.timeouts.silence = shortLimit; }),
        says("a body octet by octet", ErrorCode::TimedOut, begin + "\r\n", drip,
            [](PlatformSettings &settings) { settings.timeouts.whole = 3 * shortLimit; }),
        says("a header octet by octet", ErrorCode::TimedOut, begin + "X: ", drip,
            [](PlatformSettings &settings) { settings.timeouts.whole = 3 * shortLimit; }),
        says("a body that ends early", ErrorCode::PlatformUnreachable,
            begin + "Content-Length: 10\r\n\r\nshort"),
        says("a body that is cut off", ErrorCode::PlatformUnreachable, begin + "\r\nshort",
            breakOff),
        says("a redirect", ErrorCode::PlatformMalformedAnswer,
            "HTTP/1.1 302 Found\r\nLocation: https://localhost:1/\r\nContent-Length: 0\r\n\r\n"),
        says("HTTP/0.9", ErrorCode::PlatformMalformedAnswer, "<html>hello</html>"),
        says("no HTTP", ErrorCode::PlatformMalformedAnswer, QByteArray(300, '\xA7') + "\r\n\r\n"),
        says("broken chunks", ErrorCode::PlatformMalformedAnswer, chunked + "zz\r\nhello\r\n"),
        says("a chunk of a negative size", ErrorCode::PlatformMalformedAnswer,
            chunked + "-5\r\nhello\r\n"),
        says("a compressed body", ErrorCode::PlatformMalformedAnswer,
            begin + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\x1F\x8B\x08"),
        says("a compressed transfer", ErrorCode::PlatformMalformedAnswer,
            begin + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
        says("a field without a colon", ErrorCode::PlatformMalformedAnswer,
            begin + "hello\r\nContent-Length: 0\r\n\r\n"),
        says("a NUL in the header", ErrorCode::PlatformMalformedAnswer,
            begin + QByteArray("X: a\0b\r\nContent-Length: 0\r\n\r\n", 29)),
        says("a length that is no number", ErrorCode::PlatformMalformedAnswer,
            begin + "Content-Length: -1\r\n\r\nhello"),
        says("two lengths", ErrorCode::PlatformMalformedAnswer,
            begin + "Content-Length: 5\r\nContent-Length: 3\r\n\r\nhello"),
        says("a status that is none", ErrorCode::PlatformMalformedAnswer,
            "HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n"),
    };
}

} // namespace eid
