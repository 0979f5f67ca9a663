#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "tests/sandbox/platform/facestorage.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <optional>

namespace eid::sandbox {

/// A face sample as the front hands it over: its signature holds, and nobody here can open it.
struct SealedSample
{
    QString cardUuid;
    QString identifier; ///< the UUID under which it was uploaded
    Bytes signer; ///< DER of the certificate that signed
    Bytes envelope; ///< ContentInfo with AuthEnvelopedData (RFC 5083), DER
};

/// How two faces compare.
struct ComparisonRecord
{
    QString method; ///< "opencv-sface", "lbp-histogram"
    double score = 0; ///< of the method; higher is more alike
    double threshold = 0;
    bool accepted = false;
    bool weak = false; ///< the method says of itself that it proves little
};

/// What became of a sample.
struct Judgement
{
    /// Behind "urn:eid:problem:": why it was refused before anything was compared; empty: it was
    /// not.
    QByteArray problem;
    std::optional<ComparisonRecord> comparison; ///< unless there is a problem
};

/// Runs what reads and changes FaceStorage as one change that happens as a whole or not at all.
using FaceTransaction = std::function<Result<void>(const std::function<Result<void>()> &)>;

/// Who compares faces, and who alone can open a sample.
///
/// Threads: every function may be called from any thread.
class BackOffice
{
public:
    BackOffice() = default;
    virtual ~BackOffice() = default;
    BackOffice(const BackOffice &) = delete;
    BackOffice &operator=(const BackOffice &) = delete;

    /// DER: the certificate to which samples are sealed, then those above it, without the root.
    [[nodiscard]] virtual QList<Bytes> certificates() const = 0;

    /// Opens \a sample and judges it at \a now. The same sample again is judged the same way. The
    /// challenge that it shows is used up by it. Fails where the back office cannot work, not where
    /// the sample is at fault.
    virtual Result<Judgement> judge(const SealedSample &sample, FaceStorage &storage,
        const FaceTransaction &transaction, const QDateTime &now)
        = 0;
};

} // namespace eid::sandbox
