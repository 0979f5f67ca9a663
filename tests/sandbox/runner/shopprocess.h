#pragma once

#include <QString>

namespace eid::sandbox {

struct ShopSetup
{
    QString authorities; ///< the folder with the keys of the sandbox's authorities
    QString folder; ///< for the shop's memory
    QString platform; ///< the address of the platform
    QString control; ///< the sandbox's control channel, which tells the platform of the shop
};

/// The process of the demo shop: serves on a port of 127.0.0.1 in the network of whoever runs in
/// the sandbox. Writes "ready", its address and the SHA-256 of its web server's public key in
/// base64, or the reason why not, as one line to \a report, and serves until it is ended.
int runShop(const ShopSetup &setup, int report);

} // namespace eid::sandbox
