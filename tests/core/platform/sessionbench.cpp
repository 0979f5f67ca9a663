#include "sessionbench.h"

namespace eid {

namespace {

TestIdentity certificateOf(const SoftwareCard &card, const TestIdentity &authority)
{
    // The certificate takes the public half alone.
    return issue(TestWish::client(), &authority, const_cast<EVP_PKEY *>(card.software()));
}

} // namespace

SessionBench::SessionBench(KeyAlgorithm algorithm)
    : authority(issue(TestWish::authority()))
    , identity(issue(TestWish::server(), &authority))
    , card(algorithm)
    , cardCertificate(certificateOf(card, authority))
{ }

TestServer::Setup SessionBench::setup(
    std::function<QByteArray(const TestRequest &, TestConnection &)> answer) const
{
    TestServer::Setup setup;
    setup.identity = &identity;
    setup.clientRoot = authority.certificate.get();
    setup.answer = std::move(answer);
    return setup;
}

PlatformSettings SessionBench::settings(const TestServer &server) const
{
    PlatformSettings settings;
    settings.address = server.address();
    settings.roots = {authority.der()};
    settings.proxy.mode = ProxyMode::None;
    return settings;
}

ClientCredential SessionBench::credential()
{
    return {cardCertificate.der(), {}, card.key()};
}

PlatformSession::Options SessionBench::options()
{
    PlatformSession::Options options;
    options.time.pause = [this](std::chrono::milliseconds pause, const std::stop_token &stop) {
        pauses.append(pause);
        return !stop.stop_requested();
    };
    options.time.random = [] { return 0.5; };
    return options;
}

std::unique_ptr<PlatformSession> SessionBench::open(const TestServer &server)
{
    return std::make_unique<PlatformSession>(settings(server), credential(), options());
}

} // namespace eid
