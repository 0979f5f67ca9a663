#pragma once

#include "core/base/result.h"
#include "core/face/wipedbytes.h"

#include <QString>

namespace eid {

struct FaceSample;

/// The most octets that the platform takes as one sample, sealed and signed.
constexpr std::size_t maximumSampleSize = 4 * 1024 * 1024;

/// What the back office reads once it has opened a sample: JSON of
/// resources/schemas/face-sample.schema.json in memory that is wiped. \a identifier: UUID of the
/// sample, lower case without braces. \a signer: SHA-256 of the certificate that signs it,
/// upper-case hexadecimal: so nobody can take the envelope out and sign it again.
///
/// Fails with InvalidArgument for what the schema does not allow, and as makeFaceRecord() does.
Result<WipedBytes> packSample(
    const FaceSample &sample, const QString &identifier, const QString &signer);

} // namespace eid
