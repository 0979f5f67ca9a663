#include "core/platform/inifile.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace eid {

namespace {

constexpr qint64 largestFile = 64 * 1024;

} // namespace

Result<IniFile> IniFile::read(
    const QString &path, const QString &heading, const QByteArrayList &keys)
{
    IniFile ini;
    const QFileInfo info(path);
    ini.m_name = info.fileName();
    ini.m_folder = info.absoluteDir();
    const auto invalid = [&](int line) {
        return failure(
            ErrorCode::InvalidArgument, QStringLiteral("%1:%2").arg(ini.m_name).arg(line));
    };

    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::InvalidArgument, ini.m_name);
    const QByteArray octets = file.read(largestFile + 1);
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(octets);
    if (file.error() != QFile::NoError || octets.size() > largestFile || decoder.hasError())
        return failure(ErrorCode::InvalidArgument, ini.m_name);

    int number = 0;
    bool mayHaveHeading = true;
    for (const QString &line : text.split(u'\n')) {
        ++number;
        const QString trimmed = line.trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith(u'#') || trimmed.startsWith(u';'))
            continue;
        const bool isHeading = trimmed.startsWith(u'[');
        if (isHeading && (!mayHaveHeading || trimmed != u'[' + heading + u']'))
            return invalid(number);
        mayHaveHeading = false;
        if (isHeading)
            continue;
        const auto equals = trimmed.indexOf(u'=');
        const QString key = trimmed.left(std::max<qsizetype>(equals, 0)).trimmed();
        if (!keys.contains(key.toUtf8()) || ini.m_entries.contains(key))
            return invalid(number);
        ini.m_entries.insert(key, {trimmed.mid(equals + 1).trimmed(), number});
    }
    return ini;
}

IniFile IniFile::of(const QString &name, const QDir &folder, const QHash<QString, QString> &values)
{
    IniFile ini;
    ini.m_name = name;
    ini.m_hasLines = false;
    ini.m_folder = folder;
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        ini.m_entries.insert(value.key(), {value.value().trimmed(), 0});
    return ini;
}

std::optional<QString> IniFile::value(const char *key) const
{
    const auto at = m_entries.constFind(QString::fromLatin1(key));
    return at != m_entries.constEnd() ? std::optional(at->value) : std::nullopt;
}

QString IniFile::placeOf(const char *key) const
{
    const QString word = QString::fromLatin1(key);
    if (!m_hasLines)
        return QStringLiteral("%1: %2").arg(m_name, word);
    return QStringLiteral("%1:%2: %3").arg(m_name).arg(m_entries.value(word).line).arg(word);
}

} // namespace eid
