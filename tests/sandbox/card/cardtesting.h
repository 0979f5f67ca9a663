#pragma once

#include "core/base/bytes.h"
#include "tests/sandbox/card/cardcontacts.h"

#include <QString>

#include <openssl/evp.h>

// What the tests of the card share: commands and responses in hexadecimal.

namespace eid::sandbox {

inline QString send(CardContacts &card, const QString &command)
{
    return toHex(card.exchange(*fromHex(command)).response);
}

/// A short command with data, and with Le 00.
inline QString command(const QString &header, const QString &data)
{
    return header + QStringLiteral("%1").arg(data.size() / 2, 2, 16, QLatin1Char('0')) + data
        + u"00"_qs;
}

/// The whole answer to a command, with all GET RESPONSE that it takes.
inline QString sendAll(CardContacts &card, const QString &commandApdu)
{
    QString answer = send(card, commandApdu);
    while (answer.sliced(answer.size() - 4, 2) == u"61") {
        const QString remaining = answer.last(2);
        answer.chop(4);
        answer += send(card, u"00C00000"_qs + remaining);
    }
    return answer;
}

inline QString selectPiv(CardContacts &card)
{
    return sendAll(card, QStringLiteral("00A404000BA000000308000010000100") + u"00"_qs);
}

inline QString verifyInitialPin(CardContacts &card)
{
    return send(card, QStringLiteral("0020008008313233343536FFFF"));
}

/// Blocks of AES or 3DES in electronic codebook mode.
inline QString ciphered(
    const EVP_CIPHER *cipher, const QString &key, const QString &blocks, bool encrypt)
{
    const Bytes keyOctets = *fromHex(key);
    const Bytes in = *fromHex(blocks);
    Bytes out(in.size());
    int size = 0;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    EVP_CipherInit_ex2(context, cipher, keyOctets.data(), nullptr, encrypt ? 1 : 0, nullptr);
    EVP_CIPHER_CTX_set_padding(context, 0);
    EVP_CipherUpdate(context, out.data(), &size, in.data(), static_cast<int>(in.size()));
    EVP_CIPHER_CTX_free(context);
    return toHex(out);
}

inline QString encrypted(const EVP_CIPHER *cipher, const QString &key, const QString &blocks)
{
    return ciphered(cipher, key, blocks, true);
}

inline QString decrypted(const EVP_CIPHER *cipher, const QString &key, const QString &blocks)
{
    return ciphered(cipher, key, blocks, false);
}

/// External authentication with the key of a new card.
inline QString authenticateInitialAdmin(CardContacts &card)
{
    const QString challenge = sendAll(card, QStringLiteral("0087039B047C02810000")).sliced(8, 16);
    const QString key = QStringLiteral("0102030405060708").repeated(3);
    return send(
        card, QStringLiteral("0087039B0C7C0A8208") + encrypted(EVP_des_ede3_ecb(), key, challenge));
}

} // namespace eid::sandbox
