#include "tests/sandbox/shop/shopmemory.h"

#include <QDateTime>
#include <QDir>
#include <QJsonDocument>

#include <utility>

namespace eid::sandbox {

ShopMemory::ShopMemory(const QString &file)
    : m_file(file)
{ }

QString ShopMemory::fileIn(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("received.jsonl"));
}

Result<std::unique_ptr<ShopMemory>> ShopMemory::open(const QString &folder)
{
    const QString file = fileIn(folder);
    std::unique_ptr<ShopMemory> memory(new ShopMemory(file));
    if (!QDir().mkpath(folder) || !memory->m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        return failure(ErrorCode::FileNotWritable, file);
    return memory;
}

void ShopMemory::note(QJsonObject received)
{
    received[QLatin1String("at")] = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    const QByteArray line
        = QJsonDocument(std::as_const(received)).toJson(QJsonDocument::Compact) + '\n';
    const std::lock_guard lock(m_mutex);
    m_file.write(line);
    m_file.flush();
}

} // namespace eid::sandbox
