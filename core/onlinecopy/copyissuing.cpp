#include "core/onlinecopy/copyissuing.h"

#include "core/crypto/publickey.h"
#include "core/jose/jwk.h"
#include "core/jose/jws.h"
#include "core/onlinecopy/issuedcopy.h"
#include "core/onlinecopy/issuingplatform.h"
#include "core/onlinecopy/lossplatform.h"
#include "core/onlinecopy/platformplace.h"
#include "core/onlinecopy/statuslists.h"
#include "core/platform/pathstatus.h"
#include "core/store/journalentry.h"
#include "core/store/onlinecopies.h"
#include "core/store/store.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace eid {

namespace {

constexpr int daysBeforeExpiry = 30;
constexpr int fewestUnassigned = 2;
/// The nonce is good for minutes, and a card signs in less than a second.
constexpr int mostNonces = 2;

} // namespace

bool isRefreshDue(const QList<KeptCopy> &copies, const QDateTime &now)
{
    const QDateTime soon = now.addDays(daysBeforeExpiry);
    const auto unassigned = std::ranges::count_if(
        copies, [&](const KeptCopy &copy) { return !copy.isAssigned && copy.expires > soon; });
    return unassigned < fewestUnassigned;
}

CopyIssuing::CopyIssuing(CopyTools tools, StatusLists &statuses)
    : m_tools(std::move(tools))
    , m_statuses(statuses)
{ }

void CopyIssuing::tell(CopyProgress::Stage stage, int done, int total) const
{
    m_tools.progress({stage, done, total});
}

Result<CopiesTaken> CopyIssuing::take(const CopyOffer &offer, const Secret &transactionCode)
{
    if (offer.issuer != platformIdentifier(m_tools.settings.address))
        return failure(ErrorCode::CopyOfferUntrusted, QStringLiteral("credential_issuer"));
    const auto credential = beginWithCard();
    if (!credential)
        return failure(credential.error());
    // Before the offer is spent: a card that cannot keep a copy needs none.
    auto vault = openOrMakeVault(m_tools);
    if (!vault)
        return failure(vault.error());
    PlatformSession session(m_tools.settings,
        ClientCredential{credential->certificate.der, {}, credential->key}, m_tools.session);
    const bool isFirst = !vault->key.hasLossCode;
    auto taken = fetch(session, *vault, *credential, JournalAction::CopiesIssued,
        [&](IssuingPlatform &platform, const QByteArray &tokenPath) {
            return platform.redeem(tokenPath, offer, transactionCode);
        });
    if (taken && isFirst)
        fetchLossCode(session, *taken);
    return taken;
}

Result<CopiesTaken> CopyIssuing::refresh()
{
    const auto credential = beginWithCard();
    if (!credential)
        return failure(credential.error());
    auto vault = openVault(m_tools);
    if (!vault)
        return failure(vault.error());
    const auto kept = CopyKeys(m_tools.store).refreshToken(m_tools.cardReference, vault->cipher);
    if (!kept)
        return failure(kept.error());
    if (!*kept)
        return failure(ErrorCode::CopyRefused, QStringLiteral("a new offer is needed"));
    PlatformSession session(m_tools.settings,
        ClientCredential{credential->certificate.der, {}, credential->key}, m_tools.session);
    return fetch(session, *vault, *credential, JournalAction::CopiesRefreshed,
        [&](IssuingPlatform &platform, const QByteArray &tokenPath) {
            return platform.refresh(tokenPath, **kept);
        });
}

/// What the card proves with; the card is this job's from here on.
Result<CardCredential> CopyIssuing::beginWithCard()
{
    auto credential
        = credentialOn(m_tools.card, KeySlot::Authentication, m_tools.now(), m_tools.stop);
    if (credential)
        m_hold.emplace(m_tools.card.lease);
    return credential;
}

