#pragma once

#include "app/eidctl/reports.h"

#include <QString>

#include <optional>

namespace eid::ctl {

/// What became of a face sample.
QString textOfSample(const SampleReport &report);
/// A line for each sample that waits.
QString textOfWaitingSamples(const QList<WaitingSample> &waiting);
/// A line for each measure of the picture.
QString textOfSampleQuality(const QualityRecord &quality);
/// What is done now, in a line; empty where \a told has said it, a quarter of the way at a time.
QString textOfProgress(const SampleProgress &progress, const std::optional<SampleProgress> &told);

} // namespace eid::ctl
