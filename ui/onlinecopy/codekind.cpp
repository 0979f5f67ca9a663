#include "ui/onlinecopy/codekind.h"

#include <algorithm>

namespace eid::ui {

CodeKind kindOfCode(QStringView code)
{
    const QStringView text = code.trimmed();
    if (text.startsWith(QLatin1String("openid4vp:"), Qt::CaseInsensitive))
        return CodeKind::Request;
    if (text.startsWith(QLatin1String("openid-credential-offer:"), Qt::CaseInsensitive)
        || text.startsWith(u'{'))
        return CodeKind::Offer;
    return CodeKind::Other;
}

std::optional<QString> firstKnownCode(const QStringList &codes)
{
    const auto known = std::ranges::find_if(
        codes, [](const QString &code) { return kindOfCode(code) != CodeKind::Other; });
    return known == codes.end() ? std::nullopt : std::optional(*known);
}

} // namespace eid::ui
