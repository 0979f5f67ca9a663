#pragma once

#include "core/platform/platformsettings.h"
#include "tests/sandbox/demo/democa.h"
#include "tests/sandbox/demo/democitizen.h"
#include "tests/sandbox/platform/referenceplatform.h"

#include <QTemporaryDir>

#include <memory>

namespace eid::testing {

/// What many cases of a fault matrix share, so that each of them is cheap: the authorities, one
/// reference platform behind real TLS, and records in which nothing was done yet.
///
/// Functions that cannot fail but by a fault of the test end the process.
class FaultGround
{
public:
    FaultGround();
    ~FaultGround();
    FaultGround(const FaultGround &) = delete;
    FaultGround &operator=(const FaultGround &) = delete;

    [[nodiscard]] const sandbox::DemoCa &ca() const { return m_ca; }
    [[nodiscard]] sandbox::ReferencePlatform &platform() { return *m_platform; }
    [[nodiscard]] PlatformSettings settings() const;
    /// The file with the root of settings(), in DER, for another process.
    [[nodiscard]] QString rootFile() const;

    /// A citizen whose card has a GUID that no other card of this ground has.
    sandbox::DemoCitizen nextCitizen();
    /// Copies the empty records to \a path.
    void copyRecordsTo(const QString &path) const;

private:
    QTemporaryDir m_folder;
    sandbox::DemoCa m_ca;
    std::unique_ptr<sandbox::ReferencePlatform> m_platform;
    int m_citizens = 0;
};

} // namespace eid::testing
