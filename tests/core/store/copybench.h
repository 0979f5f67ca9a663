#pragma once

#include "../crypto/softwareagreement.h"
#include "core/crypto/columncipher.h"
#include "core/crypto/keywrap.h"
#include "core/store/journalentry.h"
#include "core/store/onlinecopies.h"
#include "core/store/store.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace eid {

/// What a citizen's copies tell, and must not be found on the disk.
inline const QByteArray holderName = QByteArrayLiteral("\xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E");
inline const QByteArray holderNumber = QByteArrayLiteral("110101198511232118");

/// Records in a folder of their own, and a card with the data key of its copies.
class CopyBench
{
public:
    CopyBench()
        : m_dataKey(makeDataKey().value())
        , cipher(ColumnCipher::create(m_dataKey.duplicate()).value())
    { }

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("r.sqlite")); }
    [[nodiscard]] Result<Store> open() const
    {
        return Store::open({.path = path(), .now = [this] { return time; }});
    }
    /// All files of the records together: the database and what SQLite keeps beside it.
    [[nodiscard]] QByteArray octets() const
    {
        QByteArray all;
        const auto files = QDir(m_folder.path()).entryInfoList(QDir::Files | QDir::Hidden);
        for (const QFileInfo &info : files) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    }

    [[nodiscard]] CopyKey key() const
    {
        return {reference, card.publicKey(), m_wrapped, {}, false, false};
    }
    /// A copy as the platform issues it, as far as the records look at it.
    [[nodiscard]] IssuedCopies::Copy copy(int number, int days = 180) const
    {
        return {"eyJhbGciOiJFUzI1NiJ9.e30.c2ln~" + QByteArray::number(number) + "~" + holderName
                + "~" + holderNumber + "~" + QByteArray(3000, 'd'),
            time.addDays(days)};
    }
    [[nodiscard]] IssuedCopies issued(int count, int days = 180) const
    {
        IssuedCopies copies;
        copies.key = key();
        for (int i = 0; i < count; ++i)
            copies.copies.append(copy(i, days));
        return copies;
    }
    [[nodiscard]] static JournalNote noted(JournalAction action = JournalAction::CopiesIssued)
    {
        return {action, reference, {}, std::nullopt, QStringLiteral("x")};
    }
    [[nodiscard]] static CopyParty party(const QString &name)
    {
        return {QStringLiteral("x509_san_dns:%1.example").arg(name), name};
    }

    inline static const QString reference = QStringLiteral("0123456789abcdef0123456789abcdef");

private:
    QTemporaryDir m_folder;
    Secret m_dataKey;

public:
    SoftwareAgreement card{KeyAlgorithm::EcP256};
    ColumnCipher cipher;
    QDateTime time{QDate(2026, 11, 24), QTime(3, 4, 5, 67), Qt::UTC};

private:
    Bytes m_wrapped = wrapKey(m_dataKey, card.publicKey()).value();
};

} // namespace eid
