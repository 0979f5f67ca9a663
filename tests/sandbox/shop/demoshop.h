#pragma once

#include "core/base/result.h"
#include "tests/sandbox/shop/relyingparty.h"

#include <QString>

#include <cstdint>
#include <memory>

namespace eid::sandbox {

struct ShopOptions
{
    QString folder; ///< for its memory; made where there is none
    TrustedPlatform platform;
    QString purpose = QStringLiteral("开通网上商店账户，核验实名");
};

/// A shop on the web that must check the real name of its customers before it opens, and learns
/// nothing but that it is checked: a page with a link that opens the tool on the same device, a QR
/// code for one on another, and a page with the result. A server on 127.0.0.1, in threads of its
/// own.
///
/// The host of its identity is below "localhost", which every browser takes for this machine
/// (RFC 6761, 6.3).
///
/// Threads: every function may be called from any thread.
class DemoShop
{
public:
    /// Takes a port, any that is free; nobody is served yet, so that the platform can be told of it
    /// first. Fails with FileNotWritable, PlatformUnreachable (no port) and Internal.
    static Result<std::unique_ptr<DemoShop>> open(
        const ShopIdentity &identity, const ShopOptions &options);
    ~DemoShop();
    DemoShop(const DemoShop &) = delete;
    DemoShop &operator=(const DemoShop &) = delete;

    void serve();

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] QString address() const; ///< "https://shop.localhost:PORT/"
    [[nodiscard]] QString callback() const; ///< to be registered at the platform
    [[nodiscard]] const ShopIdentity &identity() const;

private:
    class Private;
    explicit DemoShop(std::unique_ptr<Private> parts);
    std::unique_ptr<Private> d;
};

} // namespace eid::sandbox
