#include "ui/onlinecopy/linkpage.h"

#include "ui/onlinecopy/authenticationpage.h"
#include "ui/onlinecopy/offerpage.h"

#include <utility>

namespace eid::ui {

namespace {

const QString offerScheme = QStringLiteral("openid-credential-offer:");
const QString requestScheme = QStringLiteral("openid4vp:");

} // namespace

bool isCopyLink(const QString &argument)
{
    return argument.startsWith(offerScheme, Qt::CaseInsensitive)
        || argument.startsWith(requestScheme, Qt::CaseInsensitive);
}

Page *makeLinkPage(CopyServices services, const QString &link, const QString &reader,
    std::function<void()> takeSample, QWidget *parent)
{
    if (link.startsWith(offerScheme, Qt::CaseInsensitive))
        return new OfferPage(std::move(services), reader, link, parent);
    services.takesSamples = takeSample != nullptr;
    auto *page = new AuthenticationPage(std::move(services), reader, link, parent);
    if (takeSample)
        QObject::connect(
            page, &AuthenticationPage::faceSampleRequested, page, std::move(takeSample));
    return page;
}

} // namespace eid::ui
