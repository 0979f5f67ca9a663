#include "tests/core/renewal/casecard.h"

#include "core/crypto/certificatepath.h"
#include "core/crypto/publickey.h"
#include "core/store/journal.h"
#include "core/store/renewaljournal.h"
#include "core/store/store.h"
#include "tests/core/renewal/memoryfolder.h"
#include "tests/sandbox/demo/democard.h"
#include "tests/sandbox/platform/registration.h"

#include <algorithm>

namespace eid::testing {

namespace {

using sandbox::PivReference;

/// What both references of a demo card allow.
constexpr int allTries = 3;

} // namespace

CaseCard::CaseCard(FaultGround &ground)
    : m_ground(ground)
    , m_folder(memoryFolderTemplate())
    , m_citizen(ground.nextCitizen())
{
    auto made = sandbox::makeDemoCard(m_citizen, ground.ca());
    if (!made || !ground.platform().registerDemoCard(m_citizen, **made))
        qFatal("No demo card");
    takeInHand(std::move(*made));
    m_old = sandbox::certificatesIn(*m_card);
    ground.copyRecordsTo(records());
}

QString CaseCard::records() const
{
    return m_folder.filePath(QStringLiteral("records.sqlite"));
}

QString CaseCard::stateFile() const
{
    return m_folder.filePath(QStringLiteral("card.json"));
}

void CaseCard::keepState()
{
    if (!m_card->keepStateIn(stateFile()))
        qFatal("The card's state cannot be kept");
}

void CaseCard::takeState()
{
    auto loaded = sandbox::VirtualPivCard::load(stateFile());
    if (!loaded)
        qFatal("The card's state is lost: %s", qPrintable(loaded.error().detail));
    takeInHand(std::move(*loaded));
}

void CaseCard::takeInHand(std::shared_ptr<sandbox::VirtualPivCard> card)
{
    m_card = std::move(card);
    contacts = std::make_shared<sandbox::FaultyCard>(m_card);
}

ToolAtWork::Options CaseCard::tool(std::chrono::milliseconds commandTimeout) const
{
    return {records(), m_ground.settings(), commandTimeout};
}

QString CaseCard::faultOfPin() const
{
    if (!m_card->isPin(pin()) || !m_card->isPuk(m_citizen.demoPuk))
        return QStringLiteral("PIN or PUK has changed");
    if (m_card->triesLeft(PivReference::Pin) != allTries
        || m_card->triesLeft(PivReference::Puk) != allTries)
        return QStringLiteral("a try was spent");
    return {};
}

QString CaseCard::fault(ToolAtWork &tool)
{
    if (const QString wrong = faultOfRecords(); !wrong.isEmpty())
        return wrong;
    for (const KeySlot slot : {KeySlot::Authentication, KeySlot::Signature}) {
        QString wrong = faultOfSlot(slot);
        if (wrong.isEmpty())
            wrong = tool.logIn(slot, sandbox::certificatesIn(*m_card).value(slotName(slot)), pin());
        if (!wrong.isEmpty())
            return slotName(slot) + QStringLiteral(": ") + wrong;
    }
    if (m_card->isPinVerified() || m_card->isAdminAuthenticated())
        return QStringLiteral("the card was left open");
    return faultOfPin();
}

QString CaseCard::faultOfSlot(KeySlot slot) const
{
    const Bytes der = sandbox::certificatesIn(*m_card).value(slotName(slot));
    const auto certificate = parseCertificate(der);
    if (!certificate)
        return QStringLiteral("no certificate");
    if (der == m_old.value(slotName(slot)))
        return QStringLiteral("not renewed");
    if (publicKeyOf(*certificate) != m_card->publicKey(static_cast<std::uint8_t>(slot)))
        return QStringLiteral("the key is not the certificate's");
    const auto issuer = parseCertificate(sandbox::derOf(m_ground.ca().citizens().certificate()));
    const auto root = parseCertificate(sandbox::derOf(m_ground.ca().root().certificate()));
    if (!issuer || !root)
        return QStringLiteral("no authorities");
    const auto path = findCertificatePath(
        *certificate, {*issuer}, {*root}, QDateTime::currentDateTimeUtc(), CertificatePurpose::Any);
    if (!path)
        return QStringLiteral("not valid: ") + path.error().detail;
    return faultOfPlatform(slot, der);
}

QString CaseCard::faultOfPlatform(KeySlot slot, const Bytes &der) const
{
    const auto known = m_ground.platform().credentials(
        sandbox::demoCardUuid(m_citizen).toString(QUuid::WithoutBraces));
    if (!known)
        return QStringLiteral("the platform does not tell");
    int live = 0;
    for (const sandbox::CredentialRecord &credential : *known) {
        if (credential.slot != slotName(slot))
            continue;
        if (credential.state == sandbox::RecordState::Pending)
            return QStringLiteral("a credential is pending");
        if (credential.state != sandbox::RecordState::Live)
            continue;
        ++live;
        if (credential.certificate != der)
            return QStringLiteral("another certificate is live");
    }
    return live == 1 ? QString() : QStringLiteral("%1 live certificates").arg(live);
}

QString CaseCard::faultOfRecords() const
{
    auto store = Store::open({records()});
    if (!store || store->setAside())
        return QStringLiteral("the records are damaged");
    const auto unfinished = RenewalJournal(*store).unfinishedCards();
    if (!unfinished || !unfinished->isEmpty())
        return QStringLiteral("something is left to resume");
    const auto verdict = Journal(*store).verify();
    if (!verdict || !verdict->holds())
        return QStringLiteral("the journal's chain is broken");
    return {};
}

} // namespace eid::testing
