#include "app/eidctl/texts/plainline.h"

namespace eid::ctl {

namespace {

constexpr qsizetype longestLine = 300;

bool isHarmless(QChar character)
{
    switch (character.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

} // namespace

QString plainLine(const QString &text)
{
    QString plain = text.first(qMin(text.size(), longestLine));
    for (QChar &character : plain) {
        if (!isHarmless(character))
            character = QChar::ReplacementCharacter;
    }
    if (plain.size() < text.size())
        plain += u'…';
    return plain;
}

} // namespace eid::ctl
