#pragma once

#include "tests/sandbox/shop/relyingparty.h"

#include <QByteArray>
#include <QString>

namespace eid::sandbox {

// The pages of the shop, HTML in Chinese. They ask for nothing from other hosts, and whatever is
// put into them is escaped.

/// The real name is to be checked first: \a link for the tool on this device; a code is at
/// "code.svg".
QByteArray checkPage(const QString &shop, const QString &link);
/// What came of it; a page that leads back where it is not Verified.
QByteArray resultPage(const QString &shop, const ShopResult &result);
/// A plain statement.
QByteArray messagePage(const QString &shop, const QString &title, const QString &text);

/// "shop.css" and "shop.js".
QByteArray pageFile(const char *name);

/// \a text as a QR code in SVG; empty where it does not fit.
QByteArray codeSvg(const QString &text);

} // namespace eid::sandbox
