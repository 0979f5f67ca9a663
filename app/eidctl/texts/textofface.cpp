#include "app/eidctl/texts/textofface.h"

#include "app/eidctl/text.h"
#include "app/eidctl/texts/plainline.h"
#include "core/face/facewords.h"

#include <QStringList>

namespace eid::ctl {

namespace {

QString lineOf(const QualityValue &value)
{
    QString state = Text::tr("holds");
    if (!value.holds)
        state = mayRefuse(value.measure) ? Text::tr("does not hold") : Text::tr("could be better");
    return QStringLiteral("%1  %2  %3: %4")
        .arg(value.score, 3)
        .arg(value.value, 10, 'g', 4)
        .arg(qualityMeasureWords(value.measure), state);
}

QStringList linesOf(const QualityRecord &record)
{
    QStringList lines{record.isAcceptable()
            ? Text::tr("The picture is good enough for a comparison.")
            : Text::tr("The picture is not good enough for a comparison."),
        Text::tr("Score (0 to 100), value, measure:")};
    for (const QualityValue &value : record.values)
        lines += lineOf(value);
    return lines;
}

} // namespace

QString textOfCameras(const QList<Camera> &cameras)
{
    if (cameras.isEmpty())
        return Text::tr("No camera is connected.");
    QStringList lines;
    for (const Camera &camera : cameras)
        lines += QStringLiteral("%1  (%2)").arg(plainLine(camera.name), plainLine(camera.source));
    return lines.join(u'\n');
}

QString textOfPicture(const PictureReport &report)
{
    QStringList lines{Text::tr("Picture taken: %1 × %2 pixels, %3 octets, of a frame of %4 × %5.")
                          .arg(report.picture.width())
                          .arg(report.picture.height())
                          .arg(report.size)
                          .arg(report.frame.width())
                          .arg(report.frame.height())};
    return (lines + linesOf(report.quality)).join(u'\n');
}

QString textOfQuality(const QualityReport &report)
{
    return linesOf(report.quality).join(u'\n');
}

} // namespace eid::ctl
