#include "core/onlinecopy/plaintext.h"

#include <QChar>

#include <algorithm>
#include <array>

namespace eid {

namespace {

/// Letters and symbols by their category that show as nothing: Hangul fillers, the blank of Braille
/// and the marks that take the place of a character.
constexpr std::array<char32_t, 8> unseen{
    0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0};

bool isSeen(char32_t character)
{
    if (QChar::isNonCharacter(character) || std::ranges::find(unseen, character) != unseen.end())
        return false;
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
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
