#pragma once

#include "core/base/result.h"
#include "core/card/cardlease.h"
#include "core/onlinecopy/authentication.h"
#include "core/onlinecopy/copytools.h"
#include "core/onlinecopy/requestobject.h"
#include "core/store/onlinecopies.h"

#include <QByteArray>
#include <QList>

namespace eid {

struct OpenVault;
struct ReadCopy;
class StatusLists;

/// Answers one request: chooses the copy of the relying party, or assigns it one, tells of it what
/// was consented to, has the card sign, and posts the answer.
///
/// Threads: one that may block, never the desk's.
class AuthenticationRun
{
public:
    AuthenticationRun(CopyTools tools, StatusLists &statuses);

    /// Fails as OnlineCopyService::answer() does.
    Result<AuthenticationOutcome> answer(
        const OpenRequest &request, const AuthenticationConsent &consent);

private:
    Result<OpenedCopy> chosen(const OpenRequest &request, const OpenVault &vault);
    Result<ReadCopy> usable(const OpenedCopy &copy, const CardCredential &credential);
    Result<QByteArray> presentation(const OpenRequest &request, const ReadCopy &copy,
        const QList<CopyField> &disclosed, const CardCredential &credential);
    Result<QByteArray> transactionSignature(const OpenRequest &request);
    Result<void> note(const OpenRequest &request, const OpenedCopy &copy,
        const QList<CopyField> &disclosed, const OpenVault &vault);

    CopyTools m_tools;
    StatusLists &m_statuses;
};

} // namespace eid
