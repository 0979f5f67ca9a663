#include "core/renewal/issuedcertificate.h"

#include "core/crypto/certificatenames.h"
#include "core/crypto/certificatepath.h"
#include "core/crypto/publickey.h"

#include <QSet>

#include <algorithm>

namespace eid {

namespace {

tl::unexpected<Error> unexpected(const char *what)
{
    return failure(ErrorCode::CertificateUnexpected, QLatin1String(what));
}

QSet<QString> asSet(const QList<QString> &list)
{
    return {list.begin(), list.end()};
}

Result<void> check(const Certificate &issued, const IssueExpectation &expected)
{
    const CertificateNames names = namesOf(issued);
    const CertificateNames before = namesOf(expected.renewed);
    if (names.subject != before.subject)
        return unexpected("another subject");
    if (names.alternatives != before.alternatives)
        return unexpected("other alternative names");
    if (asSet(issued.keyUsages) != asSet(expected.renewed.keyUsages))
        return unexpected("another key usage");
    if (issued.notAfter < expected.renewed.notAfter)
        return unexpected("valid for shorter than the one before");
    return {};
}

} // namespace

Result<IssuedCertificate> chooseIssued(
    const QList<Certificate> &came, const IssueExpectation &expected)
{
    const Certificate *issued = nullptr;
    QList<Certificate> intermediates = expected.intermediates;
    for (const Certificate &certificate : came) {
        if (publicKeyOf(certificate) != expected.publicKey)
            intermediates.append(certificate);
        else if (issued == nullptr || certificate.notAfter > issued->notAfter)
            issued = &certificate;
    }
    if (issued == nullptr)
        return unexpected("no certificate for the key");
    if (const auto checked = check(*issued, expected); !checked)
        return failure(checked.error());

    const qint64 ahead = expected.now.secsTo(issued->notBefore);
    const QDateTime at
        = ahead > 0 && ahead <= clockToleranceSeconds ? issued->notBefore : expected.now;
    auto path
        = findCertificatePath(*issued, intermediates, expected.roots, at, CertificatePurpose::Any);
    if (!path)
        return failure(path.error());
    if (path->size() < 2)
        return failure(ErrorCode::CertificateUntrusted, QStringLiteral("a root by itself"));
    return IssuedCertificate{*issued, path->mid(1, path->size() - 2)};
}

} // namespace eid
