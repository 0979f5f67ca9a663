#include "tests/sandbox/backoffice/facecomparer.h"
#include "tests/sandbox/backoffice/tokenpicture.h"

#include <QFile>

#include <cmath>
#include <mutex>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect/face.hpp>

namespace eid::sandbox {

namespace {

constexpr int side = 112; // pixels of what SFace looks at
constexpr double cosineThreshold = 0.363; // of the model's authors, on LFW
/// Where SFace wants the eyes, in pixels of its square.
const cv::Point2d modelRightEye(38.2946, 51.6963);
const cv::Point2d modelLeftEye(73.5318, 51.5014);

/// By the eyes alone: a token picture has them where they have to be, and says nothing of nose and
/// mouth.
cv::Mat aligned(const cv::Mat &token)
{
    const cv::Point2d across = modelLeftEye - modelRightEye;
    const double scale = across.x / (tokenLeftEye.x() - tokenRightEye.x());
    const cv::Mat map
        = (cv::Mat_<double>(2, 3) << scale, 0, modelRightEye.x - scale * tokenRightEye.x(), 0,
            scale, (modelRightEye.y + modelLeftEye.y) / 2 - scale * tokenRightEye.y());
    cv::Mat face;
    cv::warpAffine(token, face, map, {side, side}, cv::INTER_AREA);
    return face;
}

class SFaceComparer : public FaceComparer
{
public:
    explicit SFaceComparer(cv::Ptr<cv::FaceRecognizerSF> recogniser)
        : m_recogniser(std::move(recogniser))
    { }

    Result<ComparisonRecord> compare(const cv::Mat &reference, const cv::Mat &probe) override
    {
        const std::lock_guard lock(m_mutex);
        try {
            // The features lie in memory of the recogniser's own.
            cv::Mat a;
            cv::Mat b;
            m_recogniser->feature(aligned(reference), a);
            a = a.clone();
            m_recogniser->feature(aligned(probe), b);
            const double score
                = m_recogniser->match(a, b, cv::FaceRecognizerSF::DisType::FR_COSINE);
            return ComparisonRecord{QStringLiteral("opencv-sface"), score, cosineThreshold,
                score >= cosineThreshold, false};
        } catch (const cv::Exception &problem) {
            return failure(ErrorCode::Internal, QString::fromStdString(problem.err));
        }
    }

private:
    std::mutex m_mutex; ///< a network runs for one at a time
    cv::Ptr<cv::FaceRecognizerSF> m_recogniser;
};

} // namespace

Result<std::unique_ptr<FaceComparer>> makeSFaceComparer(const QString &model)
{
    if (!QFile::exists(model))
        return failure(ErrorCode::FaceModelUnusable, QStringLiteral("no file %1").arg(model));
    try {
        auto recogniser
            = cv::FaceRecognizerSF::create(QFile::encodeName(model).toStdString(), std::string());
        // A network of another kind loads as well, and gives something else.
        cv::Mat feature;
        recogniser->feature(cv::Mat(side, side, CV_8UC3, cv::Scalar::all(127)), feature);
        if (feature.total() != 128)
            return failure(ErrorCode::FaceModelUnusable,
                QStringLiteral("%1 is not SFace: it gives %2 numbers, not 128")
                    .arg(model)
                    .arg(feature.total()));
        return std::make_unique<SFaceComparer>(std::move(recogniser));
    } catch (const cv::Exception &problem) {
        return failure(ErrorCode::FaceModelUnusable,
            QStringLiteral("%1: %2").arg(model, QString::fromStdString(problem.err)));
    }
}

} // namespace eid::sandbox
