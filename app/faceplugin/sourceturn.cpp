#include "app/faceplugin/sourceturn.h"

#include <utility>

namespace eid {

namespace {

constexpr std::chrono::seconds turnPatience{2};

} // namespace

void SourceTurn::finish()
{
    const std::scoped_lock lock(m_mutex);
    m_isFinished = true;
    m_changed.notify_all();
}

bool SourceTurn::await(std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, patience, [this] { return m_isFinished; });
}

TurnedSource::TurnedSource(MakeSource makeSource, bool isLive, std::shared_ptr<SourceTurn> before,
    std::shared_ptr<SourceTurn> own)
    : m_makeSource(std::move(makeSource))
    , m_isLive(isLive)
    , m_before(std::move(before))
    , m_own(std::move(own))
{ }

TurnedSource::~TurnedSource()
{
    TurnedSource::close();
}

Result<FrameFormat> TurnedSource::open(QSize wanted)
{
    // Where it hangs, opening tells what comes of that.
    if (const auto before = std::exchange(m_before, nullptr))
        before->await(turnPatience);
    auto made = m_makeSource();
    if (!made)
        return failure(made.error());
    m_source = std::move(*made);
    return m_source->open(wanted);
}

Result<bool> TurnedSource::read(cv::Mat &frame, std::chrono::milliseconds patience)
{
    return m_source->read(frame, patience);
}

void TurnedSource::close()
{
    if (m_source)
        m_source->close();
    m_source.reset();
    m_own->finish();
}

} // namespace eid
