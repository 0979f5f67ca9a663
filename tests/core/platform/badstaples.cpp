#include "badservers.h"
#include "teststaple.h"

namespace eid {

namespace {

using Setup = TestServer::Setup;
using Bench = BadServerBench;

BadServer stapling(const char *name, ErrorCode code, std::function<Bytes(Bench &)> make)
{
    return {name, code, false,
        [make = std::move(make)](Bench &bench, Setup &setup) { staple(setup, make(bench)); }};
}

} // namespace

std::vector<BadServer> badStaples()
{
    constexpr long hour = 3600;
    return {
        stapling("revoked", ErrorCode::TlsServerRevoked,
            [](Bench &bench) {
                return makeStaple(bench.identity, bench.authority, V_OCSP_CERTSTATUS_REVOKED);
            }),
        stapling("not known to OCSP", ErrorCode::TlsServerUntrusted,
            [](Bench &bench) {
                return makeStaple(bench.identity, bench.authority, V_OCSP_CERTSTATUS_UNKNOWN);
            }),
        stapling("a stapled status that is outdated", ErrorCode::TlsServerUntrusted,
            [](Bench &bench) {
                return makeStaple(
                    bench.identity, bench.authority, V_OCSP_CERTSTATUS_GOOD, -2 * hour, -hour);
            }),
        stapling("a stapled status of another authority", ErrorCode::TlsServerUntrusted,
            [](Bench &bench) {
                const TestIdentity *other = bench.keep(issue(TestWish::authority()));
                return makeStaple(bench.identity, *other, V_OCSP_CERTSTATUS_GOOD);
            }),
        stapling("a stapled status of another certificate", ErrorCode::TlsServerUntrusted,
            [](Bench &bench) {
                const TestIdentity *other = bench.keep(issue(TestWish::server(), &bench.authority));
                return makeStaple(*other, bench.authority, V_OCSP_CERTSTATUS_GOOD);
            }),
        stapling("a stapled status that is garbage", ErrorCode::TlsServerUntrusted,
            [](Bench &) { return Bytes(50, 0xA7); }),
        {"a stapled status promised and missing", ErrorCode::TlsServerUntrusted, false,
            [](Bench &bench, Setup &setup) {
                setup.identity = bench.serverWith([](TestWish &wish) {
                    wish.extensions.emplaceBack("tlsfeature", "status_request");
                });
            }},
    };
}

} // namespace eid
