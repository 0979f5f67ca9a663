#pragma once

#include "core/base/errors/errorrow.h"

namespace eid {

/// The words of the camera and the face sample, in the order of ErrorCode.
inline constexpr ErrorRow faceErrorRows[] = {
    {ErrorCode::CameraMissing,
        {"camera-missing", 96, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "No camera is connected."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Connect a camera, or open the shutter of the built-in one.")}},
    {ErrorCode::CameraDenied,
        {"camera-denied", 97, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The tool may not use the camera."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Allow it in the privacy settings of the system; on Linux, your account must be in "
                "the group \"video\".")}},
    {ErrorCode::CameraBusy,
        {"camera-busy", 98, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Another program is using the camera."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Close the other program, such as a video call, then try again.")}},
    {ErrorCode::CameraFormat,
        {"camera-format", 99, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The camera gives no picture that can be used."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Choose another camera.")}},
    {ErrorCode::CameraLost,
        {"camera-lost", 100, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The camera was disconnected."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Connect it again, then start anew.")}},
    {ErrorCode::CameraFrozen,
        {"camera-frozen", 101, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The camera has stopped sending pictures."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Disconnect it, connect it again, then try again.")}},
    {ErrorCode::FaceEngineMissing,
        {"face-engine-missing", 102, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The part that takes pictures is not installed."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Install the tool again, completely.")}},
    {ErrorCode::FaceModelUnusable,
        {"face-model-unusable", 103, Retry::AfterAction,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "The file with the face detector's model does not fit."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Choose a YuNet model of March 2022, or leave the setting empty.")}},
    {ErrorCode::PictureUnreadable,
        {"picture-unreadable", 104, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The file is no picture that can be read."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Choose a JPEG or PNG file.")}},
    {ErrorCode::FaceQualityLow,
        {"face-quality-low", 105, Retry::Yes,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "The picture is not good enough for a comparison."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Follow the guidance: light from the front, face in the oval.")}},
    {ErrorCode::FacePresenceFailed,
        {"face-presence-failed", 106, Retry::Yes,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The presence check was not passed."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Start anew, and make each movement slowly when it is asked for.")}},
    {ErrorCode::FaceChallengeExpired,
        {"face-challenge-expired", 107, Retry::Yes,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The presence check is too long ago."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Take the picture anew.")}},
    {ErrorCode::FaceSampleRefused,
        {"face-sample-refused", 108, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The platform did not accept the face sample."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Take the picture anew; if it is refused again, go to a counter.")}},
};

} // namespace eid
