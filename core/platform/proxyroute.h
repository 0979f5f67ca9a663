#pragma once

#include "core/base/secret.h"
#include "core/platform/proxysettings.h"

#include <QByteArray>
#include <QUrl>

namespace eid {

/// A proxy as curl takes it.
struct ProxyRoute
{
    QByteArray address; ///< empty: directly
    QByteArray user;
    std::shared_ptr<const Secret> password;
};

/// The way to \a address by \a settings; for ProxyMode::System as the desktop is set up now. May
/// block where that is a script from the network.
ProxyRoute routeTo(const QUrl &address, const ProxySettings &settings);

} // namespace eid
