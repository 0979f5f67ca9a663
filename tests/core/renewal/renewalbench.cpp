#include "tests/core/renewal/renewalbench.h"

#include "core/card/cardlease.h"
#include "core/card/piv/pivobjects.h"
#include "core/crypto/publickey.h"
#include "core/renewal/renewalledger.h"
#include "core/renewal/renewalrun.h"
#include "core/store/renewallock.h"
#include "core/store/store.h"
#include "tests/core/renewal/memoryfolder.h"
#include "tests/sandbox/demo/democard.h"
#include "tests/sandbox/demo/demoobjects.h"

#include <QPromise>

#include <thread>

namespace eid::testing {

namespace {

sandbox::DemoCitizen citizenOf(const RenewalScene &scene)
{
    sandbox::DemoCitizen citizen = sandbox::demoCitizens().first();
    citizen.metadata = scene.metadata;
    citizen.extendedLength = scene.extendedLength;
    citizen.keys
        = scene.rsa ? sandbox::DemoCitizen::Keys::Rsa2048 : sandbox::DemoCitizen::Keys::EcP256;
    return citizen;
}

Bytes rightPin()
{
    return sandbox::demoCitizens().first().demoPin;
}

template <typename Function>
auto onThread(Function function)
{
    auto promise = std::make_shared<QPromise<std::invoke_result_t<Function &>>>();
    promise->start();
    auto future = promise->future();
    std::thread([promise, function = std::move(function)]() mutable {
        promise->addResult(function());
        promise->finish();
    }).detach();
    return future;
}

} // namespace

const QString RenewalBench::reader = QStringLiteral("Renewal Reader 00 00");

RenewalBench::RenewalBench(const RenewalScene &scene)
    : citizen(citizenOf(scene))
    , folder(memoryFolderTemplate())
    , bench(scene.commandTimeout)
{
    if (auto made = sandbox::DemoCa::create())
        ca = std::move(*made);
    else
        qFatal("No demo CA");
    const auto made = sandbox::makeDemoCard(citizen, *ca);
    if (!made)
        qFatal("No demo card");
    card = *made;
    contacts = std::make_shared<sandbox::FaultyCard>(card);
    platform = std::make_unique<FakePlatform>(*ca,
        sandbox::AdminKey{citizen.adminAlgorithm, sandbox::demoAdminKey(citizen.adminAlgorithm)},
        sandbox::demoCardUuid(citizen).toString(QUuid::WithoutBraces));
    m_oldAuthentication = certificateOn(KeySlot::Authentication);
    m_oldSignature = certificateOn(KeySlot::Signature);
    platform->registerLive(KeySlot::Authentication, m_oldAuthentication);
    platform->registerLive(KeySlot::Signature, m_oldSignature);
    bench.service.addReader(reader);
    bench.desk.start();
    if (!bench.insertAndRead(reader, contacts))
        qFatal("The card was not read");
    m_serial = bench.state(reader).identity.serial;
}

QString RenewalBench::records() const
{
    return folder.filePath(QStringLiteral("records.sqlite"));
}

Bytes RenewalBench::certificateOn(KeySlot slot) const
{
    Bytes object{0x53};
    const Bytes content = card->object(certificateTag(slot)).value_or(Bytes());
    object.push_back(0x82);
    object.push_back(static_cast<std::uint8_t>(content.size() >> 8));
    object.push_back(static_cast<std::uint8_t>(content.size()));
    append(object, content);
    const auto der = parseCertificateObject(object);
    return der && *der ? **der : Bytes();
}

Result<RenewalOutcome> RenewalBench::attempt(const RenewalAttempt &attempt)
{
    const auto lease = CardLease::take(bench.desk, {reader, m_serial, {}});
    const auto pin
        = std::make_shared<JobPin>(Secret(attempt.pin.empty() ? rightPin() : attempt.pin));
    auto steps = std::make_shared<std::vector<RenewalProgress>>();
    auto written = std::make_shared<int>(0);
    auto future = onThread([=, this, stop = attempt.stop]() mutable -> Result<RenewalOutcome> {
        auto store = Store::open({records()});
        if (!store)
            return failure(store.error());
        const QString reference = store->cardReference(m_serial);
        const auto lock = RenewalLock::acquire(*store, reference);
        if (!lock)
            return failure(lock.error());
        StoreLedger kept(*store, reference);
        const auto unfinished = kept.takeUnfinished();
        if (!unfinished)
            return failure(unfinished.error());
        CrashingLedger ledger(
            kept, attempt.crashAt, attempt.crashMoment, [&stop] { stop.request_stop(); });
        RenewalRun run({lease, pin, *platform, ledger, &QDateTime::currentDateTimeUtc,
            [&](const RenewalProgress &step) { steps->push_back(step); }, stop.get_token()});
        auto outcome = *unfinished ? run.resume(**unfinished) : run.renew(attempt.scope, 90);
        *written = ledger.writes();
        return outcome;
    });
    auto result = resultOf(future);
    if (!result)
        qFatal("The renewal does not end");
    auto ended = lease->ended();
    lease->release();
    if (!resultOf(ended))
        qFatal("The lease does not end");
    progress = *steps;
    writes = *written;
    return std::move(*result);
}

bool RenewalBench::reinsert()
{
    bench.service.pull(reader);
    return bench.waitFor(reader, CardPhase::Empty) && bench.insertAndRead(reader, contacts);
}

bool RenewalBench::bringToItsEnd()
{
    for (int tries = 0; tries < 3; ++tries) {
        if (!reinsert())
            return false;
        if (attempt())
            return true;
    }
    return false;
}

bool RenewalBench::issueUntil(KeySlot slot, const QDateTime &notAfter)
{
    const auto previous = sandbox::certificateOf(certificateOn(slot));
    sandbox::CertificateRenewal renewal;
    renewal.purpose = slot == KeySlot::Signature ? sandbox::CertificatePurpose::Signature
                                                 : sandbox::CertificatePurpose::Authentication;
    renewal.previous = previous.get();
    renewal.cardUuid = sandbox::demoCardUuid(citizen).toString(QUuid::WithoutBraces);
    renewal.notBefore = notAfter.addYears(-1);
    renewal.notAfter = notAfter;
    const auto der = ca->renew(renewal, *card->publicKey(static_cast<std::uint8_t>(slot)));
    if (!der || !card->putObject(certificateTag(slot), sandbox::certificateContainer(*der)))
        return false;
    platform->revoke(slot);
    platform->registerLive(slot, *der);
    (slot == KeySlot::Signature ? m_oldSignature : m_oldAuthentication) = *der;
    return reinsert();
}

bool RenewalBench::hasUnfinished()
{
    auto store = Store::open({records()});
    return store && !RenewalJournal(*store).unfinishedCards().value_or(QStringList()).isEmpty();
}

QString RenewalBench::fault() const
{
    for (const KeySlot slot : {KeySlot::Authentication, KeySlot::Signature}) {
        const Bytes der = certificateOn(slot);
        const auto certificate = parseCertificate(der);
        const QString name = slotName(slot);
        if (!certificate)
            return name + QStringLiteral(" has no certificate");
        if (der == (slot == KeySlot::Signature ? m_oldSignature : m_oldAuthentication))
            return name + QStringLiteral(" has its old certificate");
        if (publicKeyOf(*certificate) != card->publicKey(static_cast<std::uint8_t>(slot)))
            return name + QStringLiteral(" has another key than its certificate");
        const auto live = platform->live(slot);
        if (live.size() != 1 || live.first().der != der)
            return name + QStringLiteral(" is not the one live credential");
    }
    if (!card->isPin(rightPin()))
        return QStringLiteral("the PIN has changed");
    if (card->triesLeft(sandbox::PivReference::Pin) != 3)
        return QStringLiteral("a try was spent");
    if (card->isPinVerified() || card->isAdminAuthenticated())
        return QStringLiteral("the card was left open");
    return {};
}

} // namespace eid::testing
