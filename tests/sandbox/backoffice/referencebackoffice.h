#pragma once

#include "core/base/result.h"
#include "tests/sandbox/demo/democa.h"
#include "tests/sandbox/platform/backoffice.h"

#include <QString>

#include <memory>

namespace eid::sandbox {

struct BackOfficeOptions
{
    QString folder; ///< for its key; made where there is none
    QString recogniser; ///< SFace in ONNX; empty: the weak baseline
};

/// The back office of the sandbox's platform. It keeps nothing of a sample but what the platform
/// keeps already: the sealed sample as it came, and the result of the comparison. What it opens
/// stays in memory.
///
/// What it checks, in this order, and the problem where it does not hold:
/// the envelope opens with its key and holds a sample of the same identifier (face-envelope); the
/// sample names the certificate that signed it (face-signer); the challenge was issued with this
/// nonce (face-challenge-unknown), has not expired (-expired), and no other sample used it (-used);
/// the record is ISO/IEC 19794-5 with one picture of 480 x 640 whose eyes are where a token
/// frontal picture has them, to 2 % of the width, and in the picture itself (face-geometry); there
/// is one readable key frame for each movement of the challenge, in its order and one after the
/// other (face-movements); the quality, measured anew, is enough (face-quality); and there is a
/// picture to compare with (face-reference-missing).
class ReferenceBackOffice : public BackOffice
{
public:
    /// Fails as OpeningKey::open() and makeSFaceComparer() do.
    static Result<std::shared_ptr<BackOffice>> open(
        const DemoCa &ca, const BackOfficeOptions &options);

    [[nodiscard]] QList<Bytes> certificates() const override;
    Result<Judgement> judge(const SealedSample &sample, FaceStorage &storage,
        const FaceTransaction &transaction, const QDateTime &now) override;
    ~ReferenceBackOffice() override;

private:
    class Private;
    explicit ReferenceBackOffice(std::unique_ptr<Private> parts);
    std::unique_ptr<Private> d;
};

} // namespace eid::sandbox
