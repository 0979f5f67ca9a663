#include "core/renewal/renewalrun.h"

#include "core/card/eidcard.h"
#include "core/card/leasesigner.h"
#include "core/crypto/certificationrequest.h"
#include "core/crypto/publickey.h"
#include "core/renewal/credentialreading.h"
#include "core/renewal/issuedcertificate.h"
#include "core/renewal/renewalledger.h"
#include "core/renewal/renewalplan.h"

#include <algorithm>
#include <utility>

namespace eid {

namespace {

CredentialSlot credentialSlot(KeySlot slot)
{
    return slot == KeySlot::Signature ? CredentialSlot::Signature : CredentialSlot::Authentication;
}

/// The certificate that counts for \a slot: the platform's word goes before the card's.
std::optional<Certificate> liveCertificate(const PlatformCard &card, KeySlot slot)
{
    for (const PlatformCredential &credential : card.credentials) {
        if (credential.slot == credentialSlot(slot) && credential.state == CredentialState::Live)
            return credential.certificate;
    }
    return std::nullopt;
}

/// Whether the platform does not take a credential that the card has, and another one may do.
bool isRefusal(ErrorCode code)
{
    return code == ErrorCode::TlsClientRefused || code == ErrorCode::CertificateRevoked
        || code == ErrorCode::CertificateUnexpected;
}

/// Whether a key that was made before gets no certificate any more that would do.
bool isOutlived(ErrorCode code)
{
    return code == ErrorCode::CertificateUnexpected || code == ErrorCode::CertificateExpired
        || code == ErrorCode::CertificateRevoked || code == ErrorCode::CertificateUntrusted
        || code == ErrorCode::CertificateWeak;
}

} // namespace

RenewalRun::RenewalRun(RenewalTools tools)
    : m_tools(std::move(tools))
{
    m_clock.start();
}

RenewalRun::~RenewalRun() = default;

Result<RenewalPlan> RenewalRun::plan(RenewalScope scope, int windowDays)
{
    return m_tools.lease->run(
        [rules = RenewalRules{m_tools.now(), windowDays, scope}](
            EidCard &card, CardVisit &visit) mutable -> Result<RenewalPlan> {
            if (const auto read = readCredentials(card, visit); !read)
                return failure(read.error());
            auto lost = findLostKeys(card, visit.state());
            if (!lost)
                return failure(lost.error());
            rules.lost = std::move(*lost);
            return planRenewal(visit.state(), rules);
        },
        m_tools.stop);
}

Result<RenewalOutcome> RenewalRun::renew(RenewalScope scope, int windowDays)
{
    const auto planned = plan(scope, windowDays);
    if (!planned)
        return failure(planned.error());
    QList<KeySlot> slots;
    for (const PlannedRenewal &credential : planned->credentials) {
        if (credential.isWanted())
            slots.append(credential.slot);
    }
    if (slots.isEmpty())
        return failure(ErrorCode::RenewalNotDue);
    auto outcome = all(slots, nullptr);
    if (!outcome && !m_run.isNull() && !m_hasChanged) {
        if (const auto ended = m_tools.ledger.finish(m_run, RenewalEnd::Abandoned); !ended)
            return failure(ended.error());
    }
    return outcome;
}

Result<RenewalOutcome> RenewalRun::resume(const UnfinishedRenewal &run)
{
    m_run = run.run;
    m_hasChanged = true;
    return all(slotsLeft(run), &run);
}

Result<RenewalOutcome> RenewalRun::all(const QList<KeySlot> &slots, const UnfinishedRenewal *run)
{
    m_slots = slots;
    // What is proved to the card stays proved from the first handshake to the last.
    const CardLease::Hold hold(m_tools.lease);
    RenewalOutcome outcome;
    for (const KeySlot slot : slots) {
        std::optional<RecordedSlot> recorded;
        if (run != nullptr)
            recorded = RecordedSlot::of(*run, slot);
        const auto renewed = one(slot, recorded);
        if (!renewed)
            return failure(renewed.error());
        outcome.renewed.append(*renewed);
    }
    if (const auto finished = m_tools.ledger.finish(m_run, RenewalEnd::Done); !finished)
        return failure(finished.error());
    const auto cost = m_tools.platform.cost();
    outcome.apdus = m_tools.lease->cost().apdus;
    outcome.fullHandshakes = cost.fullHandshakes;
    outcome.requests = cost.requests;
    outcome.cardMilliseconds = m_tools.lease->busy().count();
    outcome.milliseconds = m_clock.elapsed();
    return outcome;
}

Result<RenewedCredential> RenewalRun::one(KeySlot slot, const std::optional<RecordedSlot> &recorded)
{
    auto truth = findSlotTruth(m_tools, slot, recorded);
    if (!truth)
        return failure(truth.error());
    Work work{slot, std::move(*truth), {}, {}, {}};
    Result<void> done;
    if (work.truth.entry == RenewalEntry::Verify) {
        work.issued = *work.truth.certificate;
        done = verify(work);
        if (!done && isRefusal(done.error().code))
            work.truth.entry = RenewalEntry::Generate;
    }
    if (work.truth.entry != RenewalEntry::Verify)
        done = replace(work).and_then([&] { return verify(work); });
    done = done.and_then([&] { return confirm(work); });
    if (!done)
        return failure(done.error());
    return RenewedCredential{slot, work.issued.notAfter, work.issued.sha256};
}

Result<void> RenewalRun::replace(Work &work)
{
    const auto voucher = voucherFor(work.slot);
    if (!voucher)
        return failure(voucher.error());
    const auto session = talkAs(voucherOf(work.slot), *voucher, {});
    if (!session)
        return failure(session.error());
    const auto known = (*session)->card(m_tools.stop);
    if (!known)
        return failure(known.error());
    const auto live = liveCertificate(*known, work.slot);
    if (!live && !work.truth.certificate)
        return failure(ErrorCode::RenewalNeedsCounter, QStringLiteral("nothing to renew"));
    work.renewed = live ? *live : *work.truth.certificate;

    return begin(work)
        .and_then([&] { return authenticate(work, **session); })
        .and_then([&] { return enrol(work, **session); })
        .and_then([&] { return write(work); });
}

Result<void> RenewalRun::authenticate(Work &work, RenewalSession &session)
{
    if (const auto marked = before(work, RenewalStep::AdminAuthenticated); !marked)
        return marked;
    const auto challenge = m_tools.lease->run(
        [](EidCard &card, CardVisit &) { return card.beginAdministratorAuthentication(); },
        m_tools.stop);
    if (!challenge)
        return failure(challenge.error());
    auto response = session.answerChallenge(*challenge, m_tools.stop);
    if (!response)
        return failure(response.error());
    const auto taken = m_tools.lease->run(
        [response = std::move(*response)](EidCard &card, CardVisit &) {
            return card.finishAdministratorAuthentication(response);
        },
        m_tools.stop);
    if (!taken)
        return taken;
    return after(work, RenewalStep::AdminAuthenticated);
}

Result<void> RenewalRun::generate(Work &work)
{
    const auto algorithm = keyAlgorithmOf(publicKeyOf(work.renewed));
    if (!algorithm)
        return failure(algorithm.error());
    if (const auto marked = before(work, RenewalStep::KeyGenerated); !marked)
        return marked;
    const auto trail = std::make_shared<PinTrail>();
    m_hasChanged = true;
    auto key
        = m_tools.lease->run([slot = work.slot, algorithm = *algorithm, trail](EidCard &card,
                                 CardVisit &) { return card.generateKey(slot, algorithm, *trail); },
            m_tools.stop);
    if (!key)
        return failure(key.error());
    work.truth.publicKey = std::move(*key);
    return after(work, RenewalStep::KeyGenerated);
}

Result<void> RenewalRun::enrol(Work &work, RenewalSession &session)
{
    if (work.truth.entry == RenewalEntry::Enrol) {
        auto enrolled = enrolOnce(work, session);
        if (enrolled || !isOutlived(enrolled.error().code))
            return enrolled;
    }
    return generate(work).and_then([&] { return enrolOnce(work, session); });
}

Result<void> RenewalRun::enrolOnce(Work &work, RenewalSession &session)
{
    if (const auto marked = before(work, RenewalStep::Enrolled); !marked)
        return marked;
    const auto key = CardKey::create(
        work.truth.publicKey, signerOn(m_tools.lease, work.slot, m_tools.pin, m_tools.stop));
    if (!key)
        return failure(key.error());
    const auto came = session.reenrol(
        work.slot,
        [&](const QByteArray &challengePassword) {
            return makeCertificationRequest(work.renewed, *key, challengePassword);
        },
        m_tools.stop);
    if (!came)
        return failure(came.error());
    IssueExpectation expected{
        work.renewed, work.truth.publicKey, {}, m_tools.platform.roots(), m_tools.now()};
    auto issued = chooseIssued(*came, expected);
    if (!issued && issued.error().code == ErrorCode::CertificateUntrusted) {
        const auto authorities = session.caCertificates(work.slot, m_tools.stop);
        if (!authorities)
            return failure(authorities.error());
        expected.intermediates = *authorities;
        issued = chooseIssued(*came, expected);
    }
    if (!issued)
        return failure(issued.error());
    work.issued = std::move(issued->certificate);
    work.intermediates = std::move(issued->intermediates);
    return after(work, RenewalStep::Enrolled);
}

Result<void> RenewalRun::write(Work &work)
{
    if (const auto marked = before(work, RenewalStep::Written); !marked)
        return marked;
    const auto trail = std::make_shared<PinTrail>();
    const auto written = m_tools.lease->run(
        [slot = work.slot, der = work.issued.der, trail](
            EidCard &card, CardVisit &visit) -> Result<void> {
            visit.readCertificateAfterwards(slot);
            if (const auto put = card.writeCertificate(slot, der, *trail); !put)
                return put;
            const auto back = card.readCertificate(slot);
            if (!back)
                return failure(back.error());
            visit.setCertificate(back->slot);
            if (back->slot.certificate.der != der)
                return failure(ErrorCode::CardMemory, QStringLiteral("read back otherwise"));
            return {};
        },
        m_tools.stop);
    if (!written)
        return written;
    return after(work, RenewalStep::Written);
}

Result<void> RenewalRun::verify(Work &work)
{
    if (const auto marked = before(work, RenewalStep::Verified); !marked)
        return marked;
    const auto session = talkAs(work.slot, work.issued, work.intermediates);
    if (!session)
        return failure(session.error());
    const auto known = (*session)->card(m_tools.stop);
    if (!known)
        return failure(known.error());
    const bool isKnown = std::ranges::any_of(known->credentials, [&](const auto &credential) {
        return credential.slot == credentialSlot(work.slot)
            && credential.certificate.der == work.issued.der;
    });
    if (!isKnown)
        return failure(
            ErrorCode::CertificateUnexpected, QStringLiteral("the platform does not know it"));
    return after(work, RenewalStep::Verified);
}

Result<void> RenewalRun::confirm(Work &work)
{
    if (const auto marked = before(work, RenewalStep::Confirmed); !marked)
        return marked;
    const auto session = talkAs(work.slot, work.issued, work.intermediates);
    if (!session)
        return failure(session.error());
    if (const auto confirmed = (*session)->confirm(work.issued.serialNumber, m_tools.stop);
        !confirmed)
        return confirmed;
    return after(work, RenewalStep::Confirmed);
}

/// The certificate of the other slot, if it can vouch: it is valid, and its key is the one there.
Result<Certificate> RenewalRun::voucherFor(KeySlot slot)
{
    return m_tools.lease->run(
        [voucher = voucherOf(slot), now = m_tools.now()](
            EidCard &card, CardVisit &visit) -> Result<Certificate> {
            if (const auto read = readCredentials(card, visit); !read)
                return failure(read.error());
            const Certificate *certificate = certificateIn(visit.state(), voucher);
            if (certificate == nullptr || !certificate->isValidAt(now))
                return failure(
                    ErrorCode::RenewalNeedsCounter, QStringLiteral("no certificate that vouches"));
            const auto key = card.readPublicKey(voucher);
            if (!key)
                return failure(key.error());
            if (*key && **key != publicKeyOf(*certificate))
                return failure(
                    ErrorCode::RenewalNeedsCounter, QStringLiteral("the voucher has lost its key"));
            return *certificate;
        },
        m_tools.stop);
}

Result<RenewalSession *> RenewalRun::talkAs(
    KeySlot slot, const Certificate &certificate, const QList<Certificate> &intermediates)
{
    if (m_voice.session && m_voice.certificate == certificate.der)
        return m_voice.session.get();
    const auto key = CardKey::create(
        publicKeyOf(certificate), signerOn(m_tools.lease, slot, m_tools.pin, m_tools.stop));
    if (!key)
        return failure(key.error());
    m_voice = {certificate.der, m_tools.platform.talkAs(certificate, *key, intermediates)};
    return m_voice.session.get();
}

/// The PIN was right and the platform knows the card: from now on there is a run.
Result<void> RenewalRun::begin(const Work &work)
{
    if (m_run.isNull()) {
        const auto run = m_tools.ledger.begin();
        if (!run)
            return failure(run.error());
        m_run = *run;
        for (const KeySlot slot : std::as_const(m_slots)) {
            const RenewalRecord planned{m_run, slotName(slot), RenewalStep::Planned,
                RenewalMark::Before, {}, {}, {}, {}, {}};
            if (const auto appended = m_tools.ledger.append(planned); !appended)
                return appended;
        }
    }
    return after(work, RenewalStep::Planned);
}

Result<void> RenewalRun::before(const Work &work, RenewalStep step)
{
    if (m_tools.stop.stop_requested())
        return failure(ErrorCode::Cancelled);
    return mark(work, step, RenewalMark::Before);
}

Result<void> RenewalRun::after(const Work &work, RenewalStep step)
{
    return mark(work, step, RenewalMark::After);
}

Result<void> RenewalRun::mark(const Work &work, RenewalStep step, RenewalMark mark)
{
    RenewalRecord record{m_run, slotName(work.slot), step, mark, {}, {}, {}, {}, {}};
    record.oldFingerprint = work.renewed.sha256;
    record.newFingerprint = work.issued.sha256;
    const bool isKeyOpen = step == RenewalStep::KeyGenerated && mark == RenewalMark::Before;
    if (!isKeyOpen)
        record.publicKey = work.truth.publicKey;
    if (const auto appended = m_tools.ledger.append(record); !appended)
        return appended;
    if (m_tools.progress) {
        m_tools.progress({work.slot, step, mark, static_cast<int>(m_slots.indexOf(work.slot)),
            static_cast<int>(m_slots.size())});
    }
    return {};
}

} // namespace eid
