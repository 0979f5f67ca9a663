#include "tests/sandbox/runner/shopprocess.h"

#include "tests/sandbox/runner/controlclient.h"
#include "tests/sandbox/shop/demoshop.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <unistd.h>

namespace eid::sandbox {

namespace {

/// What browsers that trust no authority of the sandbox can be told to trust.
QByteArray keyDigest(EVP_PKEY *key)
{
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(key, &der);
    const QByteArray digest = QCryptographicHash::hash(
        QByteArrayView(reinterpret_cast<const char *>(der), size), QCryptographicHash::Sha256);
    OPENSSL_free(der);
    return digest.toBase64();
}

/// Fails with what keeps it from serving.
Result<std::unique_ptr<DemoShop>> openShop(const ShopSetup &setup)
{
    const auto ca = DemoCa::openOrCreate(setup.authorities);
    if (!ca)
        return failure(ca.error());
    const auto identity
        = makeShopIdentity(*ca, QStringLiteral("shop.localhost"), QStringLiteral("青禾网上商店"));
    if (!identity)
        return failure(identity.error());
    ShopOptions options;
    options.folder = setup.folder;
    options.platform = {setup.platform, ca->rootsPem()};
    auto shop = DemoShop::open(*identity, options);
    if (!shop)
        return shop;
    const auto known = sendControl(setup.control,
        {QStringLiteral("platform"), QStringLiteral("relying-party"), QStringLiteral("add"),
            identity->host, identity->name, (*shop)->callback()});
    if (!known)
        return failure(known.error());
    return shop;
}

void tell(int report, const QString &line)
{
    const QByteArray text = line.toUtf8() + '\n';
    [[maybe_unused]] const ssize_t written
        = ::write(report, text.constData(), static_cast<std::size_t>(text.size()));
}

} // namespace

int runShop(const ShopSetup &setup, int report)
{
    int argc = 1;
    char name[] = "eid-sandbox";
    char *argv[] = {name, nullptr};
    const QCoreApplication application(argc, argv);
    const auto shop = openShop(setup);
    if (!shop) {
        tell(report, shop.error().detail);
        return 1;
    }
    (*shop)->serve();
    tell(report,
        QStringLiteral("ready %1 %2")
            .arg((*shop)->address(),
                QString::fromLatin1(keyDigest((*shop)->identity().webKey.get()))));
    return QCoreApplication::exec();
}

} // namespace eid::sandbox
