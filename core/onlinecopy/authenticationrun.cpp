#include "core/onlinecopy/authenticationrun.h"

#include "core/crypto/publickey.h"
#include "core/jose/jws.h"
#include "core/jose/keybinding.h"
#include "core/onlinecopy/copyvault.h"
#include "core/onlinecopy/issuedcopy.h"
#include "core/onlinecopy/requestplatform.h"
#include "core/onlinecopy/statuslists.h"
#include "core/store/journal.h"
#include "core/store/journalentry.h"

#include <QJsonArray>

#include <tuple>
#include <utility>

namespace eid {

namespace {

SigningKey keyOf(const CardCredential &credential)
{
    return {credential.key.handle(), credential.key.algorithm()};
}

/// Why the card did not sign, which OpenSSL does not know.
tl::unexpected<Error> notSigned(const CardCredential &credential, const Error &error)
{
    return failure(credential.key.takeSigningError().value_or(error));
}

} // namespace

AuthenticationRun::AuthenticationRun(CopyTools tools, StatusLists &statuses)
    : m_tools(std::move(tools))
    , m_statuses(statuses)
{ }

Result<AuthenticationOutcome> AuthenticationRun::answer(
    const OpenRequest &request, const AuthenticationConsent &consent)
{
    const auto disclosed = request.shown.disclosedBy(consent.disclose);
    if (consent.request != request.shown.identifier || !disclosed)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no consent to the request"));
    const bool signsTexts = !request.transactionData.isEmpty();
    if (signsTexts && !consent.signsTransactions)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no consent to a signature"));
    if (m_tools.now() >= request.shown.expires)
        return failure(ErrorCode::RequestOver, QStringLiteral("exp"));
    const auto credential
        = credentialOn(m_tools.card, KeySlot::Authentication, m_tools.now(), m_tools.stop);
    if (!credential)
        return failure(credential.error());
    // What is proved to the card stays proved until the last signature.
    const CardLease::Hold hold(m_tools.card.lease);
    const auto vault = openVault(m_tools);
    if (!vault)
        return failure(vault.error());
    const auto copy = chosen(request, *vault);
    if (!copy)
        return failure(copy.error());
    const auto read = usable(*copy, *credential);
    if (!read)
        return failure(read.error());

    RequestAnswer answer;
    auto presented = presentation(request, *read, *disclosed, *credential);
    if (!presented)
        return failure(presented.error());
    answer.presentation = *std::move(presented);
    if (signsTexts) {
        auto signature = transactionSignature(request);
        if (!signature)
            return failure(signature.error());
        answer.transactionSignature = *std::move(signature);
    }
    m_tools.progress({CopyProgress::Stage::Sending, 0, 0});
    PlatformSession session(m_tools.settings,
        ClientCredential{credential->certificate.der, {}, credential->key}, m_tools.session);
    const auto redirect = RequestPlatform(session, m_tools.stop).answer(request, answer);
    if (!redirect) {
        // Why it was refused matters more than that this could not be noted.
        std::ignore = Journal(m_tools.store)
                          .append({JournalAction::AuthenticationFailed, m_tools.cardReference, {},
                              redirect.error().code, redirect.error().detail});
        return failure(redirect.error());
    }
    AuthenticationOutcome outcome{
        request.shown.relyingParty, false, *disclosed, signsTexts, *redirect, std::nullopt};
    if (const auto noted = note(request, *copy, *disclosed, *vault); !noted)
        outcome.notNoted = noted.error();
    return outcome;
}

/// The relying party's own copy, or one that nobody was shown.
Result<OpenedCopy> AuthenticationRun::chosen(const OpenRequest &request, const OpenVault &vault)
{
    const RelyingParty &asker = request.shown.relyingParty;
    return OnlineCopies(m_tools.store)
        .assign(m_tools.cardReference, {asker.clientId, asker.name}, vault.cipher);
}

/// Reads \a copy again, which lay on a disk, and makes sure that the platform would take it.
Result<ReadCopy> AuthenticationRun::usable(const OpenedCopy &copy, const CardCredential &credential)
{
    auto read = readCopy(copy.sdJwt, m_tools.settings.address);
    if (!read)
        return failure(ErrorCode::CopyNotValid, read.error().detail);
    if (!equal(read->publicKey, publicKeyOf(credential.certificate)))
        return failure(ErrorCode::CopyNotValid, QStringLiteral("bound to another key"));
    if (read->expires <= m_tools.now())
        return failure(ErrorCode::CopyNotValid, copyStandingIdentifier(CopyStanding::Expired));
    const CopyStanding standing = m_statuses.standingAt(
        read->status, m_tools.settings, m_tools.now(), m_tools.session, m_tools.stop);
    switch (standing) {
    case CopyStanding::Suspended:
    case CopyStanding::Revoked:
    case CopyStanding::Expired:
        return failure(ErrorCode::CopyNotValid, copyStandingIdentifier(standing));
    case CopyStanding::Unknown: // the platform looks itself
    case CopyStanding::Valid:
        return read;
    }
    Q_UNREACHABLE();
}

Result<QByteArray> AuthenticationRun::presentation(const OpenRequest &request, const ReadCopy &copy,
    const QList<CopyField> &disclosed, const CardCredential &credential)
{
    m_tools.progress({CopyProgress::Stage::Proving, 0, 1});
    QList<QStringList> paths;
    for (const CopyField field : disclosed)
        paths.append(copyFieldPath(field));
    const KeyBinding binding{
        request.shown.relyingParty.clientId, request.nonce, m_tools.now(), request.transactionData};
    auto bound = bindPresentation(copy.sdJwt.withOnly(paths), binding, keyOf(credential));
    if (!bound)
        return notSigned(credential, bound.error());
    return bound;
}

/// What was shown, to the letter, signed by the key for signatures.
Result<QByteArray> AuthenticationRun::transactionSignature(const OpenRequest &request)
{
    m_tools.progress({CopyProgress::Stage::Signing, 0, 0});
    const auto credential
        = credentialOn(m_tools.card, KeySlot::Signature, m_tools.now(), m_tools.stop);
    if (!credential)
        return failure(credential.error());
    QJsonArray data;
    for (const QByteArray &encoded : request.transactionData)
        data.append(QString::fromLatin1(encoded));
    const QJsonObject claims{
        {QStringLiteral("aud"), request.shown.relyingParty.clientId},
        {QStringLiteral("nonce"), request.nonce},
        {QStringLiteral("iat"), m_tools.now().toSecsSinceEpoch()},
        {QStringLiteral("transaction_data"), data},
    };
    auto token = signJwt({{QStringLiteral("typ"), QStringLiteral("eid-transaction+jwt")}}, claims,
        keyOf(*credential));
    if (!token)
        return notSigned(*credential, token.error());
    return token;
}

/// Whom it was shown to is sealed; the journal says only that and how much.
Result<void> AuthenticationRun::note(const OpenRequest &request, const OpenedCopy &copy,
    const QList<CopyField> &disclosed, const OpenVault &vault)
{
    CopyUse use;
    use.when = m_tools.now();
    use.party = {request.shown.relyingParty.clientId, request.shown.relyingParty.name};
    QStringList words{copy.kept.identifier};
    for (const CopyField field : disclosed) {
        use.told.append(copyFieldPath(field).join(u'.'));
        words.append(copyFieldIdentifier(field));
    }
    use.text = request.shown.transactionTexts.join(QStringLiteral("\n\n"));
    const JournalNote note{
        JournalAction::Authenticated, m_tools.cardReference, {}, std::nullopt, words.join(u' ')};
    return OnlineCopies(m_tools.store).addUse(copy.kept.identifier, use, vault.cipher, note);
}

} // namespace eid
