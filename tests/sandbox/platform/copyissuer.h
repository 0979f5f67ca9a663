#pragma once

#include "core/base/result.h"
#include "core/jose/jws.h"
#include "tests/sandbox/demo/democa.h"

#include <QJsonArray>
#include <QString>

#include <memory>

namespace eid::sandbox {

/// Who signs the copies, the status lists and the results: a P-256 key that stays the same for as
/// long as its folder does, and a certificate of "urn:eid:service:copy-issuing".
///
/// Threads: every function may be called from any thread.
class CopyIssuer
{
public:
    /// Fails with Internal and FileNotWritable.
    static Result<std::unique_ptr<CopyIssuer>> open(const DemoCa &ca, const QString &folder);
    ~CopyIssuer();

    /// A JWT of the type \a type with the certificates of the issuer. Fails with Internal.
    [[nodiscard]] Result<QByteArray> sign(const QString &type, const QJsonObject &claims) const;
    /// Whether \a jws is of the type \a type and signed here.
    [[nodiscard]] bool hasSigned(const Jws &jws, const QString &type) const;

private:
    struct Key;
    CopyIssuer(std::unique_ptr<Key> key, const QJsonArray &certificates);

    std::unique_ptr<Key> m_key;
    QJsonArray m_certificates; ///< as "x5c", without the root
};

inline constexpr char copyIssuingService[] = "urn:eid:service:copy-issuing";
inline constexpr char relyingPartyService[] = "urn:eid:service:relying-party";

} // namespace eid::sandbox
