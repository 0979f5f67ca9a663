#pragma once

#include "core/base/result.h"

#include <QByteArrayList>
#include <QDir>
#include <QHash>
#include <QString>

#include <optional>

namespace eid {

/// A file of lines `key=value`, read so strictly that a misspelt word is seen: QSettings would take
/// it for another key. UTF-8; empty lines and lines that begin with # or ; say nothing; one heading
/// may come first.
class IniFile
{
public:
    /// Fails with InvalidArgument, and the file's name and the line in the detail, if it cannot be
    /// read, is too large, or has a line, a heading or a key that is not known, or a key twice.
    static Result<IniFile> read(
        const QString &path, const QString &heading, const QByteArrayList &keys);
    /// What is laid down elsewhere, as if it stood in a file \a name of \a folder.
    static IniFile of(
        const QString &name, const QDir &folder, const QHash<QString, QString> &values);

    /// Without the blanks around it. Nothing: the key is not there.
    [[nodiscard]] std::optional<QString> value(const char *key) const;
    /// Where \a key stands, or would: "platform.ini:3: key", without a number where there are no
    /// lines. The file by its name alone, for its path may tell a user's.
    [[nodiscard]] QString placeOf(const char *key) const;
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QDir folder() const { return m_folder; }

private:
    struct Entry
    {
        QString value;
        int line = 0; ///< counted from 1
    };

    QString m_name;
    bool m_hasLines = true;
    QDir m_folder;
    QHash<QString, Entry> m_entries;
};

} // namespace eid
