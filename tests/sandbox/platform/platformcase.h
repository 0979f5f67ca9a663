#pragma once

#include "tests/sandbox/demo/democa.h"
#include "tests/sandbox/platform/platformclient.h"
#include "tests/sandbox/platform/referenceplatform.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace eid::sandbox {

/// A key in software and the certificate that goes with it.
struct SoftCredential
{
    std::shared_ptr<EVP_PKEY> key;
    Bytes certificate; ///< DER
};

/// A platform with one card whose keys are in software, as tests of the platform want it. Functions
/// that cannot fail but by a fault of the test end the process.
class PlatformCase
{
public:
    /// Makes the back office that goes with the authorities, whenever the platform starts.
    using BackOfficeMaker = std::function<std::shared_ptr<BackOffice>(const DemoCa &)>;

    explicit PlatformCase(
        const PlatformOptions &options = {}, BackOfficeMaker backOffice = BackOfficeMaker());

    [[nodiscard]] ReferencePlatform &platform() { return *m_platform; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// Ends the platform and starts it again in the same folder.
    void restart();

    [[nodiscard]] std::unique_ptr<PlatformClient> client() const;
    /// A client that shows \a credential, connected.
    [[nodiscard]] std::unique_ptr<PlatformClient> client(const SoftCredential &credential) const;

    [[nodiscard]] SoftCredential makeCredential(CertificatePurpose purpose,
        const QString &uuid = cardUuid(), const QString &name = QStringLiteral("王小明"),
        std::shared_ptr<EVP_PKEY> key = newKey()) const;
    void arm(const QStringList &specs);

    /// PKCS#10 in base64 as \a previous's successor with \a key, bound to \a binding (empty: to
    /// nothing).
    static QByteArray request(ByteView previous, EVP_PKEY *key, const Bytes &binding);
    /// The one certificate of a certs-only answer; empty where it is none.
    static Bytes certificateIn(const QByteArray &base64);
    static std::shared_ptr<EVP_PKEY> newKey();
    static QString cardUuid();
    /// The last day of the ID card on record.
    static QDate documentExpiry();
    static QString serialOf(const Bytes &certificate);

    SoftCredential authentication; ///< 9A, live
    SoftCredential signature; ///< 9C, live
    AdminKey adminKey;

private:
    void start();

    QTemporaryDir m_folder;
    PlatformOptions m_options;
    BackOfficeMaker m_backOffice;
    DemoCa m_ca;
    std::unique_ptr<ReferencePlatform> m_platform;
};

} // namespace eid::sandbox
