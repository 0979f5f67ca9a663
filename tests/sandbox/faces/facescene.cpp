#include "tests/sandbox/faces/facescene.h"

#include "tests/sandbox/faces/backdrop.h"
#include "tests/sandbox/faces/cameraeye.h"
#include "tests/sandbox/faces/staging.h"

namespace eid::sandbox {

FaceStage::FaceStage(FaceScene scene)
    : m_scene(std::move(scene))
    , m_backdrop(paintBackdrop(m_scene.backdrop, m_scene.frame, m_scene.seed))
    , m_noise(noiseField(m_scene))
{ }

SceneFrame FaceStage::frame(std::chrono::milliseconds at) const
{
    SceneFrame frame;
    frame.bgr = m_backdrop.clone();
    for (const Actor &actor : m_scene.actors)
        frame.faces.push_back(place(frame.bgr, actor, at));
    frame.bgr = seenByCamera(frame.bgr, m_scene, m_noise, at);
    return frame;
}

} // namespace eid::sandbox
