#pragma once

#include "core/base/result.h"
#include "tests/sandbox/demo/democa.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

namespace eid::sandbox {

/// A citizen the keys of whose card are in software.
struct LoadCitizen
{
    std::shared_ptr<EVP_PKEY> key; ///< 9A
    std::shared_ptr<X509> certificate;
    QByteArray copy; ///< an online copy that tells nothing but that it is one, ending in "~"
};

/// Fills the database of a platform that does not run yet in \a folder with \a count citizens: for
/// each a card, the certificate of its 9A, of the size of a real one, and an online copy. Nobody
/// has their keys. Makes what is not there yet. Fails with the storage's errors.
Result<void> fillPlatform(const QString &folder, qint64 count);

/// Adds \a count citizens whose keys are known to the platform that runs in \a folder, is \a ca's
/// and is reached at \a address. Fails with the storage's errors and Internal.
Result<std::vector<LoadCitizen>> addLoadCitizens(
    const DemoCa &ca, const QString &folder, const QString &address, int count);

} // namespace eid::sandbox
