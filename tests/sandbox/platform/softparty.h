#pragma once

#include "tests/sandbox/platform/copyholder.h"

namespace eid::sandbox {

/// A relying party with its key in software, as a test wants it.
class SoftParty
{
public:
    /// Registered at the platform, unless \a isKnown says otherwise.
    SoftParty(
        PlatformCase &scene, const QByteArray &host, const QString &name, bool isKnown = true);

    /// What it asks: a login by a copy, which tells nothing.
    [[nodiscard]] QJsonObject claims() const;
    /// A dcql_query for \a paths of a copy.
    static QJsonObject query(const QList<QStringList> &paths);
    [[nodiscard]] QByteArray sign(
        const QJsonObject &claims, const QJsonObject &otherHeader = {}) const;

    struct Asked
    {
        std::optional<HttpReply> reply;
        QByteArray requestUri; ///< the path alone
        QByteArray transactionId;
        QJsonObject claims;
    };

    /// Sends \a request as it is.
    [[nodiscard]] Asked send(const QByteArray &request, const QJsonObject &claims) const;
    [[nodiscard]] Asked ask(const QJsonObject &claims) const { return send(sign(claims), claims); }
    [[nodiscard]] Asked ask() const { return ask(claims()); }

    [[nodiscard]] std::optional<HttpReply> askResult(
        const Asked &asked, const QByteArray &responseCode = {}) const;
    /// The claims of the result, whose signature holds; ends the process where there are none.
    [[nodiscard]] QJsonObject result(const Asked &asked) const;

    [[nodiscard]] QString clientId() const;
    [[nodiscard]] QString callback() const;
    [[nodiscard]] const Bytes &certificate() const { return m_certificate; }

private:
    PlatformCase &m_scene;
    QByteArray m_host;
    std::shared_ptr<EVP_PKEY> m_key;
    Bytes m_certificate;
};

/// What \a holder answers at \a now with \a copy, of which nothing but \a paths is told.
QByteArray presentation(const CopyHolder &holder, const QByteArray &copy,
    const SoftParty::Asked &asked, const QList<QStringList> &paths = {},
    const QDateTime &now = QDateTime::currentDateTimeUtc());

/// Sends \a presentation in the holder's name.
std::optional<HttpReply> respond(const CopyHolder &holder, const SoftParty::Asked &asked,
    const QByteArray &presentation, const QByteArray &transactionSignature = {});

/// "x5c" of \a certificate and the authority above it.
QJsonArray chainOf(PlatformCase &scene, const Bytes &certificate);

} // namespace eid::sandbox
