#pragma once

#include "app/eidctl/command.h"

#include <memory>

namespace eid::ctl {

std::unique_ptr<Command> makeReadersCommand();
std::unique_ptr<Command> makeStatusCommand();
std::unique_ptr<Command> makeWatchCommand();
std::unique_ptr<Command> makePinVerifyCommand();
std::unique_ptr<Command> makePinChangeCommand();
std::unique_ptr<Command> makePinUnblockCommand();
std::unique_ptr<Command> makePinActivateCommand();
std::unique_ptr<Command> makePukChangeCommand();
std::unique_ptr<Command> makeCertificateShowCommand();
std::unique_ptr<Command> makeCertificateExportCommand();
std::unique_ptr<Command> makeRenewCommand();
std::unique_ptr<Command> makeRenewResumeCommand();
std::unique_ptr<Command> makeFaceSendCommand();
std::unique_ptr<Command> makeFaceWaitingCommand();
std::unique_ptr<Command> makeFaceResumeCommand();
std::unique_ptr<Command> makeFaceDiscardCommand();
std::unique_ptr<Command> makeFaceCamerasCommand();
std::unique_ptr<Command> makeFaceCaptureCommand();
std::unique_ptr<Command> makeFaceCheckCommand();
std::unique_ptr<Command> makeCopyOfferCommand();
std::unique_ptr<Command> makeCopyListCommand();
std::unique_ptr<Command> makeCopyShowCommand();
std::unique_ptr<Command> makeCopyRefreshCommand();
std::unique_ptr<Command> makeCopyPhraseCommand();
std::unique_ptr<Command> makeCopyRemoveCommand();
std::unique_ptr<Command> makeAuthenticateCommand();
std::unique_ptr<Command> makeLossReportCommand();
std::unique_ptr<Command> makeLossWithdrawCommand();
std::unique_ptr<Command> makeLossCodeCommand();
std::unique_ptr<Command> makeCardUseCommand();
std::unique_ptr<Command> makeCardFreezeCommand();
std::unique_ptr<Command> makeCardUnfreezeCommand();
std::unique_ptr<Command> makeJournalListCommand();
std::unique_ptr<Command> makeJournalVerifyCommand();
std::unique_ptr<Command> makeJournalExportCommand();

} // namespace eid::ctl
