#include "tests/sandbox/platform/platformsecrets.h"

#include "core/jose/base64url.h"
#include "tests/sandbox/demo/demoauthority.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QMessageAuthenticationCode>

#include <openssl/crypto.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

namespace eid::sandbox {

namespace {

constexpr qsizetype octetsOfSecret = 32;
constexpr qsizetype octetsOfNonce = 12;
constexpr qsizetype octetsOfTag = 16;

using KdfHandle = std::unique_ptr<EVP_KDF, ReleasedBy<EVP_KDF_free>>;
using KdfContext = std::unique_ptr<EVP_KDF_CTX, ReleasedBy<EVP_KDF_CTX_free>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, ReleasedBy<EVP_CIPHER_CTX_free>>;

unsigned char *octetsOf(QByteArray &text)
{
    return reinterpret_cast<unsigned char *>(text.data());
}

const unsigned char *octetsOf(const QByteArray &text)
{
    return reinterpret_cast<const unsigned char *>(text.constData());
}

Result<QByteArray> readOrMake(const QString &path)
{
    QFile file(path);
    if (file.exists()) {
        if (!file.open(QIODevice::ReadOnly))
            return failure(ErrorCode::FileNotWritable, path);
        const QByteArray secret = file.read(octetsOfSecret + 1);
        if (secret.size() != octetsOfSecret)
            return failure(ErrorCode::Internal, QStringLiteral("the platform's secret"));
        return secret;
    }
    QByteArray secret(octetsOfSecret, '\0');
    if (RAND_priv_bytes(octetsOf(secret), int(secret.size())) != 1)
        return opensslFailure(QLatin1String("the platform's secret"));
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
            QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(secret) != secret.size() || !file.flush())
        return failure(ErrorCode::FileNotWritable, path);
    return secret;
}

/// HKDF-SHA-256 (RFC 5869) of \a secret for \a use.
QByteArray derived(QByteArray secret, QByteArray use)
{
    QByteArray key(octetsOfSecret, '\0');
    const KdfHandle kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
    const KdfContext context(kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr);
    std::array<char, 7> digest{"SHA256"};
    const std::array parameters{OSSL_PARAM_construct_utf8_string("digest", digest.data(), 0),
        OSSL_PARAM_construct_octet_string("key", secret.data(), std::size_t(secret.size())),
        OSSL_PARAM_construct_octet_string("info", use.data(), std::size_t(use.size())),
        OSSL_PARAM_construct_end()};
    const bool made = context
        && EVP_KDF_derive(context.get(), octetsOf(key), std::size_t(key.size()), parameters.data())
            == 1;
    return made ? key : QByteArray();
}

} // namespace

PlatformSecrets::PlatformSecrets(const std::array<QByteArray, uses> &keys)
    : m_keys(keys)
{ }

Result<PlatformSecrets> PlatformSecrets::open(const QString &folder)
{
    const auto secret = readOrMake(QDir(folder).filePath(QStringLiteral("platform.secret")));
    if (!secret)
        return failure(secret.error());
    // In the order of Use.
    const std::array<QByteArray, uses> keys{derived(*secret, "pseudonym"),
        derived(*secret, "transaction code"), derived(*secret, "nonce"),
        derived(*secret, "transaction"), derived(*secret, "response code"),
        derived(*secret, "result")};
    for (const QByteArray &key : keys) {
        if (key.isEmpty())
            return opensslFailure(QLatin1String("the platform's secrets"));
    }
    return PlatformSecrets(keys);
}

QByteArray PlatformSecrets::mark(Use use, const QByteArray &text) const
{
    return QMessageAuthenticationCode::hash(
        text, m_keys[static_cast<std::size_t>(use)], QCryptographicHash::Sha256);
}

QByteArray PlatformSecrets::sealed(const QByteArray &plaintext, const QByteArray &name) const
{
    // A key for each name: one nonce by chance twice would tell something under one key alone.
    const QByteArray key = mark(Use::Result, name);
    QByteArray whole(octetsOfNonce + plaintext.size() + octetsOfTag, '\0');
    unsigned char *const nonce = octetsOf(whole);
    unsigned char *const text = nonce + octetsOfNonce;
    const CipherContext context(EVP_CIPHER_CTX_new());
    int size = 0;
    const bool made = context && RAND_bytes(nonce, int(octetsOfNonce)) == 1
        && EVP_EncryptInit_ex2(context.get(), EVP_aes_256_gcm(), octetsOf(key), nonce, nullptr) == 1
        && EVP_EncryptUpdate(context.get(), nullptr, &size, octetsOf(name), int(name.size())) == 1
        && EVP_EncryptUpdate(context.get(), text, &size, octetsOf(plaintext), int(plaintext.size()))
            == 1
        && EVP_EncryptFinal_ex(context.get(), text + size, &size) == 1
        && EVP_CIPHER_CTX_ctrl(
               context.get(), EVP_CTRL_AEAD_GET_TAG, int(octetsOfTag), text + plaintext.size())
            == 1;
    return made ? whole : QByteArray();
}

std::optional<QByteArray> PlatformSecrets::opened(
    const QByteArray &sealed, const QByteArray &name) const
{
    const qsizetype room = sealed.size() - octetsOfNonce - octetsOfTag;
    if (room < 0)
        return std::nullopt;
    const QByteArray key = mark(Use::Result, name);
    QByteArray plaintext(room, '\0');
    QByteArray tag = sealed.right(octetsOfTag);
    const unsigned char *const nonce = octetsOf(sealed);
    const CipherContext context(EVP_CIPHER_CTX_new());
    int size = 0;
    const bool opened = context
        && EVP_DecryptInit_ex2(context.get(), EVP_aes_256_gcm(), octetsOf(key), nonce, nullptr) == 1
        && EVP_DecryptUpdate(context.get(), nullptr, &size, octetsOf(name), int(name.size())) == 1
        && EVP_DecryptUpdate(
               context.get(), octetsOf(plaintext), &size, nonce + octetsOfNonce, int(room))
            == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, int(octetsOfTag), tag.data())
            == 1
        && EVP_DecryptFinal_ex(context.get(), octetsOf(plaintext) + size, &size) == 1;
    if (!opened)
        return std::nullopt;
    return plaintext;
}

QByteArray randomToken(int octets)
{
    Bytes drawn(static_cast<std::size_t>(octets));
    if (RAND_priv_bytes(drawn.data(), octets) != 1)
        qFatal("No random numbers");
    return toBase64Url(drawn);
}

QByteArray tokenDigest(QByteArrayView token)
{
    QByteArray digest(octetsOfSecret, '\0');
    if (EVP_Digest(token.data(), std::size_t(token.size()), octetsOf(digest), nullptr, EVP_sha256(),
            nullptr)
        != 1)
        qFatal("No SHA-256");
    return digest;
}

bool sameSecret(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size()
        && CRYPTO_memcmp(a.constData(), b.constData(), std::size_t(a.size())) == 0;
}

} // namespace eid::sandbox
