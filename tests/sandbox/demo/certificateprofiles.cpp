#include "tests/sandbox/demo/certificateprofiles.h"

namespace eid::sandbox {

namespace {

struct Usage
{
    const char *keyUsage;
    const char *extendedKeyUsage;
    const char *policy; ///< below 2.999, the arc for examples
};

Usage usageOf(CertificatePurpose purpose)
{
    switch (purpose) {
    case CertificatePurpose::Authentication:
        return {"digitalSignature", "clientAuth", "2.999.1.1"};
    case CertificatePurpose::Signature:
        return {"digitalSignature, nonRepudiation", "emailProtection", "2.999.1.2"};
    case CertificatePurpose::KeyAgreement:
        return {"keyAgreement", "emailProtection", "2.999.1.3"};
    case CertificatePurpose::CardAuthentication:
        return {"digitalSignature", "2.16.840.1.101.3.6.8", "2.999.1.4"};
    }
    Q_UNREACHABLE();
}

} // namespace

QByteArray extensionsOf(CertificatePurpose purpose, const QString &cardUuid)
{
    const Usage usage = usageOf(purpose);
    QByteArray text = R"([extensions]
basicConstraints = critical, CA:FALSE
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid, issuer:always
certificatePolicies = @policy
crlDistributionPoints = URI:http://crl.eid-demo.example/citizen-ca-1.crl
freshestCRL = URI:http://crl.eid-demo.example/citizen-ca-1-delta.crl
authorityInfoAccess = OCSP;URI:http://ocsp.eid-demo.example/, caIssuers;URI:http://ca.eid-demo.example/citizen-ca-1.cer
)";
    text += "keyUsage = critical, " + QByteArray(usage.keyUsage) + '\n';
    text += "extendedKeyUsage = " + QByteArray(usage.extendedKeyUsage) + '\n';
    text += "subjectAltName = URI:urn:uuid:" + cardUuid.toLatin1() + '\n';
    text += "[policy]\npolicyIdentifier = " + QByteArray(usage.policy) + '\n';
    text += R"(CPS.1 = "https://www.eid-demo.example/certification-practice"
userNotice.1 = @notice
[notice]
explicitText = "UTF8:For demonstration only. No authority has issued this certificate."
)";
    return text;
}

QByteArray serviceExtensions(const QByteArray &service, const QByteArray &host)
{
    QByteArray text = R"([extensions]
basicConstraints = critical, CA:FALSE
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
keyUsage = critical, digitalSignature
)";
    text += "subjectAltName = URI:" + service;
    if (!host.isEmpty())
        text += ", DNS:" + host;
    return text + '\n';
}

QByteArray authorityExtensions()
{
    return R"([extensions]
basicConstraints = critical, CA:TRUE, pathlen:0
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
keyUsage = critical, keyCertSign, cRLSign
)";
}

QByteArray rootExtensions()
{
    return R"([extensions]
basicConstraints = critical, CA:TRUE, pathlen:1
subjectKeyIdentifier = hash
keyUsage = critical, keyCertSign, cRLSign
)";
}

} // namespace eid::sandbox