Result<CopiesTaken> CopyIssuing::fetch(PlatformSession &session, OpenVault &vault,
    const CardCredential &credential, JournalAction action, const TokenSource &askForToken)
{
    tell(CopyProgress::Stage::Asking);
    IssuingPlatform platform(session, m_tools.stop);
    const auto metadata = platform.metadata();
    if (!metadata)
        return failure(metadata.error());
    const auto tokenPath = platform.tokenPath();
    if (!tokenPath)
        return failure(tokenPath.error());
    const auto token = askForToken(platform, *tokenPath);
    if (!token)
        return failure(token.error());
    // The offer is spent, or the token before this one: what came of it must not be lost.
    if (const auto kept = keepToken(*token, vault); !kept)
        return failure(kept.error());
    const auto credentials = issued(platform, *metadata, *token, credential);
    if (!credentials)
        return failure(credentials.error());
    m_hold.reset(); // the card has done its part
    const auto copies = checked(*credentials, credential);
    if (!copies)
        return failure(copies.error());
    const QString boundKey = m_tools.store.keyReference(publicKeyOf(credential.certificate));
    return keep(*copies, boundKey, vault, action);
}

Result<void> CopyIssuing::keepToken(const CopyToken &token, OpenVault &vault)
{
    CopyKeys keys(m_tools.store);
    if (vault.isNew) {
        if (const auto added = keys.add(vault.key); !added)
            return failure(added.error());
        vault.isNew = false;
    }
    if (token.refresh.isEmpty())
        return {};
    return keys.setRefreshToken(m_tools.cardReference, token.refresh, vault.cipher);
}

Result<QList<QByteArray>> CopyIssuing::issued(IssuingPlatform &platform,
    const IssuerMetadata &metadata, const CopyToken &token, const CardCredential &credential)
{
    for (int tried = 0; tried < mostNonces; ++tried) {
        const auto nonce = platform.nonce(metadata);
        if (!nonce)
            return failure(nonce.error());
        const auto proven = proofs(metadata, *nonce, credential);
        if (!proven)
            return failure(proven.error());
        tell(CopyProgress::Stage::Fetching);
        auto credentials = platform.credentials(metadata, token, *proven);
        if (!credentials)
            return failure(credentials.error());
        if (*credentials)
            return **std::move(credentials);
    }
    return failure(ErrorCode::CopyRefused, QStringLiteral("invalid_nonce"));
}

/// One proof of possession for each copy (OpenID4VCI 1.0, F.1).
Result<QList<QByteArray>> CopyIssuing::proofs(
    const IssuerMetadata &metadata, const QString &nonce, const CardCredential &credential)
{
    const SigningKey key{credential.key.handle(), credential.key.algorithm()};
    if (!metadata.proofAlgorithms.contains(jwsAlgorithm(key.algorithm)))
        return failure(ErrorCode::CopyRefused, jwsAlgorithm(key.algorithm));
    const auto jwk = jwkOf(credential.key.publicKey());
    if (!jwk)
        return failure(jwk.error());
    const QJsonObject header{{QStringLiteral("typ"), QStringLiteral("openid4vci-proof+jwt")},
        {QStringLiteral("jwk"), *jwk}};
    const QJsonObject claims{{QStringLiteral("aud"), platformIdentifier(m_tools.settings.address)},
        {QStringLiteral("iat"), m_tools.now().toSecsSinceEpoch()},
        {QStringLiteral("nonce"), nonce}};
    QList<QByteArray> proofs;
    for (int i = 0; i < metadata.batchSize; ++i) {
        tell(CopyProgress::Stage::Proving, i, metadata.batchSize);
        auto proof = signJwt(header, claims, key);
        if (!proof)
            return failure(credential.key.takeSigningError().value_or(proof.error()));
        proofs.append(*std::move(proof));
    }
    return proofs;
}

