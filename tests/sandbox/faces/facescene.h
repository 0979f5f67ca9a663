#pragma once

#include "core/face/facegeometry.h"
#include "tests/sandbox/faces/portrait.h"

#include <QPointF>
#include <QSize>

#include <chrono>
#include <opencv2/core.hpp>
#include <vector>

namespace eid::sandbox {

/// What an actor does for a while: from nothing to all of it in the middle, and back to nothing.
/// Left and right are the person's own.
struct Movement
{
    enum class Kind {
        TurnLeft, ///< the head, or the print; degrees
        TurnRight,
        Blink, ///< share by which the eyes close: 1 closed
        ComeCloser, ///< by this share of the size: 0.3 is 30 % larger
        SlideLeft, ///< inter-eye distances; negative: to the right
    };

    Kind kind = Kind::Blink;
    std::chrono::milliseconds begin{0};
    std::chrono::milliseconds duration{1000};
    double extent = 1;
};

/// What of a person is before the camera.
enum class Presence {
    Head, ///< with the depth of a head
    FlatPrint, ///< the whole portrait on stiff paper
    BentPrint, ///< bent round an upright cylinder of a radius of 2.2 inter-eye distances
};

/// One person, or print, in the scene.
struct Actor
{
    Sitter sitter = Sitter::Hopper;
    Presence presence = Presence::Head;
    double interEyeDistance = 0.17; ///< as a share of the frame's height
    QPointF eyes = {0.5, 0.45}; ///< the middle between them, as shares of the frame
    double roll = 0; ///< degrees, towards the person's left shoulder
    double yaw = 0; ///< degrees, towards the person's left, besides the movements
    double closedEyes = 0; ///< 1: closed, besides the movements
    /// How much the head sways: 0 not at all, 1 as a head that is held still does (1 % of the
    /// frame's width in some four seconds).
    double sway = 1;
    std::vector<Movement> movements = {};
};

enum class Backdrop {
    Wall, ///< plain, a little darker below
    Office, ///< shelves and a window, generated
};

/// All that is before the camera, and how the camera sees it. Lengths in pixels are those of a
/// frame of 480 rows and grow with the frame.
struct FaceScene
{
    QSize frame = {1280, 720};
    std::vector<Actor> actors = {Actor()};
    Backdrop backdrop = Backdrop::Wall;
    double gain = 1; ///< of the light: 0.25 dark, 1.9 over-exposed
    double lift = 0; ///< added to each pixel after the gain
    double sideLight = 0; ///< 0 even; 1 the picture's left gets 15 % of its right
    double defocus = 0; ///< sigma of the blur, pixels
    double motionBlur = 0; ///< length of the smear, pixels
    double motionAngle = 10; ///< of the smear, degrees
    double noise = 2; ///< sigma of the sensor's noise, of 255
    int jpegQuality = 85; ///< 0: none
    unsigned seed = 1;
};

/// A frame and the truth of it.
struct SceneFrame
{
    cv::Mat bgr; ///< CV_8UC3, of the size of the scene
    std::vector<FaceGeometry> faces; ///< eyes where they truly are; the box is estimated from them
};

/// Renders a scene. The same scene gives the same frame at the same time, in whatever order.
///
/// Threads: on one thread at a time.
class FaceStage
{
public:
    explicit FaceStage(FaceScene scene);

    [[nodiscard]] SceneFrame frame(std::chrono::milliseconds at) const;
    [[nodiscard]] const FaceScene &scene() const { return m_scene; }

private:
    FaceScene m_scene;
    cv::Mat m_backdrop;
    cv::Mat m_noise; ///< larger than a frame: each frame takes a piece of its own
};

} // namespace eid::sandbox
