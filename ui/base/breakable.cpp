#include "ui/base/breakable.h"

namespace eid::ui {

QString breakable(const QString &text)
{
    constexpr int longestWord = 18; // an ID number
    constexpr QChar placeToBreak(0x200B);
    QString broken;
    int length = 0;
    for (const QChar letter : text) {
        length = letter.isSpace() ? 0 : length + 1;
        if (length > longestWord && !letter.isLowSurrogate()) {
            broken += placeToBreak;
            length = 1;
        }
        broken += letter;
    }
    return broken;
}

QString isolated(const QString &text)
{
    constexpr QChar firstStrongIsolate(0x2068);
    constexpr QChar popDirectionalIsolate(0x2069);
    return firstStrongIsolate + text + popDirectionalIsolate;
}

} // namespace eid::ui