Result<CheckedCopies> CopyIssuing::checked(
    const QList<QByteArray> &credentials, const CardCredential &credential)
{
    const int total = static_cast<int>(credentials.size());
    tell(CopyProgress::Stage::Checking, 0, total);
    const IssuedCopyRules rules{m_tools.settings.address, rootsOf(m_tools.settings),
        publicKeyOf(credential.certificate), m_tools.now()};
    auto checked = checkIssued(credentials, rules,
        [this, total](int done) { tell(CopyProgress::Stage::Checking, done, total); });
    if (!checked)
        return failure(checked.error());
    PlatformSession session(m_tools.settings, std::nullopt, m_tools.session);
    const auto status = checkNotRevoked(session, checked->path,
        QStringLiteral("the issuer of copies"), m_tools.now(), m_tools.stop);
    if (!status)
        return failure(status.error());
    return checked;
}

/// The copies that new ones make needless: nobody was shown them, or nobody can be any more.
Result<QStringList> CopyIssuing::needless(const QString &boundKey, const OpenVault &vault)
{
    const auto kept = OnlineCopies(m_tools.store).list(m_tools.cardReference);
    if (!kept)
        return failure(kept.error());
    QStringList needless;
    for (const KeptCopy &copy : *kept) {
        bool isNeedless
            = !copy.isAssigned || copy.expires <= m_tools.now() || copy.boundKey != boundKey;
        if (!isNeedless) {
            const auto revoked = isRevoked(copy, vault);
            if (!revoked)
                return failure(revoked.error());
            isNeedless = *revoked;
        }
        if (isNeedless)
            needless.append(copy.identifier);
    }
    return needless;
}

Result<bool> CopyIssuing::isRevoked(const KeptCopy &copy, const OpenVault &vault)
{
    const auto opened = OnlineCopies(m_tools.store).find(copy.identifier, vault.cipher);
    if (!opened)
        return failure(opened.error());
    if (!*opened) // removed meanwhile
        return false;
    const auto read = readCopy((*opened)->sdJwt, m_tools.settings.address);
    if (!read) // of another platform, where it may be good
        return false;
    return m_statuses.standingAt(
               read->status, m_tools.settings, m_tools.now(), m_tools.session, m_tools.stop)
        == CopyStanding::Revoked;
}

Result<CopiesTaken> CopyIssuing::keep(const CheckedCopies &checked, const QString &boundKey,
    const OpenVault &vault, JournalAction action)
{
    tell(CopyProgress::Stage::Keeping);
    const auto replaced = needless(boundKey, vault);
    if (!replaced)
        return failure(replaced.error());
    IssuedCopies issued;
    issued.key = vault.key;
    issued.boundKey = boundKey;
    issued.replaced = *replaced;
    CopiesTaken taken;
    for (const ReadCopy &copy : checked.copies) {
        issued.copies.append({copy.sdJwt.presented(), copy.expires});
        if (!taken.expires.isValid() || copy.expires < taken.expires)
            taken.expires = copy.expires;
    }
    taken.taken = static_cast<int>(checked.copies.size());
    const JournalNote note{
        action, m_tools.cardReference, {}, std::nullopt, QString::number(taken.taken)};
    const auto kept = OnlineCopies(m_tools.store).keep(issued, vault.cipher, note);
    if (!kept)
        return failure(kept.error());
    return taken;
}

/// The copies are there, with or without it.
void CopyIssuing::fetchLossCode(PlatformSession &session, CopiesTaken &taken)
{
    // Before there is one: the next time, a code that was noted must not be replaced.
    CopyKeys keys(m_tools.store);
    if (const auto marked = keys.setHasLossCode(m_tools.cardReference, true); !marked) {
        taken.lossCodeError = marked.error();
        return;
    }
    auto code = LossPlatform(session, m_tools.stop).lossCode();
    if (!code) {
        taken.lossCodeError = code.error();
        // Where this fails, none is fetched by itself the next time; the holder still can.
        std::ignore = keys.setHasLossCode(m_tools.cardReference, false);
        return;
    }
    taken.lossCode = std::make_shared<const Secret>(*std::move(code));
}

} // namespace eid
