#include "core/onlinecopy/plaintext.h"

#include <QChar>

#include <algorithm>
#include <array>

namespace eid {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

/// What shows as nothing though its category is that of a letter, a mark or a symbol: the
/// Default_Ignorable_Code_Point of Unicode (UAX #44), the blank of Braille, the filler of Khitan
/// and the note without a head. A selector of a variant alters the picture of a character, or
/// nothing: text could hide behind it.
constexpr std::array<Range, 14> unseen{
    {{0x034F, 0x034F}, {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x2065, 0x2065},
        {0x2800, 0x2800}, {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8},
        {0x16FE4, 0x16FE4}, {0x1BCA0, 0x1BCA3}, {0x1D159, 0x1D159}, {0xE0000, 0xE0FFF}}};

bool isSeen(char32_t character)
{
    const auto holds = [character](const Range &range) {
        return character >= range.first && character <= range.last;
    };
    if (QChar::isNonCharacter(character) || std::ranges::any_of(unseen, holds))
        return false;
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default: // Qt's list of what can be read
        return true;
    }
}

} // namespace

bool isPlainText(const QString &text, TextLines lines)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        char32_t character = text.at(at).unicode();
        const bool isPair = text.at(at).isHighSurrogate() && at + 1 < text.size()
            && text.at(at + 1).isLowSurrogate();
        if (isPair) {
            character = QChar::surrogateToUcs4(text.at(at), text.at(at + 1));
            ++at;
        }
        const bool isLineEnd = character == U'\n' && lines == TextLines::Several;
        if (!isLineEnd && !isSeen(character))
            return false;
    }
    return true;
}

std::optional<QString> plainTextIn(const QJsonValue &value, qsizetype longest, TextLines lines)
{
    const QString text = value.toString();
    if (!value.isString() || text.trimmed().isEmpty() || text.size() > longest
        || !isPlainText(text, lines))
        return std::nullopt;
    return text;
}

} // namespace eid
