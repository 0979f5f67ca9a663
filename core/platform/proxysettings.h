#pragma once

#include "core/base/secret.h"

#include <QString>
#include <QUrl>

#include <memory>

namespace eid {

/// How the platform is reached.
enum class ProxyMode {
    System, ///< as the desktop is set up (on Linux also https_proxy and no_proxy)
    None, ///< directly
    Manual, ///< through ProxySettings::address
};

/// The proxy between the tool and the platform. It carries the TLS connection and sees no more of
/// it than its host name (CONNECT; RFC 9110, 9.3.6). A plain value; copies share the password.
struct ProxySettings
{
    ProxyMode mode = ProxyMode::System;
    /// Manual: http://host:port or socks5://host:port, without a user.
    QUrl address;
    /// For the proxies that ask, by Basic or Digest, whichever is better and offered.
    QString user;
    std::shared_ptr<const Secret> password; ///< UTF-8; null for none
};

} // namespace eid
