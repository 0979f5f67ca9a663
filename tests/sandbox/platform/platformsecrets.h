#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>

namespace eid::sandbox {

/// What the platform alone can compute, from one secret of its folder. A real platform keeps that
/// in a hardware module.
///
/// Threads: every function may be called from any thread.
class PlatformSecrets
{
public:
    /// The secret in \a folder; made there where there is none. Fails with FileNotWritable and
    /// Internal.
    static Result<PlatformSecrets> open(const QString &folder);

    /// What a mark is for: those for one thing say nothing of those for another.
    enum class Use {
        Pseudonym,
        TransactionCode,
        Nonce,
        Transaction, ///< the identifier by which a relying party asks for its result
        ResponseCode,
        Result, ///< the key that seals a result
    };

    /// HMAC-SHA-256 of \a text, 32 octets.
    [[nodiscard]] QByteArray mark(Use use, const QByteArray &text) const;

    /// \a plaintext under AES-256-GCM, so that it can be opened with the same \a name alone. Empty
    /// where OpenSSL fails.
    [[nodiscard]] QByteArray sealed(const QByteArray &plaintext, const QByteArray &name) const;
    [[nodiscard]] std::optional<QByteArray> opened(
        const QByteArray &sealed, const QByteArray &name) const;

private:
    static constexpr std::size_t uses = 6;

    explicit PlatformSecrets(const std::array<QByteArray, uses> &keys);

    std::array<QByteArray, uses> m_keys;
};

/// \a octets random ones in base64url; ends the process where there are none to be had.
QByteArray randomToken(int octets);

/// SHA-256, 32 octets: what is kept of a token. Several times as fast as Qt's.
QByteArray tokenDigest(QByteArrayView token);

/// Whether both are the same, in a time that does not depend on where they differ.
bool sameSecret(const QByteArray &a, const QByteArray &b);

} // namespace eid::sandbox
