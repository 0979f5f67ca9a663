#include "app/eidctl/commands/commands.h"

namespace eid::ctl {

std::vector<std::unique_ptr<Command>> allCommands()
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(makeReadersCommand());
    commands.push_back(makeStatusCommand());
    commands.push_back(makeWatchCommand());
    commands.push_back(makePinVerifyCommand());
    commands.push_back(makePinChangeCommand());
    commands.push_back(makePinUnblockCommand());
    commands.push_back(makePinActivateCommand());
    commands.push_back(makePukChangeCommand());
    commands.push_back(makeCertificateShowCommand());
    commands.push_back(makeCertificateExportCommand());
    commands.push_back(makeRenewCommand());
    commands.push_back(makeRenewResumeCommand());
    commands.push_back(makeFaceCamerasCommand());
    commands.push_back(makeFaceCaptureCommand());
    commands.push_back(makeFaceCheckCommand());
    commands.push_back(makeFaceSendCommand());
    commands.push_back(makeFaceWaitingCommand());
    commands.push_back(makeFaceResumeCommand());
    commands.push_back(makeFaceDiscardCommand());
    commands.push_back(makeCopyOfferCommand());
    commands.push_back(makeCopyListCommand());
    commands.push_back(makeCopyShowCommand());
    commands.push_back(makeCopyRefreshCommand());
    commands.push_back(makeCopyPhraseCommand());
    commands.push_back(makeCopyRemoveCommand());
    commands.push_back(makeAuthenticateCommand());
    commands.push_back(makeLossReportCommand());
    commands.push_back(makeLossWithdrawCommand());
    commands.push_back(makeLossCodeCommand());
    commands.push_back(makeCardUseCommand());
    commands.push_back(makeCardFreezeCommand());
    commands.push_back(makeCardUnfreezeCommand());
    commands.push_back(makeJournalListCommand());
    commands.push_back(makeJournalVerifyCommand());
    commands.push_back(makeJournalExportCommand());
    return commands;
}

} // namespace eid::ctl
