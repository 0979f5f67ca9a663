#pragma once

#include "core/base/result.h"
#include "core/crypto/certificate.h"

#include <QString>

namespace eid::ui {

/// The form a certificate is written in.
enum class CertificateForm {
    Pem,
    Der,
};

/// DER where \a path ends in .der or .cer, else PEM.
CertificateForm formOfPath(const QString &path);

/// Writes \a certificate to \a path, replacing what is there, all or nothing. Fails with
/// FileNotWritable.
Result<void> saveCertificate(const Certificate &certificate, const QString &path);

} // namespace eid::ui
