#include "tests/ui/samples/samplestates.h"
#include "ui/window/certificatefile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace eid;
using namespace eid::ui;

class CertificateFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheFormByTheName()
    {
        QCOMPARE(formOfPath(QStringLiteral("/a/b.DER")), CertificateForm::Der);
        QCOMPARE(formOfPath(QStringLiteral("b.cer")), CertificateForm::Der);
        QCOMPARE(formOfPath(QStringLiteral("b.pem")), CertificateForm::Pem);
        QCOMPARE(formOfPath(QStringLiteral("b")), CertificateForm::Pem);
    }

    void writesBothForms()
    {
        const QTemporaryDir folder;
        const QString der = folder.filePath(QStringLiteral("a.der"));
        const QString pem = folder.filePath(QStringLiteral("a.pem"));
        QVERIFY(saveCertificate(certificate(), der).has_value());
        QVERIFY(saveCertificate(certificate(), pem).has_value());
        QCOMPARE(read(der), QByteArray("\x30\x03\x02\x01\x05", 5));
        QVERIFY(read(pem).startsWith("-----BEGIN CERTIFICATE-----\n"));
    }

    void saysThatAFileCannotBeWritten()
    {
        const auto saved
            = saveCertificate(certificate(), QStringLiteral("/no-such-folder/certificate.pem"));
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::FileNotWritable);
    }

private:
    static Certificate certificate()
    {
        return samples::healthyCard().certificates.constFirst().certificate;
    }

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

QTEST_GUILESS_MAIN(CertificateFileTest)
#include "certificatefile_test.moc"
