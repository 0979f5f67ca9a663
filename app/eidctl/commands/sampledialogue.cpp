#include "app/eidctl/commands/sampledialogue.h"

#include "app/eidctl/cardsession.h"
#include "app/eidctl/facesitting.h"
#include "app/eidctl/output.h"
#include "app/eidctl/pinsource.h"
#include "app/eidctl/records.h"
#include "app/eidctl/terminal.h"
#include "app/eidctl/text.h"
#include "app/eidctl/texts/textofpin.h"
#include "app/eidctl/texts/textofsample.h"
#include "core/pin/pinpolicy.h"
#include "core/platform/platformsettings.h"
#include "core/store/storefile.h"

namespace eid::ctl {

FaceSampleService::Options sampleServiceOptions()
{
    FaceSampleService::Options options;
    options.records = defaultStorePath();
    options.platform = [] { return loadPlatformSettings(defaultPlatformSettingsFiles()); };
    return options;
}

SampleDialogue::SampleDialogue(SampleRequest request, Surroundings &surroundings)
    : m_request(std::move(request))
    , m_surroundings(surroundings)
    , m_service(surroundings.cards.desk(), sampleServiceOptions())
{
    QObject::connect(&m_service, &FaceSampleService::progressed, &m_service,
        [this](const SampleProgress &progress) { tell(progress); });
}

Outcome SampleDialogue::run()
{
    if (const auto found = findCard(); !found)
        return failure(found.error());
    if (!m_request.identifier.isEmpty()) {
        auto pin = readPin();
        if (!pin)
            return failure(pin.error());
        return report(m_service.sendWaiting(m_target, *std::move(pin), m_request.identifier));
    }
    auto sample = takeSample();
    if (!sample)
        return failure(sample.error());
    if (const auto agreed = askForConsent(*sample); !agreed)
        return failure(agreed.error());
    auto pin = readPin();
    if (!pin)
        return failure(pin.error());
    return report(m_service.send(m_target, *std::move(pin), *std::move(sample)));
}

/// What would be in vain is said before anybody sits down before a camera.
Result<void> SampleDialogue::findCard()
{
    if (const auto store = m_surroundings.records.store(); !store)
        return failure(store.error());
    auto card = m_surroundings.cards.card(m_request.reader, CardPhase::Known);
    if (!card)
        return failure(card.error());
    m_card = *std::move(card);
    m_target = {m_card.reader, m_card.identity.serial};
    if (m_card.pin.isBlocked())
        return failure(ErrorCode::PinBlocked);
    if (m_card.pin.triesLeft == 1)
        return tl::unexpected(Error{ErrorCode::PinLastTry, {}, 1});
    return {};
}

Result<FaceSample> SampleDialogue::takeSample()
{
    const auto engine = loadFaceEngine();
    if (!engine)
        return failure(engine.error());
    const auto challenge
        = m_surroundings.cards.await(m_service.challenge(), [this] { m_service.cancel(); });
    if (!challenge)
        return failure(challenge.error());
    CaptureOptions options;
    options.source = m_request.source;
    // Who types a pipeline here could run it in a shell as well.
    options.pipelines = true;
    options.inRealTime = !m_request.isFast;
    FaceSitting sitting(m_surroundings.output, m_surroundings.interruption);
    return sitting.take(**engine, options, *challenge, m_request.limit);
}

Result<void> SampleDialogue::askForConsent(const FaceSample &sample) const
{
    m_surroundings.output.note(textOfSampleQuality(sample.picture.quality));
    if (m_request.isAgreed)
        return {};
    const auto terminal = Terminal::open(m_surroundings.interruption);
    if (!terminal)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("No terminal, and no --yes"));
    const auto typed = terminal->readLine(
        Text::tr("Send this picture, encrypted, to be compared with the one on record? [y/N] "));
    if (!typed)
        return failure(typed.error());
    //: What the user types to agree
    const QStringList agreed{QStringLiteral("y"), QStringLiteral("yes"), Text::tr("yes")};
    if (!agreed.contains(typed->toLower()))
        return failure(ErrorCode::Cancelled);
    return {};
}

Result<Secret> SampleDialogue::readPin() const
{
    const auto read = [this]() -> Result<Secret> {
        if (m_request.pinDescriptor)
            return DescriptorPinSource(
                {{Entry::Pin, *m_request.pinDescriptor}}, m_surroundings.interruption)
                .read(Entry::Pin);
        const auto terminal = Terminal::open(m_surroundings.interruption);
        if (!terminal)
            return failure(ErrorCode::PinInputMissing, QStringLiteral("No terminal"));
        terminal->write(Text::tr("PIN: %1").arg(textOfPinStatus(m_card.pin)) + u'\n');
        return TerminalPinSource(*terminal).read(Entry::Pin);
    };
    auto pin = read();
    if (!pin)
        return pin;
    if (const auto fault = checkEntry(*pin, m_card.pinRules))
        return failure(*fault);
    return pin;
}

Outcome SampleDialogue::report(QFuture<Result<SampleOutcome>> job)
{
    const auto outcome = m_surroundings.cards.await(job, [this] { m_service.cancel(); });
    if (!outcome)
        return failure(outcome.error());
    m_surroundings.output.showSample({m_target.reader, m_target.serial, *outcome});
    return {};
}

void SampleDialogue::tell(const SampleProgress &progress)
{
    const QString line = textOfProgress(progress, m_told);
    if (line.isEmpty())
        return;
    m_told = progress;
    m_surroundings.output.note(line);
}

} // namespace eid::ctl
