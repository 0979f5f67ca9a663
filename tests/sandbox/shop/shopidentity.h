#pragma once

#include "core/base/result.h"
#include "tests/sandbox/demo/democa.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

namespace eid::sandbox {

/// Who a shop is: the relying party that citizens are shown, and its web server.
struct ShopIdentity
{
    QString host; ///< its name on the web: "shop.localhost"
    QString name; ///< what citizens are shown: O of its certificate
    std::shared_ptr<EVP_PKEY> key; ///< signs requests
    QList<Bytes> chain; ///< certificates of \a key, DER, its own first, without the root
    std::shared_ptr<EVP_PKEY> webKey;
    std::shared_ptr<X509> webCertificate; ///< for \a host, localhost and 127.0.0.1
    std::shared_ptr<X509> webAuthority;

    [[nodiscard]] QString clientId() const { return QStringLiteral("x509_san_dns:") + host; }
};

/// New keys, certified by \a ca. Fails with Internal.
Result<ShopIdentity> makeShopIdentity(const DemoCa &ca, const QString &host, const QString &name);

} // namespace eid::sandbox
