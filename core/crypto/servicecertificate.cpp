#include "core/crypto/servicecertificate.h"

#include "core/crypto/asn1text.h"
#include "core/crypto/certificatepath.h"
#include "core/crypto/x509handle.h"

#include <openssl/x509v3.h>

namespace eid {

namespace {

using OwnedNames = OpenSslOwned<GENERAL_NAMES, GENERAL_NAMES_free>;

/// Whether one of the alternative names of the kind \a wanted is one for which \a isIt.
template <typename Predicate>
bool hasName(const Certificate &certificate, int wanted, Predicate isIt)
{
    const auto x509 = x509Of(certificate);
    if (!x509)
        return false;
    const OwnedNames names(static_cast<GENERAL_NAMES *>(
        X509_get_ext_d2i(x509->get(), NID_subject_alt_name, nullptr, nullptr)));
    ERR_clear_error();
    for (int i = 0; i < sk_GENERAL_NAME_num(names.get()); ++i) {
        int type = 0;
        const void *value = GENERAL_NAME_get0_value(sk_GENERAL_NAME_value(names.get(), i), &type);
        if (type != wanted)
            continue;
        const auto *text = static_cast<const ASN1_STRING *>(value);
        if (isIt(QByteArrayView(ASN1_STRING_get0_data(text), ASN1_STRING_length(text))))
            return true;
    }
    return false;
}

} // namespace

bool isOfService(const Certificate &certificate, const QString &service)
{
    return hasName(certificate, GEN_URI,
        [wanted = service.toUtf8()](QByteArrayView uri) { return uri == wanted; });
}

bool hasDnsName(const Certificate &certificate, const QString &host)
{
    if (host.isEmpty() || host.contains(u'*'))
        return false;
    return hasName(certificate, GEN_DNS, [wanted = host.toUtf8().toLower()](QByteArrayView name) {
        return name.toByteArray().toLower() == wanted;
    });
}

QString organisationOf(const Certificate &certificate)
{
    const auto x509 = x509Of(certificate);
    return x509 ? attributeOf(*X509_get_subject_name(x509->get()), NID_organizationName).trimmed()
                : QString();
}

Result<QList<Certificate>> findSigner(const QList<Certificate> &chain, const QString &service,
    const QList<Certificate> &roots, const QDateTime &at)
{
    if (chain.isEmpty())
        return failure(ErrorCode::CertificateUnexpected, QStringLiteral("none"));
    const Certificate &signer = chain.constFirst();
    if (!isOfService(signer, service))
        return failure(ErrorCode::CertificateUnexpected, QStringLiteral("not of the service"));
    if (!signer.keyUsages.contains(QLatin1String("digitalSignature")))
        return failure(ErrorCode::CertificateUnexpected, QStringLiteral("key usage"));
    return findCertificatePath(signer, chain.sliced(1), roots, at, CertificatePurpose::Any);
}

} // namespace eid
