#include "ui/window/certificatefile.h"

#include <QSaveFile>

namespace eid::ui {

CertificateForm formOfPath(const QString &path)
{
    const bool isDer = path.endsWith(QLatin1String(".der"), Qt::CaseInsensitive)
        || path.endsWith(QLatin1String(".cer"), Qt::CaseInsensitive);
    return isDer ? CertificateForm::Der : CertificateForm::Pem;
}

Result<void> saveCertificate(const Certificate &certificate, const QString &path)
{
    QByteArray octets;
    switch (formOfPath(path)) {
    case CertificateForm::Pem:
        octets = toPem(certificate);
        break;
    case CertificateForm::Der:
        octets = QByteArray(reinterpret_cast<const char *>(certificate.der.data()),
            static_cast<qsizetype>(certificate.der.size()));
        break;
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(octets) != octets.size() || !file.commit())
        return failure(ErrorCode::FileNotWritable, file.errorString());
    return {};
}

} // namespace eid::ui
