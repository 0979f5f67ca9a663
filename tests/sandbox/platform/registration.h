#pragma once

#include "tests/sandbox/card/virtualpivcard.h"
#include "tests/sandbox/platform/platformstorage.h"

#include <QMap>

namespace eid::sandbox {

/// Makes a card known, or known again, as ReferencePlatform::registerCard() says.
Result<void> registerCardIn(PlatformStorage &storage, const CardRecord &card,
    const QMap<QString, Bytes> &certificates, const QDateTime &now);

/// The same in the database of the platform whose folder (PlatformOptions) is \a folder, whether
/// that platform runs or not; made where there is none. Needs a QCoreApplication.
Result<void> registerCardAt(const QString &folder, const CardRecord &card,
    const QMap<QString, Bytes> &certificates, const QDateTime &now);

/// Keeps the reference picture of a card that is known there, see FaceStorage::putReference().
Result<void> setReferencePictureAt(
    const QString &folder, const QString &cardUuid, const Bytes &jpeg);

/// The certificates in the slots of \a card, DER by slot.
QMap<QString, Bytes> certificatesIn(const VirtualPivCard &card);

/// The certificate in \a container, the contents of a tag 53 (SP 800-73-4 part 1, table 10); empty
/// where there is none that is not compressed.
Bytes certificateInContainer(ByteView container);

} // namespace eid::sandbox
