#include "app/eidctl/standardstreams.h"

namespace eid::ctl {

StandardStreams::StandardStreams() = default;

StandardStreams::~StandardStreams()
{
    Q_UNUSED(m_codePage)
}

} // namespace eid::ctl
