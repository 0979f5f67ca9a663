#pragma once

#include "tests/sandbox/platform/platformcase.h"
#include "tests/sandbox/platform/route.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace eid::sandbox {

/// Everything that was asked and answered, a line each.
class OpenApiRecord
{
public:
    OpenApiRecord()
    {
        QJsonArray routes;
        for (const Route &route : platformRoutes())
            routes << QJsonArray{QLatin1String(route.name), QLatin1String(route.method)};
        add({{QStringLiteral("routes"), routes}});
    }

    int ask(PlatformClient &client, const QByteArray &method, const QByteArray &path,
        const QByteArray &type = {}, const QByteArray &body = {}, const QByteArray &headers = {})
    {
        const auto reply = client.ask(method, path, type, body, headers);
        if (!reply)
            qFatal("No answer to %s %s", method.constData(), path.constData());
        QJsonObject seen;
        for (auto it = reply->headers.begin(); it != reply->headers.end(); ++it)
            seen[QString::fromLatin1(it.key())] = QString::fromLatin1(it.value());
        add({{QStringLiteral("method"), QString::fromLatin1(method)},
            {QStringLiteral("path"), QString::fromLatin1(path)},
            {QStringLiteral("status"), reply->status}, {QStringLiteral("headers"), seen},
            {QStringLiteral("body"), QString::fromLatin1(reply->body)}});
        m_last = reply->body;
        return reply->status;
    }

    [[nodiscard]] QByteArray last() const { return m_last; }
    [[nodiscard]] QByteArray lines() const { return m_lines; }

private:
    void add(const QJsonObject &line)
    {
        m_lines += QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    }

    QByteArray m_lines;
    QByteArray m_last;
};

} // namespace eid::sandbox
