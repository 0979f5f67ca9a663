#include "tests/sandbox/backoffice/referencebackoffice.h"

#include "core/facesample/facerecord.h"
#include "tests/sandbox/backoffice/facecomparer.h"
#include "tests/sandbox/backoffice/openedsample.h"
#include "tests/sandbox/backoffice/openingkey.h"
#include "tests/sandbox/backoffice/samplequality.h"
#include "tests/sandbox/backoffice/tokenpicture.h"

#include <QCryptographicHash>

#include <cmath>

namespace eid::sandbox {

namespace {

constexpr double eyeTolerance = 0.02 * tokenWidth;
constexpr int widestKeyFrame = 640;

Judgement refused(const char *problem)
{
    return {problem, std::nullopt};
}

QString digestOf(const Bytes &certificate)
{
    const QByteArrayView octets(certificate.data(), qsizetype(certificate.size()));
    return QString::fromLatin1(
        QCryptographicHash::hash(octets, QCryptographicHash::Sha256).toHex().toUpper());
}

bool isNear(QPoint found, QPointF wanted)
{
    return std::hypot(found.x() - wanted.x(), found.y() - wanted.y()) <= eyeTolerance;
}

/// The picture of the record; empty where its geometry is another.
cv::Mat pictureOf(const OpenedSample &sample)
{
    const auto record = parseFaceRecord(sample.record.octets());
    if (!record || record->width != tokenWidth || record->height != tokenHeight
        || !isNear(record->rightEye, tokenRightEye) || !isNear(record->leftEye, tokenLeftEye))
        return {};
    cv::Mat picture = pictureIn(record->jpeg.octets(), tokenHeight);
    if (picture.cols != tokenWidth || picture.rows != tokenHeight)
        return {};
    return picture;
}

/// The detector sees no head that is turned away.
bool looksAhead(const QString &movement)
{
    return !movement.startsWith(QLatin1String("turn-"));
}

Result<bool> showsMovements(
    SampleQuality &quality, const OpenedSample &sample, const QStringList &movements)
{
    QStringList shown;
    int last = -1;
    for (const OpenedSample::KeyFrame &frame : sample.keyFrames) {
        const cv::Mat picture = pictureIn(frame.jpeg.octets(), widestKeyFrame);
        if (frame.millisecondsAfterStart <= last || picture.empty())
            return false;
        last = frame.millisecondsAfterStart;
        shown << frame.movement;
        const Result<bool> seen
            = looksAhead(frame.movement) ? quality.showsFace(picture) : Result<bool>(true);
        if (!seen || !*seen)
            return seen;
    }
    return shown == movements;
}

struct Spent
{
    QByteArray problem; ///< empty: none
    QStringList movements;
};

/// Uses the challenge up, unless it is the problem. Within a transaction.
Result<Spent> spend(
    FaceStorage &storage, const OpenedSample &sample, const QString &usedBy, const QDateTime &now)
{
    const auto known = storage.challenge(sample.challenge);
    if (!known)
        return failure(known.error());
    if (!*known || (*known)->nonce != sample.nonce)
        return Spent{"face-challenge-unknown", {}};
    if (!(*known)->usedBy.isEmpty() && (*known)->usedBy != usedBy)
        return Spent{"face-challenge-used", {}};
    if ((*known)->expires <= now && (*known)->usedBy.isEmpty())
        return Spent{"face-challenge-expired", {}};
    return storage.useChallenge(sample.challenge, usedBy).map([&] {
        return Spent{QByteArray(), (*known)->movements};
    });
}

} // namespace

class ReferenceBackOffice::Private
{
public:
    Result<Judgement> compare(const SealedSample &sealed, const OpenedSample &sample,
        const QStringList &movements, FaceStorage &storage);

    Private(OpeningKey ownKey, std::unique_ptr<FaceComparer> ownComparer)
        : key(std::move(ownKey))
        , comparer(std::move(ownComparer))
    { }

    OpeningKey key;
    SampleQuality quality;
    std::unique_ptr<FaceComparer> comparer;
};

Result<Judgement> ReferenceBackOffice::Private::compare(const SealedSample &sealed,
    const OpenedSample &sample, const QStringList &movements, FaceStorage &storage)
{
    const cv::Mat picture = pictureOf(sample);
    if (picture.empty())
        return refused("face-geometry");
    const auto shown = showsMovements(quality, sample, movements);
    if (!shown)
        return failure(shown.error());
    if (!*shown)
        return refused("face-movements");
    const auto verdict = quality.verdictOn(picture);
    if (!verdict)
        return failure(verdict.error());
    switch (*verdict) {
    case SampleQuality::Verdict::Enough:
        break;
    case SampleQuality::Verdict::NotEnough:
        return refused("face-quality");
    case SampleQuality::Verdict::Elsewhere:
        return refused("face-geometry");
    }
    const auto reference = storage.reference(sealed.cardUuid);
    if (!reference)
        return failure(reference.error());
    const cv::Mat known = *reference ? pictureIn(**reference, tokenHeight) : cv::Mat();
    if (known.cols != tokenWidth || known.rows != tokenHeight)
        return refused("face-reference-missing");
    return comparer->compare(known, picture).map([](ComparisonRecord comparison) {
        return Judgement{QByteArray(), std::move(comparison)};
    });
}

ReferenceBackOffice::ReferenceBackOffice(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{ }

ReferenceBackOffice::~ReferenceBackOffice() = default;

Result<std::shared_ptr<BackOffice>> ReferenceBackOffice::open(
    const DemoCa &ca, const BackOfficeOptions &options)
{
    auto key = OpeningKey::open(ca, options.folder);
    if (!key)
        return failure(key.error());
    Result<std::unique_ptr<FaceComparer>> comparer = makeLbpComparer();
    if (!options.recogniser.isEmpty())
        comparer = makeSFaceComparer(options.recogniser);
    if (!comparer)
        return failure(comparer.error());
    auto parts = std::make_unique<Private>(std::move(*key), std::move(*comparer));
    return std::shared_ptr<BackOffice>(new ReferenceBackOffice(std::move(parts)));
}

QList<Bytes> ReferenceBackOffice::certificates() const
{
    return d->key.certificates();
}

Result<Judgement> ReferenceBackOffice::judge(const SealedSample &sealed, FaceStorage &storage,
    const FaceTransaction &transaction, const QDateTime &now)
{
    const WipedBytes plaintext = d->key.opened(sealed.envelope);
    const auto sample = readSample(plaintext.octets());
    if (!sample || sample->identifier != sealed.identifier)
        return refused("face-envelope");
    if (sample->signer != digestOf(sealed.signer))
        return refused("face-signer");
    Spent found;
    const QString usedBy = sealed.cardUuid + QLatin1Char('/') + sealed.identifier;
    const auto done = transaction([&] {
        return spend(storage, *sample, usedBy, now).map([&](const Spent &spent) { found = spent; });
    });
    if (!done)
        return failure(done.error());
    if (!found.problem.isEmpty())
        return Judgement{found.problem, std::nullopt};
    return d->compare(sealed, *sample, found.movements, storage);
}

} // namespace eid::sandbox
