#pragma once

#include "app/eidctl/reports.h"

#include <QJsonObject>

namespace eid::ctl {

/// The document of face-sent.schema.json.
QJsonObject jsonOfSample(const SampleReport &report);
/// The document of face-waiting.schema.json.
QJsonObject jsonOfWaitingSamples(const QList<WaitingSample> &waiting);
/// The document of face-discarded.schema.json.
QJsonObject jsonOfDiscardedSample(const QString &identifier);

} // namespace eid::ctl
