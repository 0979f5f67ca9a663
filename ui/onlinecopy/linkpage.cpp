#include "ui/onlinecopy/linkpage.h"

#include "ui/onlinecopy/authenticationpage.h"
#include "ui/onlinecopy/codekind.h"
#include "ui/onlinecopy/offerpage.h"

#include <utility>

namespace eid::ui {

Page *makeLinkPage(CopyServices services, const QString &link, const QString &reader,
    std::function<void()> takeSample, QWidget *parent)
{
    if (kindOfCode(link) == CodeKind::Offer)
        return new OfferPage(std::move(services), reader, link, parent);
    services.takesSamples = takeSample != nullptr;
    auto *page = new AuthenticationPage(std::move(services), reader, link, parent);
    if (takeSample)
        QObject::connect(
            page, &AuthenticationPage::faceSampleRequested, page, std::move(takeSample));
    return page;
}

} // namespace eid::ui
