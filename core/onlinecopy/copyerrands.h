#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/onlinecopy/copyreading.h"
#include "core/onlinecopy/copytools.h"
#include "core/onlinecopy/onlinecopyservice.h"
#include "core/onlinecopy/requestobject.h"
#include "core/onlinecopy/statuslists.h"

#include <QString>

#include <memory>
#include <stop_token>

namespace eid {

// What the service does without a card, and what takes but a step with one. Threads: any that may
// block. Each fails as the function of the service does that it is for.

/// What is known of copies' standing: of lists until they are over, of copies until somebody looks
/// again.
struct CopyMemory
{
    StatusLists lists;
    KnownStandings standings;

    /// Something was done that changes it.
    void forget()
    {
        lists.forget();
        standings.forget();
    }
};

Result<CopyOffer> readOfferWith(
    const OnlineCopyService::Options &options, const QString &text, const std::stop_token &stop);

Result<OpenRequest> readRequestWith(
    const OnlineCopyService::Options &options, const QString &link, const std::stop_token &stop);
Result<AuthenticationOutcome> declineWith(const OnlineCopyService::Options &options,
    const OpenRequest &request, const std::stop_token &stop);

/// A card as far as it was read without the PIN.
struct SeenCard
{
    QString serial;
    Bytes publicKey; ///< of 9A, SubjectPublicKeyInfo; empty where it was not read
};

Result<CopyOverview> overviewWith(const OnlineCopyService::Options &options, const SeenCard &card,
    const KnownStandings &standings);
Result<CopyView> openWithCard(const CopyTools &tools, CopyMemory &memory);
Result<CopyView> openByPhrase(const OnlineCopyService::Options &options, const QString &serial,
    const Secret &phrase, CopyMemory &memory, const std::stop_token &stop);
Result<std::shared_ptr<const Secret>> makePhrase(const CopyTools &tools);
Result<int> removeWith(const OnlineCopyService::Options &options, const QString &serial);
Result<int> removeOthersWith(const OnlineCopyService::Options &options, const QString &serial);

} // namespace eid
