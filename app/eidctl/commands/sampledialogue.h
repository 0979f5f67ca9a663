#pragma once

#include "app/eidctl/command.h"
#include "core/base/secret.h"
#include "core/card/cardstate.h"
#include "core/facesample/facesampleservice.h"

#include <chrono>
#include <optional>

namespace eid::ctl {

/// What the command line asks of the sending of a face sample.
struct SampleRequest
{
    std::optional<QString> reader;
    std::optional<int> pinDescriptor; ///< unset: the terminal
    QString identifier; ///< of a sample that waits; empty: one that is taken now
    QString source; ///< of the pictures; empty: the first camera
    bool isFast = false; ///< a film is not played at its speed
    bool isAgreed = false; ///< the holder's consent was given already
    std::chrono::seconds limit{60}; ///< for picture and presence check
};

/// One sending of a face sample: look at the card, take the picture and do the presence check, show
/// how good the picture is, ask for consent and the PIN, send.
class SampleDialogue
{
public:
    SampleDialogue(SampleRequest request, Surroundings &surroundings);

    Outcome run();

private:
    Result<void> findCard();
    Result<FaceSample> takeSample();
    Result<void> askForConsent(const FaceSample &sample) const;
    Result<Secret> readPin() const;
    Outcome report(QFuture<Result<SampleOutcome>> job);
    void tell(const SampleProgress &progress);

    const SampleRequest m_request;
    Surroundings &m_surroundings;
    FaceSampleService m_service;
    CardState m_card;
    SampleTarget m_target;
    std::optional<SampleProgress> m_told;
};

/// The options of the service as eidctl has them.
FaceSampleService::Options sampleServiceOptions();

} // namespace eid::ctl
