#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace eid::sandbox {

/// What a shop has answered.
struct VisitReply
{
    int status = 0; ///< 0: nothing
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    [[nodiscard]] QByteArray location() const { return headers["location"]; }
    [[nodiscard]] bool shows(const QString &text) const { return body.contains(text.toUtf8()); }
    /// The text of the element that has \a id; empty where there is none.
    [[nodiscard]] QString textOf(const QByteArray &id) const;
};

/// A browser as far as a shop needs one: keeps its cookie, follows nothing by itself, and trusts
/// the authorities of the demonstration alone.
class Visitor
{
public:
    /// \a address: "https://shop.localhost:PORT/".
    Visitor(const QString &address, const QByteArray &rootsPem);

    VisitReply get(const QByteArray &path) { return ask("GET", path); }
    VisitReply ask(const QByteArray &method, const QByteArray &path);
    /// The link on the first page; empty where there is none.
    QString link();
    /// What the code on that page says; empty where there is none.
    QString code();
    /// Follows \a redirection of the platform, as the tool opens it in the browser: to the result.
    VisitReply comeBack(const QString &redirection);

private:
    QByteArray m_host;
    int m_port;
    QByteArray m_roots;
    QByteArray m_cookie;
};

} // namespace eid::sandbox
