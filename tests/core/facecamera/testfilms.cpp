#include "tests/core/facecamera/testfilms.h"

#include <QFile>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/videoio.hpp>

namespace eid {

bool writeFilm(const QString &path, const std::vector<cv::Mat> &frames, double framesPerSecond)
{
    cv::VideoWriter writer(QFile::encodeName(path).toStdString(), cv::CAP_OPENCV_MJPEG,
        cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), framesPerSecond, frames.front().size());
    if (!writer.isOpened())
        return false;
    for (const cv::Mat &frame : frames)
        writer.write(frame);
    return true;
}

std::vector<cv::Mat> plainFrames(int count, cv::Size size, int step)
{
    std::vector<cv::Mat> frames;
    for (int index = 0; index < count; ++index)
        frames.emplace_back(size, CV_8UC3, cv::Scalar(index * step, 0, 0));
    return frames;
}

std::vector<unsigned char> encoded(const cv::Mat &frame, const char *extension)
{
    std::vector<unsigned char> octets;
    cv::imencode(extension, frame, octets);
    return octets;
}

bool writeOctets(const QString &path, const std::vector<unsigned char> &octets)
{
    QFile file(path);
    const auto size = static_cast<qint64>(octets.size());
    return file.open(QIODevice::WriteOnly)
        && file.write(reinterpret_cast<const char *>(octets.data()), size) == size;
}

} // namespace eid
