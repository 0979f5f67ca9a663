#pragma once

#include "core/base/result.h"
#include "core/card/cardlease.h"
#include "core/onlinecopy/authentication.h"
#include "core/onlinecopy/copytools.h"
#include "core/onlinecopy/requestobject.h"
#include "core/store/onlinecopies.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace eid {

struct OpenVault;
struct ReadCopy;
struct RequestAnswer;
struct SentAnswer;
class StatusLists;

/// Answers one request: chooses the copy of the relying party, or assigns it one, tells of it what
/// was consented to, has the card sign, and posts the answer.
///
/// Threads: one that may block, never the desk's.
class AuthenticationRun
{
public:
    AuthenticationRun(CopyTools tools, StatusLists &statuses);

    /// \a sent: what was sent in answer to \a request before; the same is sent again. Holds
    /// afterwards what may have reached the platform without its answer having been heard. Fails as
    /// OnlineCopyService::answer() does.
    Result<AuthenticationOutcome> answer(
        const OpenRequest &request, const AuthenticationConsent &consent, SentAnswer &sent);

private:
    Result<void> make(const OpenRequest &request, const QList<CopyField> &disclosed,
        const CardCredential &credential, const OpenVault &vault, SentAnswer &sent);
    Result<AuthenticationOutcome> send(const OpenRequest &request, const CardCredential &credential,
        const OpenVault &vault, SentAnswer &sent);
    Result<ReadCopy> chosen(const OpenRequest &request, const CardCredential &credential,
        const OpenVault &vault, QString &identifier);
    Result<bool> isUsable(const ReadCopy &copy, ByteView publicKey);
    Result<QByteArray> presentation(const OpenRequest &request, const ReadCopy &copy,
        const QList<CopyField> &disclosed, const CardCredential &credential);
    Result<QByteArray> transactionSignature(const OpenRequest &request);
    Result<void> note(SentAnswer &sent, const OpenVault &vault, const std::optional<Error> &error);

    CopyTools m_tools;
    StatusLists &m_statuses;
};

} // namespace eid
