#include "core/facecamera/opensource.h"

#include "core/facecamera/capturesource.h"
#include "core/facecamera/sequencesource.h"
#ifdef Q_OS_LINUX
#include "core/facecamera/v4l2source.h"
#endif

namespace eid {

std::unique_ptr<FrameSource> makeFrameSource(const SourceName &name)
{
    switch (name.kind) {
    case SourceName::Kind::Sequence:
        return std::make_unique<SequenceSource>(name.target);
    case SourceName::Kind::Camera:
#ifdef Q_OS_LINUX
        return std::make_unique<V4l2Source>(name.target, kernelVideo());
#endif
    case SourceName::Kind::Film:
    case SourceName::Kind::Pipeline:
        return std::make_unique<CaptureSource>(name);
    }
    Q_UNREACHABLE();
}

} // namespace eid
