#pragma once

#include "core/facesample/facesampleservice.h"
#include "tests/core/testing/testdesk.h"
#include "tests/sandbox/card/faults.h"
#include "tests/sandbox/card/virtualpivcard.h"
#include "tests/sandbox/demo/democa.h"
#include "tests/sandbox/demo/democitizen.h"
#include "tests/sandbox/platform/referenceplatform.h"

#include <QTemporaryDir>

#include <memory>

namespace eid::testing {

/// The real service, a demo citizen's card that can be told to misbehave, and the reference
/// platform with its back office behind real TLS. One thread, which is the desk's.
class OnlineSamples
{
public:
    OnlineSamples();
    ~OnlineSamples();

    /// The platform as it was, with all that it knows, at the address that it had.
    void startPlatform();

    [[nodiscard]] SampleTarget target() const
    {
        return {reader, desk.state(reader).identity.serial};
    }
    [[nodiscard]] Secret pin() const { return secret(citizen.demoPin); }

    /// The holder's picture on record, as if it had just been taken.
    [[nodiscard]] TakenPicture picture() const;
    /// A key frame for each movement of \a challenge.
    [[nodiscard]] std::vector<KeyFrame> keyFrames(const PresenceChallenge &challenge) const;
    /// Whether the records hold a JPEG picture as it is. What is told it by is ten octets long,
    /// which no encrypted ones happen to be.
    [[nodiscard]] bool hasPictureInTheClear() const;

    static const QString reader;

    sandbox::DemoCitizen citizen = sandbox::demoCitizens().first();
    QTemporaryDir folder;
    sandbox::DemoCa ca;
    std::shared_ptr<sandbox::PlatformListener> listener;
    std::shared_ptr<sandbox::VirtualPivCard> card;
    std::shared_ptr<sandbox::FaultyCard> contacts;
    std::unique_ptr<sandbox::ReferencePlatform> platform; ///< null: it cannot be reached
    TestDesk desk;
    std::unique_ptr<FaceSampleService> service;

private:
    Bytes m_onRecord; ///< JPEG
};

} // namespace eid::testing
