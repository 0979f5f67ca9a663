#include "core/onlinecopy/authenticationrun.h"

#include "core/crypto/publickey.h"
#include "core/jose/jws.h"
#include "core/jose/keybinding.h"
#include "core/onlinecopy/copyvault.h"
#include "core/onlinecopy/issuedcopy.h"
#include "core/onlinecopy/requestplatform.h"
#include "core/onlinecopy/sentanswer.h"
#include "core/onlinecopy/statuslists.h"
#include "core/store/journal.h"
#include "core/store/journalentry.h"
#include "core/store/store.h"

#include <QJsonArray>

#include <tuple>
#include <utility>

namespace eid {

namespace {

SigningKey keyOf(const CardCredential &credential)
{
    return {credential.key.handle(), credential.key.algorithm()};
}

/// Whether \a code is what the platform says of an answer, so that it does not wait for it any
/// more.
bool isVerdict(ErrorCode code)
{
    return code == ErrorCode::RequestOver || code == ErrorCode::RequestRefused
        || code == ErrorCode::CopyNotValid || code == ErrorCode::PlatformRefused
        || code == ErrorCode::TlsClientRefused;
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
    const OpenRequest &request, const AuthenticationConsent &consent, SentAnswer &sent)
{
    const auto disclosed = request.shown.disclosedBy(consent.disclose);
    if (consent.request != request.shown.identifier || !disclosed)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no consent to the request"));
    if (!request.transactionData.isEmpty() && !consent.signsTransactions)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no consent to a signature"));
    if (m_tools.now() >= request.shown.expires)
        return failure(ErrorCode::RequestOver, QStringLiteral("exp"));
    if (!sent.isEmpty() && sent.card != m_tools.cardReference)
        return failure(ErrorCode::CardChanged, QStringLiteral("another card has answered"));
    if (!sent.isEmpty() && sent.disclosed != *disclosed)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("another answer was sent"));
    const auto credential
        = credentialOn(m_tools.card, KeySlot::Authentication, m_tools.now(), m_tools.stop);
    if (!credential)
        return failure(credential.error());
    // What is proved to the card stays proved until the last signature.
    const CardLease::Hold hold(m_tools.card.lease);
    const auto vault = openVault(m_tools);
    if (!vault)
        return failure(vault.error());
    if (sent.isEmpty()) {
        if (const auto made = make(request, *disclosed, *credential, *vault, sent); !made)
            return failure(made.error());
    }
    return send(request, *credential, *vault, sent);
}

/// What is sent, and what will be noted of it. Whom it was shown to is sealed; the journal says
/// only that and how much.
Result<void> AuthenticationRun::make(const OpenRequest &request, const QList<CopyField> &disclosed,
    const CardCredential &credential, const OpenVault &vault, SentAnswer &sent)
{
    CopyUse use;
    const auto copy = chosen(request, credential, vault, use.copy);
    if (!copy)
        return failure(copy.error());
    RequestAnswer answer;
    auto presented = presentation(request, *copy, disclosed, credential);
    if (!presented)
        return failure(presented.error());
    answer.presentation = *std::move(presented);
    if (!request.transactionData.isEmpty()) {
        auto signature = transactionSignature(request);
        if (!signature)
            return failure(signature.error());
        answer.transactionSignature = *std::move(signature);
    }
    use.when = m_tools.now();
    use.party = {request.shown.relyingParty.clientId, request.shown.relyingParty.name};
    for (const CopyField field : disclosed)
        use.told.append(copyFieldPath(field).join(u'.'));
    use.text = request.shown.transactionTexts.join(QStringLiteral("\n\n"));
    use.signature = answer.transactionSignature;
    sent.form = answerForm(request, answer);
    sent.card = m_tools.cardReference;
    sent.disclosed = disclosed;
    sent.use = std::move(use);
    sent.mayCount = false;
    sent.isNoted = false;
    return {};
}

Result<AuthenticationOutcome> AuthenticationRun::send(const OpenRequest &request,
    const CardCredential &credential, const OpenVault &vault, SentAnswer &sent)
{
    m_tools.progress({CopyProgress::Stage::Sending, 0, 0});
    PlatformSession session(m_tools.settings,
        ClientCredential{credential.certificate.der, {}, credential.key}, m_tools.session);
    const auto redirect = RequestPlatform(session, m_tools.stop).answer(sent.form);
    if (!redirect) {
        const Error &error = redirect.error();
        const int tries = session.cost().requests;
        // Over, to an answer that came again, can be what came of that answer.
        sent.mayCount = isVerdict(error.code)
            ? error.code == ErrorCode::RequestOver && (sent.mayCount || tries > 1)
            : sent.mayCount || tries > 0;
        // Why it failed matters more than that this could not be noted.
        std::ignore = note(sent, vault, error);
        if (isVerdict(error.code) || !sent.mayCount)
            sent.forget();
        return failure(error);
    }
    AuthenticationOutcome outcome{request.shown.relyingParty, false, sent.disclosed,
        !request.transactionData.isEmpty(), *redirect, std::nullopt};
    if (const auto noted = note(sent, vault, std::nullopt); !noted)
        outcome.notNoted = noted.error();
    sent.forget();
    return outcome;
}

/// The relying party's own copy, or one that nobody was shown; its \a identifier. Those that can
/// never be used again are dropped on the way.
Result<ReadCopy> AuthenticationRun::chosen(const OpenRequest &request,
    const CardCredential &credential, const OpenVault &vault, QString &identifier)
{
    OnlineCopies copies(m_tools.store);
    const RelyingParty &asker = request.shown.relyingParty;
    const Bytes publicKey = publicKeyOf(credential.certificate);
    for (;;) {
        const auto copy = copies.assign(m_tools.cardReference,
            m_tools.store.keyReference(publicKey), {asker.clientId, asker.name}, vault.cipher);
        if (!copy)
            return failure(copy.error());
        identifier = copy->kept.identifier;
        auto read = readCopy(copy->sdJwt, m_tools.settings.address);
        if (!read)
            return failure(ErrorCode::CopyNotValid, read.error().detail);
        const auto usable = isUsable(*read, publicKey);
        if (!usable)
            return failure(usable.error());
        if (*usable)
            return read;
        const auto removed = copies.remove(identifier,
            {JournalAction::CopyRemoved, m_tools.cardReference, {}, ErrorCode::CopyNotValid,
                identifier});
        if (!removed)
            return failure(removed.error());
    }
}

/// Whether the platform would take \a copy, which lay on a disk; fails where it may do so later.
Result<bool> AuthenticationRun::isUsable(const ReadCopy &copy, ByteView publicKey)
{
    if (!equal(copy.publicKey, publicKey))
        return false;
    if (copy.expires <= m_tools.now())
        return failure(ErrorCode::CopyNotValid, copyStandingIdentifier(CopyStanding::Expired));
    const CopyStanding standing = m_statuses.standingAt(
        copy.status, m_tools.settings, m_tools.now(), m_tools.session, m_tools.stop);
    switch (standing) {
    case CopyStanding::Expired:
        return failure(ErrorCode::CopyNotValid, copyStandingIdentifier(standing));
    case CopyStanding::Revoked:
        return false;
    case CopyStanding::Suspended: // so that who asks learns it, and does not wait in vain
    case CopyStanding::Unknown: // the platform looks itself
    case CopyStanding::Valid:
        return true;
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

/// Notes how \a sent went and, once, that the copy was used: as soon as it may have been.
Result<void> AuthenticationRun::note(
    SentAnswer &sent, const OpenVault &vault, const std::optional<Error> &error)
{
    JournalNote note{JournalAction::Authenticated, m_tools.cardReference, {}, std::nullopt, {}};
    if (error) {
        note.action = JournalAction::AuthenticationFailed;
        note.error = error->code;
        note.detail = error->detail;
    } else {
        QStringList words{sent.use.copy};
        for (const CopyField field : std::as_const(sent.disclosed))
            words.append(copyFieldIdentifier(field));
        note.detail = words.join(u' ');
    }
    const bool isUse = !error || sent.mayCount;
    if (!isUse || sent.isNoted)
        return Journal(m_tools.store).append(note).map([](const JournalEntry &) {});
    const auto noted = OnlineCopies(m_tools.store).addUse(sent.use, vault.cipher, note);
    sent.isNoted = noted.has_value();
    return noted;
}

} // namespace eid
