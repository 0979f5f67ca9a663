#include "core/jose/disclosure.h"

#include "core/jose/base64url.h"
#include "core/jose/jsontext.h"

#include <QCryptographicHash>

namespace eid {

namespace {

MadeDisclosure made(const QJsonArray &contents)
{
    const QByteArray encoded = compactJson(contents).toBase64(
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return {encoded, digestOfText(encoded)};
}

} // namespace

QByteArray digestOfText(QByteArrayView text)
{
    return QCryptographicHash::hash(text.toByteArray(), QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

MadeDisclosure makeDisclosure(const QString &name, const QJsonValue &value, ByteView salt)
{
    return made({QString::fromLatin1(toBase64Url(salt)), name, value});
}

MadeDisclosure makeElementDisclosure(const QJsonValue &value, ByteView salt)
{
    return made({QString::fromLatin1(toBase64Url(salt)), value});
}

} // namespace eid
