#include "core/platform/rootsfile.h"

#include "core/crypto/x509handle.h"

#include <QFile>

#include <openssl/pem.h>

namespace eid {

namespace {

constexpr qint64 largestRoots = 1024 * 1024;

QList<Bytes> certificatesIn(const QByteArray &pem)
{
    const OpenSslOwned<BIO, BIO_free_all> bio(
        BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    QList<Bytes> certificates;
    while (true) {
        const OwnedX509 certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
        if (!certificate)
            break;
        certificates.append(encodingOf(i2d_X509, certificate.get()));
    }
    const unsigned long reason = ERR_peek_last_error();
    ERR_clear_error();
    return ERR_GET_REASON(reason) == PEM_R_NO_START_LINE ? certificates : QList<Bytes>();
}

} // namespace

std::optional<QByteArray> readAtMost(const QString &path, qint64 largest)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QByteArray octets = file.read(largest + 1);
    if (file.error() != QFile::NoError || octets.size() > largest)
        return std::nullopt;
    return octets;
}

QList<Bytes> readRoots(const QString &path)
{
    return certificatesIn(readAtMost(path, largestRoots).value_or(QByteArray()));
}

} // namespace eid
