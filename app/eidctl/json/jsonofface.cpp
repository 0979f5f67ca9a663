#include "app/eidctl/json/jsonofface.h"

#include <QJsonArray>

#include <cmath>

namespace eid::ctl {

namespace {

/// Four digits behind the point are more than any measure is worth.
double rounded(double value)
{
    constexpr double unit = 10'000;
    return std::isfinite(value) ? std::round(value * unit) / unit : 0;
}

QJsonObject jsonOfSize(QSize size)
{
    return {{QStringLiteral("width"), size.width()}, {QStringLiteral("height"), size.height()}};
}

QJsonObject jsonOfPoint(QPointF point)
{
    return {{QStringLiteral("x"), rounded(point.x())}, {QStringLiteral("y"), rounded(point.y())}};
}

QJsonArray jsonOfRecord(const QualityRecord &record)
{
    QJsonArray values;
    for (const QualityValue &value : record.values)
        values.append(QJsonObject{
            {QStringLiteral("measure"), identifierOf(value.measure)},
            {QStringLiteral("value"), rounded(value.value)},
            {QStringLiteral("score"), value.score},
            {QStringLiteral("holds"), value.holds},
            {QStringLiteral("required"), mayRefuse(value.measure)},
        });
    return values;
}

} // namespace

QJsonObject jsonOfCameras(const QList<Camera> &cameras)
{
    QJsonArray array;
    for (const Camera &camera : cameras)
        array.append(QJsonObject{
            {QStringLiteral("source"), camera.source}, {QStringLiteral("name"), camera.name}});
    return {{QStringLiteral("cameras"), array}};
}

QJsonObject jsonOfPicture(const PictureReport &report)
{
    QJsonArray guidance;
    for (const Guidance asked : report.guidance)
        guidance.append(identifierOf(asked));
    QJsonObject picture = jsonOfSize(report.picture);
    picture.insert(QStringLiteral("size"), report.size);
    picture.insert(QStringLiteral("taken"), report.taken.toUTC().toString(Qt::ISODateWithMs));
    picture.insert(QStringLiteral("rightEye"), jsonOfPoint(report.face.rightEye));
    picture.insert(QStringLiteral("leftEye"), jsonOfPoint(report.face.leftEye));
    QJsonObject json{
        {QStringLiteral("frame"), jsonOfSize(report.frame)},
        {QStringLiteral("picture"), picture},
        {QStringLiteral("acceptable"), report.quality.isAcceptable()},
        {QStringLiteral("quality"), jsonOfRecord(report.quality)},
        {QStringLiteral("guidance"), guidance},
    };
    if (!report.source.isEmpty())
        json.insert(QStringLiteral("source"), report.source);
    if (!report.file.isEmpty())
        json.insert(QStringLiteral("file"), report.file);
    return json;
}

QJsonObject jsonOfQuality(const QualityReport &report)
{
    return {
        {QStringLiteral("file"), report.file},
        {QStringLiteral("acceptable"), report.quality.isAcceptable()},
        {QStringLiteral("quality"), jsonOfRecord(report.quality)},
    };
}

} // namespace eid::ctl
