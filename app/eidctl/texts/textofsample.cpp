#include "app/eidctl/texts/textofsample.h"

#include "app/eidctl/text.h"
#include "app/eidctl/texts/plainline.h"
#include "core/base/errorwords.h"
#include "core/face/facewords.h"

#include <QStringList>

#include <algorithm>

namespace eid::ctl {

namespace {

QString minute(const QDateTime &time)
{
    return time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString kilobytes(qint64 octets)
{
    return Text::tr("%1 kB").arg((octets + 999) / 1000);
}

QString textOfComparison(const FaceComparison &comparison)
{
    QString line = comparison.accepted
        ? Text::tr("The face is that of the picture on record.")
        : Text::tr("The face is not recognised as that of the picture on record.");
    line += u'\n'
        + Text::tr("Method %1: %2, needed %3")
              .arg(plainLine(comparison.method))
              .arg(comparison.score, 0, 'g', 4)
              .arg(comparison.threshold, 0, 'g', 4);
    if (comparison.weak)
        line += u'\n' + Text::tr("This method says of itself that it proves little.");
    return line;
}

int quarterOf(const SampleProgress &progress)
{
    return progress.size > 0 ? static_cast<int>(4 * progress.sent / progress.size) : 0;
}

} // namespace

QString textOfSample(const SampleReport &report)
{
    const SampleOutcome &outcome = report.outcome;
    if (!outcome.sent) {
        QString text = Text::tr("The platform cannot be reached: the sample waits, encrypted, as "
                                "%1. “eidctl face resume %1” sends it.")
                           .arg(outcome.identifier);
        if (outcome.reason)
            text += u'\n' + errorTitle(*outcome.reason);
        return text;
    }
    QString text = Text::tr("Face sample %1 was sent.").arg(outcome.identifier);
    text += u'\n'
        + (outcome.comparison ? textOfComparison(*outcome.comparison)
                              : Text::tr("The back office has not compared it yet."));
    return text;
}

QString textOfWaitingSamples(const QList<WaitingSample> &waiting)
{
    if (waiting.isEmpty())
        return Text::tr("No face sample waits.");
    QStringList lines;
    for (const WaitingSample &sample : waiting) {
        lines += Text::tr("%1: taken %2, worth nothing after %3, %4 of %5 sent")
                     .arg(plainLine(sample.identifier), minute(sample.taken),
                         minute(sample.expires), kilobytes(sample.sent), kilobytes(sample.size));
    }
    return lines.join(u'\n');
}

QString textOfSampleQuality(const QualityRecord &quality)
{
    QStringList lines;
    for (const QualityValue &value : quality.values) {
        const QString line
            = Text::tr("%1: %2 of 100").arg(qualityMeasureWords(value.measure)).arg(value.score);
        lines += value.holds ? line : line + QStringLiteral(", ") + Text::tr("does not hold");
    }
    return lines.join(u'\n');
}

QString textOfProgress(const SampleProgress &progress, const std::optional<SampleProgress> &told)
{
    const bool isSame = told && told->stage == progress.stage;
    switch (progress.stage) {
    case SampleProgress::Stage::Sealing:
        return isSame ? QString() : Text::tr("The sample is encrypted for the back office.");
    case SampleProgress::Stage::Signing:
        return isSame ? QString() : Text::tr("The card signs.");
    case SampleProgress::Stage::Sending:
        if (isSame && quarterOf(*told) == quarterOf(progress))
            return {};
        return Text::tr("Sending: %1 of %2")
            .arg(kilobytes(progress.sent), kilobytes(progress.size));
    case SampleProgress::Stage::Judging:
        return isSame ? QString() : Text::tr("The back office compares.");
    }
    Q_UNREACHABLE();
}

} // namespace eid::ctl
