#pragma once

#include "tests/sandbox/platform/softparty.h"

namespace eid::sandbox {

inline constexpr char shopHost[] = "shop.example";
inline constexpr char bankHost[] = "bank.example";

inline QString shopName()
{
    return QStringLiteral("示例商店");
}

/// A card, a copy and a shop.
struct AuthenticationScene
{
    /// A second card of the same citizen.
    CopyHolder other();

    /// How many answers the platform has counted.
    [[nodiscard]] int journalled();

    PlatformCase platform;
    CopyHolder holder{platform, platform.authentication};
    SoftParty shop{platform, shopHost, shopName()};
    QByteArray copy = holder.take().first();
};

/// Tells the platform that the holder does not want to answer.
std::optional<HttpReply> decline(AuthenticationScene &scene, const SoftParty::Asked &asked,
    const QByteArray &error = "access_denied");

/// \a object with \a value as its member \a name.
QJsonObject changed(QJsonObject object, const QString &name, const QJsonValue &value);

/// Every value of every table of the platform but the certificates on record. Ends the process
/// where the database cannot be read.
QByteArray everythingKept(const QString &folder);

} // namespace eid::sandbox
