#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/card/cardlease.h"
#include "core/onlinecopy/copyanswers.h"
#include "core/onlinecopy/copytools.h"
#include "core/onlinecopy/copyvault.h"
#include "core/store/journalaction.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace eid {

class IssuingPlatform;
struct KeptCopy;
struct CheckedCopies;
class StatusLists;

/// Whether new copies of a card that can use \a copies should be fetched at \a now: fewer than two
/// that nobody was shown are valid for another 30 days.
bool isRefreshDue(const QList<KeptCopy> &copies, const QDateTime &now);

/// Fetches online copies and keeps them, all or none.
///
/// What the offer was exchanged for is kept, sealed, before copies are asked for: where that is cut
/// short, refresh() goes on without another offer. Copies are kept in one transaction once all of
/// them have been checked.
///
/// Threads: one that may block, never the desk's.
class CopyIssuing
{
public:
    CopyIssuing(CopyTools tools, StatusLists &statuses);

    Result<CopiesTaken> take(const CopyOffer &offer, const Secret &transactionCode);
    Result<CopiesTaken> refresh();

private:
    using TokenSource = std::function<Result<CopyToken>(IssuingPlatform &, const QByteArray &path)>;

    Result<CardCredential> beginWithCard();
    Result<CopiesTaken> fetch(PlatformSession &session, OpenVault &vault,
        const CardCredential &credential, JournalAction action, const TokenSource &askForToken);
    Result<QList<QByteArray>> issued(IssuingPlatform &platform, const IssuerMetadata &metadata,
        const CopyToken &token, const CardCredential &credential);
    Result<QList<QByteArray>> proofs(
        const IssuerMetadata &metadata, const QString &nonce, const CardCredential &credential);
    Result<CheckedCopies> checked(
        const QList<QByteArray> &credentials, const CardCredential &credential);
    Result<CopiesTaken> keep(const CheckedCopies &checked, const QString &boundKey,
        const OpenVault &vault, JournalAction action);
    Result<QStringList> needless(const QString &boundKey, const OpenVault &vault);
    Result<bool> isRevoked(const KeptCopy &copy, const OpenVault &vault);
    Result<void> keepToken(const CopyToken &token, OpenVault &vault);
    void fetchLossCode(PlatformSession &session, CopiesTaken &taken);
    void tell(CopyProgress::Stage stage, int done = 0, int total = 0) const;

    CopyTools m_tools;
    StatusLists &m_statuses;
    /// What is proved to the card stays proved from the first signature to the last.
    std::optional<CardLease::Hold> m_hold;
};

} // namespace eid
