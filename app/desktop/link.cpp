#include "app/desktop/link.h"

#include <algorithm>
#include <array>

namespace eid {

namespace {

constexpr std::array schemes{
    QLatin1String("openid4vp:"), QLatin1String("openid-credential-offer:")};

} // namespace

std::optional<QString> linkOf(QStringView text)
{
    if (text.size() > longestLink)
        return std::nullopt;
    // "javascript:", "file:" and the like are no business of this program.
    const auto hasScheme
        = [text](QLatin1String scheme) { return text.startsWith(scheme, Qt::CaseInsensitive); };
    // A browser escapes what is no printable ASCII (RFC 3986, 2.1).
    const bool isPlain = std::ranges::all_of(text,
        [](QChar character) { return character.unicode() > 0x20 && character.unicode() < 0x7F; });
    if (!std::ranges::any_of(schemes, hasScheme) || !isPlain)
        return std::nullopt;
    return text.toString();
}

} // namespace eid
