#include "core/onlinecopy/linkparameters.h"

#include <QByteArray>
#include <QStringDecoder>

#include <algorithm>
#include <cctype>

namespace eid {

namespace {

constexpr qsizetype mostParameters = 64;

/// What is behind "SCHEME:" and before the parameters may be.
bool isNoPlace(QStringView text, QLatin1String place)
{
    if (text.startsWith(u"//"))
        text = text.sliced(2);
    if (text.endsWith(u'/'))
        text.chop(1);
    return text.isEmpty() || text == place;
}

std::optional<QString> decoded(QStringView text)
{
    QByteArray octets = text.toLatin1();
    octets.replace('+', ' ');
    // A percent sign with anything but two digits behind it stays as it is: no encoding.
    for (qsizetype at = octets.indexOf('%'); at >= 0; at = octets.indexOf('%', at + 1)) {
        const QByteArray digits = octets.mid(at + 1, 2);
        if (digits.size() != 2 || !std::isxdigit(static_cast<unsigned char>(digits.at(0)))
            || !std::isxdigit(static_cast<unsigned char>(digits.at(1))))
            return std::nullopt;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString decodedText = decoder(QByteArray::fromPercentEncoding(octets));
    if (decoder.hasError())
        return std::nullopt;
    return decodedText;
}

} // namespace

std::optional<QHash<QString, QString>> parametersIn(
    const QString &link, QLatin1String scheme, QLatin1String place)
{
    if (link.size() > longestLink
        || !std::ranges::all_of(link, [](QChar c) { return c > u' ' && c < u'\x7f'; })
        || link.contains(u'#'))
        return std::nullopt;
    const qsizetype question = link.indexOf(u'?');
    const qsizetype colon = link.indexOf(u':');
    if (question < 0 || colon < 0 || colon > question
        || QStringView(link).first(colon).compare(scheme, Qt::CaseInsensitive) != 0
        || !isNoPlace(QStringView(link).sliced(colon + 1, question - colon - 1), place))
        return std::nullopt;
    QHash<QString, QString> parameters;
    const auto pairs = QStringView(link).sliced(question + 1).split(u'&', Qt::SkipEmptyParts);
    if (pairs.size() > mostParameters)
        return std::nullopt;
    for (const QStringView pair : pairs) {
        const qsizetype equals = pair.indexOf(u'=');
        const auto name = decoded(equals < 0 ? pair : pair.first(equals));
        const auto value = decoded(equals < 0 ? QStringView() : pair.sliced(equals + 1));
        if (!name || !value || parameters.contains(*name))
            return std::nullopt;
        parameters.insert(*name, *value);
    }
    return parameters;
}

} // namespace eid
