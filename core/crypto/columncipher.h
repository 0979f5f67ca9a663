#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <QString>

namespace eid {

/// Where in a database a box lies. It goes into the box as associated data, "table|column|row", so
/// that none opens in another's place. Table and column are names without "|".
struct ColumnPlace
{
    QString table;
    QString column;
    QString row; ///< what the row is found by
};

/// Seals what goes into a database column, each time under a random nonce, with AES-256-GCM
/// (SP 800-38D). A box is an octet that names this form, 12 octets of nonce, the ciphertext and 16
/// octets of tag. The plaintext is padded to a multiple of 256 octets (ISO/IEC 9797-1, method 2),
/// so that the size of a box tells little of what is in it.
///
/// A box shows that it was changed or moved, not that it was put back as it once was.
///
/// Threads: const functions on any.
class ColumnCipher
{
public:
    /// Takes a data key. Fails with InvalidArgument for another size than dataKeySize.
    static Result<ColumnCipher> create(Secret dataKey);

    /// Fails with InvalidArgument for 16 MiB and more.
    [[nodiscard]] Result<Bytes> seal(const ColumnPlace &place, ByteView plaintext) const;

    // Both fail with CopyLocked for a box that is not whole, lay elsewhere, or is of another key.

    [[nodiscard]] Result<Bytes> open(const ColumnPlace &place, ByteView box) const;
    /// For what is a secret in itself, which never leaves locked memory. Fails with
    /// InvalidArgument for one that is too long for that.
    [[nodiscard]] Result<Secret> openSecret(const ColumnPlace &place, ByteView box) const;

    /// The key once more, for wrapKey() and wrapKeyByPhrase().
    [[nodiscard]] const Secret &dataKey() const { return m_key; }

private:
    explicit ColumnCipher(Secret dataKey);

    Secret m_key;
};

} // namespace eid
