#pragma once

#include "tests/sandbox/platform/softparty.h"
#include "tests/sandbox/shop/demoshop.h"
#include "tests/sandbox/shop/visitor.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace eid::sandbox {

/// A citizen with a card in software and copies of the ID card, one for each relying party.
struct ShopCustomer
{
    QString name;
    QString idNumber;
    std::unique_ptr<CopyHolder> holder;
    QList<QByteArray> copies;
};

/// A platform, two shops that it knows, and two citizens. What cannot be made ends the process.
class ShopScene
{
public:
    ShopScene();

    [[nodiscard]] PlatformCase &platform() { return m_platform; }
    [[nodiscard]] DemoShop &shop(int index) { return *m_shops.at(std::size_t(index)); }
    /// All that a shop has received.
    [[nodiscard]] QByteArray memoryOf(int index) const;
    [[nodiscard]] Visitor visitor(int index = 0);
    [[nodiscard]] ShopCustomer &customer(int index) { return m_customers.at(std::size_t(index)); }

    /// \a customer follows \a link with the copy number \a copy, and tells nothing but that it is
    /// one; what the platform says.
    [[nodiscard]] std::optional<HttpReply> answer(
        ShopCustomer &customer, const QString &link, int copy);
    [[nodiscard]] std::optional<HttpReply> decline(ShopCustomer &customer, const QString &link);
    /// The request in \a link, as the tool fetches it.
    [[nodiscard]] SoftParty::Asked request(const QString &link);

private:
    [[nodiscard]] QString folderOf(int index) const
    {
        return m_folder.filePath(QStringLiteral("shop%1").arg(index));
    }

    QTemporaryDir m_folder;
    PlatformCase m_platform;
    std::vector<std::unique_ptr<DemoShop>> m_shops;
    std::vector<ShopCustomer> m_customers;
};

/// "redirect_uri" in what the platform says; empty where it refused.
QString redirectionIn(const std::optional<HttpReply> &reply);

} // namespace eid::sandbox
