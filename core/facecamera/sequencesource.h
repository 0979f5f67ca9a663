#pragma once

#include "core/facecamera/framesource.h"

namespace eid {

/// Pictures of one folder, numbered from 0 or from 1 without a gap, as a film of 30 frames a
/// second. Each is read and decoded when its turn comes.
class SequenceSource : public FrameSource
{
public:
    /// \a pattern: as sourceName() lets it through.
    explicit SequenceSource(QString pattern);

    Result<FrameFormat> open(QSize wanted) override;
    Result<bool> read(cv::Mat &frame, std::chrono::milliseconds patience) override;
    void close() override;
    [[nodiscard]] bool isLive() const override { return false; }

private:
    [[nodiscard]] QString pathOf(int number) const;

    QString m_pattern;
    int m_next = 0;
};

} // namespace eid
