#include "app/eidctl/commands/copysitting.h"

#include "app/eidctl/output.h"
#include "app/eidctl/records.h"
#include "app/eidctl/text.h"
#include "app/eidctl/texts/textofcopy.h"
#include "app/eidctl/texts/textofpin.h"
#include "core/pin/pinpolicy.h"
#include "core/platform/platformsettings.h"
#include "core/store/storefile.h"

namespace eid::ctl {

namespace {

constexpr int largestDescriptor = 1'000'000;

OnlineCopyService::Options serviceOptions()
{
    OnlineCopyService::Options options;
    options.records = defaultStorePath();
    options.platform = [] { return loadPlatformSettings(defaultPlatformSettingsFiles()); };
    return options;
}

/// The entries whose descriptor can be given: one of each option.
constexpr Entry entries[] = {Entry::Pin, Entry::TransactionCode, Entry::RecoveryPhrase};

} // namespace

QCommandLineOption descriptorOptionFor(Entry entry)
{
    return {descriptorOption(entry),
        Text::tr("Read a line from file descriptor N, not from the terminal."),
        QStringLiteral("N")};
}

QCommandLineOption qrOption()
{
    return {QStringLiteral("qr"),
        Text::tr("Read it from the QR code in the picture FILE, JPEG or PNG."),
        QStringLiteral("FILE")};
}

Result<std::unique_ptr<CopySitting>> CopySitting::begin(
    const Arguments &arguments, Surroundings &surroundings)
{
    std::map<Entry, int> descriptors;
    for (const Entry entry : entries) {
        const auto descriptor = arguments.number(descriptorOption(entry), largestDescriptor);
        if (!descriptor)
            return failure(descriptor.error());
        if (*descriptor)
            descriptors.emplace(entry, **descriptor);
    }
    return std::unique_ptr<CopySitting>(new CopySitting(
        arguments.value(QStringLiteral("reader")), std::move(descriptors), surroundings));
}

CopySitting::CopySitting(
    std::optional<QString> reader, std::map<Entry, int> descriptors, Surroundings &surroundings)
    : m_reader(std::move(reader))
    , m_descriptors(std::move(descriptors))
    , m_surroundings(surroundings)
    , m_service(surroundings.cards.desk(), serviceOptions())
{
    QObject::connect(&m_service, &OnlineCopyService::progressed, &m_service,
        [this](const CopyProgress &progress) { tell(progress); });
}

Result<void> CopySitting::findCard(bool usesPin, CardPhase enough)
{
    if (const auto store = m_surroundings.records.store(); !store)
        return failure(store.error());
    auto card = m_surroundings.cards.card(m_reader, enough);
    if (!card)
        return failure(card.error());
    m_card = *std::move(card);
    m_target = {m_card.reader, m_card.identity.serial};
    if (usesPin && m_card.pin.isBlocked())
        return failure(ErrorCode::PinBlocked);
    if (usesPin && m_card.pin.triesLeft == 1)
        return tl::unexpected(Error{ErrorCode::PinLastTry, {}, 1});
    return {};
}

Result<Secret> CopySitting::read(Entry entry)
{
    const auto readAny = [&]() -> Result<Secret> {
        // Entries that share an option share its descriptor.
        for (const auto &[given, descriptor] : m_descriptors) {
            if (descriptorOption(given) == descriptorOption(entry))
                return DescriptorPinSource({{entry, descriptor}}, m_surroundings.interruption)
                    .read(entry);
        }
        if (const auto pin = m_descriptors.find(Entry::Pin); pin != m_descriptors.end())
            return DescriptorPinSource({{entry, pin->second}}, m_surroundings.interruption)
                .read(entry);
        const auto terminal = Terminal::open(m_surroundings.interruption);
        if (!terminal)
            return failure(ErrorCode::PinInputMissing, QStringLiteral("No terminal"));
        if (entry == Entry::Pin)
            terminal->write(Text::tr("PIN: %1").arg(textOfPinStatus(m_card.pin)) + u'\n');
        return TerminalPinSource(*terminal).read(entry);
    };
    auto read = readAny();
    if (!read || entry != Entry::Pin)
        return read;
    if (const auto fault = checkEntry(*read, m_card.pinRules))
        return failure(*fault);
    return read;
}

Result<void> CopySitting::askForConsent(const QString &question) const
{
    const auto terminal = Terminal::open(m_surroundings.interruption);
    if (!terminal)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("No terminal, and no --yes"));
    const auto typed = terminal->readLine(question);
    if (!typed)
        return failure(typed.error());
    //: What the user types to agree
    const QStringList agreed{QStringLiteral("y"), QStringLiteral("yes"), Text::tr("yes")};
    if (!agreed.contains(typed->toLower()))
        return failure(ErrorCode::Cancelled);
    return {};
}

void CopySitting::tell(const CopyProgress &progress)
{
    if (m_told == progress.stage)
        return;
    m_told = progress.stage;
    m_surroundings.output.note(textOfProgress(progress.stage));
}

} // namespace eid::ctl
