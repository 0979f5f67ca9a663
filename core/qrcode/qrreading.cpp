#include "core/qrcode/qrreading.h"

#include "core/qrcode/codesearch.h"

#include <algorithm>
#include <exception>

namespace eid {

namespace {

/// The search tries each three of them. More are in no picture of mostCodes codes, even if there
/// is much else in it.
constexpr int mostFinderPatterns = 150;

/// Where codes in a smaller picture have no modules left.
constexpr int smallestSide = 200;

void lookIn(const GrayView &picture, QStringList &found)
{
    // The library would choose between black and white by itself. What it searches must be what
    // was counted.
    const OwnPicture clear = blackAndWhite(picture);
    if (countFinderPatterns(clear.view(), mostFinderPatterns) == mostFinderPatterns)
        return;
    for (const QString &text : searchCodes(clear)) {
        if (!text.isEmpty() && !found.contains(text) && found.size() < mostCodes)
            found.append(text);
    }
}

} // namespace

Result<QStringList> readQrCodes(const GrayView &picture)
{
    if (!picture.isSound())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no picture"));
    try {
        QStringList found;
        lookIn(picture, found);
        // Grain and raster, in which no code is seen, are gone in smaller pictures.
        OwnPicture smaller;
        GrayView view = picture;
        while (std::min(view.width, view.height) >= 2 * smallestSide) {
            smaller = halved(view);
            view = smaller.view();
            lookIn(view, found);
        }
        return found;
    } catch (const std::exception &exception) { // no memory is left
        return failure(ErrorCode::Internal, QString::fromUtf8(exception.what()));
    }
}

} // namespace eid
