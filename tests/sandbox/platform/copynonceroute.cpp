#include "core/jose/base64url.h"
#include "tests/sandbox/platform/answers.h"
#include "tests/sandbox/platform/copynonces.h"

#include <QtEndian>

namespace eid::sandbox {

namespace {

constexpr int secondsOfNonce = 300;
constexpr int octetsOfNonce = 16;
constexpr qsizetype digitsOfExpiry = 16;

// A nonce is when it expires, something random and a mark of both: nothing needs to be kept of it
// before it is used, so that nobody fills the disk by asking for nonces.

QByteArray markOf(const PlatformServices &services, const QByteArray &content)
{
    const QByteArray mark = services.secrets.mark(PlatformSecrets::Use::Nonce, content);
    return toBase64Url({reinterpret_cast<const std::uint8_t *>(mark.constData()),
        static_cast<std::size_t>(mark.size())});
}

QByteArray makeNonce(const PlatformServices &services)
{
    const qint64 expires = services.clock.now().toSecsSinceEpoch() + secondsOfNonce;
    const QByteArray content = QByteArray::number(expires, 16).rightJustified(digitsOfExpiry, '0')
        + randomToken(octetsOfNonce);
    return content + markOf(services, content);
}

} // namespace

Result<bool> takeNonce(
    const PlatformServices &services, PlatformStorage &storage, const QByteArray &nonce)
{
    const qsizetype sizeOfMark = markOf(services, {}).size();
    const QByteArray content = nonce.left(std::max<qsizetype>(0, nonce.size() - sizeOfMark));
    if (!sameSecret(nonce.mid(content.size()), markOf(services, content)))
        return false;
    const QDateTime expires = QDateTime::fromSecsSinceEpoch(
        content.left(digitsOfExpiry).toLongLong(nullptr, 16), Qt::UTC);
    if (expires <= services.clock.now())
        return false;
    return storage.copies().useNonce(tokenDigest(nonce), expires);
}

Answered answerCopyNonce(
    const PlatformServices &services, PlatformStorage &, const PlatformRequest &)
{
    return jsonAnswer({{QStringLiteral("c_nonce"), QString::fromLatin1(makeNonce(services))}});
}

} // namespace eid::sandbox
