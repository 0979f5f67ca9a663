#pragma once

#include "sessionbench.h"

#include <deque>
#include <functional>
#include <vector>

namespace eid {

/// What a server needs that is bad in one way: certificates that live as long as it does.
struct BadServerBench : SessionBench
{
    std::deque<TestIdentity> made;

    const TestIdentity *keep(TestIdentity kept)
    {
        made.push_back(std::move(kept));
        return &made.back();
    }
    /// A server's certificate of the authority, but for what \a change does to it.
    const TestIdentity *serverWith(const std::function<void(TestWish &)> &change);
};

/// One row of the matrix: a server, and what comes of a request to it.
struct BadServer
{
    const char *name;
    ErrorCode code;
    /// Whether the card has signed: only where nothing was wrong with the server until then.
    bool signs;
    /// Makes a good server's setup bad.
    std::function<void(BadServerBench &, TestServer::Setup &)> spoil;
    std::function<void(PlatformSettings &)> configure = {};
};

/// Whose certificate is not the platform's.
std::vector<BadServer> badCertificates();
/// Who shows along with a good certificate what OCSP has to say of it.
std::vector<BadServer> badStaples();
/// Who speaks TLS badly, or not at all.
std::vector<BadServer> badHandshakes();
/// Who has a good certificate and answers badly.
std::vector<BadServer> badAnswers();

} // namespace eid
