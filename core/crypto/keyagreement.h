#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/crypto/keyalgorithm.h"

#include <functional>

namespace eid {

/// What somebody does who holds a private key of \a algorithm (EC): the x coordinate, at its full
/// length, of the point that is this key times \a peerPoint, an uncompressed point on the curve
/// (SP 800-56A, 5.7.1.2). Errors are the holder's own.
using KeyAgreement = std::function<Result<Secret>(KeyAlgorithm algorithm, ByteView peerPoint)>;

} // namespace eid
