#include "core/onlinecopy/copyerrands.h"

#include "core/crypto/keywrap.h"
#include "core/crypto/recoveryphrase.h"
#include "core/onlinecopy/copyjobs.h"
#include "core/onlinecopy/copyoffer.h"
#include "core/onlinecopy/copyvault.h"
#include "core/onlinecopy/issuingplatform.h"
#include "core/onlinecopy/requestplatform.h"
#include "core/platform/pathstatus.h"
#include "core/store/copykeys.h"
#include "core/store/journal.h"
#include "core/store/journalentry.h"
#include "core/store/onlinecopies.h"

#include <variant>

namespace eid {

namespace {

using Options = OnlineCopyService::Options;
using SharedSecret = std::shared_ptr<const Secret>;

/// Why the certificate of whoever asks was refused, as an error of the request.
Error errorOfAsker(const Error &error)
{
    switch (error.code) {
    case ErrorCode::CertificateRevoked:
    case ErrorCode::CertificateStatusUnknown:
    case ErrorCode::CertificateUntrusted:
    case ErrorCode::CertificateMalformed:
        return {ErrorCode::RequestUntrusted, error.detail, std::nullopt};
    default: // the way to the platform
        return error;
    }
}

/// The keys that a phrase may open: that of the card with \a serial or, where that is empty, all.
Result<QList<CopyKey>> recoverableKeys(Store &store, const QString &serial)
{
    const auto all = CopyKeys(store).list();
    if (!all)
        return failure(all.error());
    QList<CopyKey> keys;
    for (const CopyKey &key : *all) {
        if (!key.recovery.empty() && (serial.isEmpty() || key.card == store.cardReference(serial)))
            keys.append(key);
    }
    if (keys.isEmpty())
        return failure(ErrorCode::CopyMissing, QStringLiteral("no recovery phrase"));
    return keys;
}

/// How many copies of \a card there were.
Result<int> removeAllOf(Store &store, const QString &card)
{
    OnlineCopies copies(store);
    const auto kept = copies.list(card);
    if (!kept)
        return failure(kept.error());
    const auto removed = copies.removeAll(
        card, {JournalAction::CopyRemoved, card, {}, std::nullopt, QString::number(kept->size())});
    if (!removed)
        return failure(removed.error());
    return static_cast<int>(kept->size());
}

} // namespace

Result<CopyOffer> readOfferWith(
    const Options &options, const QString &text, const std::stop_token &stop)
{
    const auto settings = settingsOf(options);
    if (!settings)
        return failure(settings.error());
    const auto understood = understandOffer(text, settings->address);
    if (!understood)
        return failure(understood.error());
    if (const auto *offer = std::get_if<CopyOffer>(&*understood))
        return *offer;
    PlatformSession session(*settings, std::nullopt, options.session);
    return IssuingPlatform(session, stop).offer(std::get<OfferPlace>(*understood).path);
}

Result<OpenRequest> readRequestWith(
    const Options &options, const QString &link, const std::stop_token &stop)
{
    const auto settings = settingsOf(options);
    if (!settings)
        return failure(settings.error());
    auto found = understandRequestLink(link, settings->address);
    if (!found)
        return failure(found.error());
    PlatformSession session(*settings, std::nullopt, options.session);
    if (found->object.isEmpty()) {
        auto object = RequestPlatform(session, stop).requestObject(found->path);
        if (!object)
            return failure(object.error());
        found->object = *std::move(object);
    }
    const QDateTime now = options.now();
    auto request = verifyRequest(
        found->object, found->clientId, {settings->address, rootsOf(*settings), now});
    if (!request)
        return request;
    const auto status
        = checkNotRevoked(session, request->path, QStringLiteral("whoever asks"), now, stop);
    if (!status)
        return failure(errorOfAsker(status.error()));
    return request;
}

Result<AuthenticationOutcome> declineWith(
    const Options &options, const OpenRequest &request, const std::stop_token &stop)
{
    const auto settings = settingsOf(options);
    if (!settings)
        return failure(settings.error());
    PlatformSession session(*settings, std::nullopt, options.session);
    const auto redirect = RequestPlatform(session, stop).decline(request);
    if (!redirect)
        return failure(redirect.error());
    AuthenticationOutcome outcome{
        request.shown.relyingParty, true, {}, false, *redirect, std::nullopt};
    auto store = Store::open({options.records, options.now});
    const auto noted = store
        ? Journal(*store).append({JournalAction::AuthenticationDeclined}).map([](const auto &) {})
        : Result<void>(failure(store.error()));
    if (!noted)
        outcome.notNoted = noted.error();
    return outcome;
}

Result<CopyOverview> overviewWith(
    const Options &options, const SeenCard &card, const KnownStandings &standings)
{
    auto store = Store::open({options.records, options.now});
    if (!store)
        return failure(store.error());
    return overviewOf(
        *store, store->cardReference(card.serial), store->keyReference(card.publicKey), standings);
}

Result<CopyView> openWithCard(const CopyTools &tools, CopyMemory &memory)
{
    const auto vault = openVault(tools);
    if (!vault)
        return failure(vault.error());
    return viewOf({tools.store, tools.cardReference, tools.settings, memory.lists, memory.standings,
                      tools.session, tools.stop},
        vault->cipher);
}

Result<CopyView> openByPhrase(const Options &options, const QString &serial, const Secret &phrase,
    CopyMemory &memory, const std::stop_token &stop)
{
    const auto settings = settingsOf(options);
    if (!settings)
        return failure(settings.error());
    auto store = Store::open({options.records, options.now});
    if (!store)
        return failure(store.error());
    const auto keys = recoverableKeys(*store, serial);
    if (!keys)
        return failure(keys.error());
    for (const CopyKey &key : *keys) {
        auto dataKey = unwrapKeyByPhrase(key.recovery, phrase);
        if (!dataKey && dataKey.error().code == ErrorCode::RecoveryPhraseWrong)
            continue;
        if (!dataKey)
            return failure(dataKey.error());
        const auto cipher = ColumnCipher::create(*std::move(dataKey));
        if (!cipher)
            return failure(cipher.error());
        return viewOf(
            {*store, key.card, *settings, memory.lists, memory.standings, options.session, stop},
            *cipher);
    }
    return failure(ErrorCode::RecoveryPhraseWrong);
}

Result<SharedSecret> makePhrase(const CopyTools &tools)
{
    const auto vault = openVault(tools);
    if (!vault)
        return failure(vault.error());
    auto phrase = makeRecoveryPhrase();
    if (!phrase)
        return failure(phrase.error());
    const auto wrapped = wrapKeyByPhrase(vault->cipher.dataKey(), *phrase);
    if (!wrapped)
        return failure(wrapped.error());
    const auto kept = CopyKeys(tools.store).setRecovery(tools.cardReference, *wrapped);
    if (!kept)
        return failure(kept.error());
    return std::make_shared<const Secret>(*std::move(phrase));
}

Result<int> removeWith(const Options &options, const QString &serial)
{
    auto store = Store::open({options.records, options.now});
    if (!store)
        return failure(store.error());
    return removeAllOf(*store, store->cardReference(serial));
}

Result<int> removeOthersWith(const Options &options, const QString &serial)
{
    auto store = Store::open({options.records, options.now});
    if (!store)
        return failure(store.error());
    const auto keys = CopyKeys(*store).list();
    if (!keys)
        return failure(keys.error());
    const QString own = store->cardReference(serial); // empty for no serial, and nobody's
    int removed = 0;
    for (const CopyKey &key : *keys) {
        if (key.card == own)
            continue;
        const auto gone = removeAllOf(*store, key.card);
        if (!gone)
            return failure(gone.error());
        removed += *gone;
    }
    return removed;
}

} // namespace eid
