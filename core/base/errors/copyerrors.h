#pragma once

#include "core/base/errors/errorrow.h"

namespace eid {

/// The words of the online copy, of authentication and of loss, in the order of ErrorCode.
inline constexpr ErrorRow copyErrorRows[] = {
    {ErrorCode::CopyOfferMalformed,
        {"copy-offer-malformed", 34, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "This is no offer of an online copy."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Use the link, the text or the picture of the QR code that the counter gave "
                "you.")}},
    {ErrorCode::CopyOfferUntrusted,
        {"copy-offer-untrusted", 35, Retry::No,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "The offer is not from the platform that is set up here."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Take no offer from anybody but the counter. If it came from there, have the "
                "platform's address checked.")}},
    {ErrorCode::CopyOfferOver,
        {"copy-offer-over", 111, Retry::No,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "The offer was used already, or its time is over."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Ask the counter for a new one.")}},
    {ErrorCode::CopyCodeWrong,
        {"copy-code-wrong", 112, Retry::Yes,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The transaction code is wrong."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Enter the code that the counter gave you with the offer. After several wrong "
                "codes the offer is over.")}},
    {ErrorCode::CopyRefused,
        {"copy-refused", 113, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The platform did not issue the online copy."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Ask the counter why.")}},
    {ErrorCode::CopyMalformed,
        {"copy-malformed", 114, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "What the platform issued is no valid online copy. Nothing was kept."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Try again later; if it happens again, tell the counter.")}},
    {ErrorCode::CopyMissing,
        {"copy-missing", 115, Retry::AfterAction,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "There is no online copy of this card on this PC."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Apply for one at a counter, and take it with the offer that you get there.")}},
    {ErrorCode::CopiesUsedUp,
        {"copies-used-up", 36, Retry::AfterAction,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "No online copy is left for a site that has none yet."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Refresh the online copies, then answer again. That needs no counter.")}},
    {ErrorCode::CopyLocked,
        {"copy-locked", 116, Retry::AfterAction,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "The online copies on this PC cannot be opened with this card."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Insert the card that they were issued for, or use the recovery phrase.")}},
    {ErrorCode::CopyNotValid,
        {"copy-not-valid", 117, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The online copy is not valid any more."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "If it is suspended, it can be released again; otherwise apply for a new one.")}},
    {ErrorCode::RequestMalformed,
        {"request-malformed", 118, Retry::No,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "The link is no request that the tool understands."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Nothing was sent. Go back to the page that it came from and start there anew.")}},
    {ErrorCode::RequestUntrusted,
        {"request-untrusted", 119, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "It cannot be verified who asks."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Nothing was sent. Do not go on with whoever sent you here.")}},
    {ErrorCode::RequestOver,
        {"request-over", 120, Retry::No,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "The request was answered already, or its time is over."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Go back to the page that it came from and start there anew.")}},
    {ErrorCode::RequestUnsupported,
        {"request-unsupported", 121, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "What is asked for is not in an online copy."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Nothing was sent. Tell whoever asks that the tool does not give this.")}},
    {ErrorCode::RequestBusy,
        {"request-busy", 122, Retry::Yes,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Another request is being answered."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Answer or decline it first, then open the link again.")}},
    {ErrorCode::RequestRefused,
        {"request-refused", 123, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The platform did not accept the authentication."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Go back to the page that asked and start there anew; if it is refused again, ask "
                "the counter.")}},
    {ErrorCode::LossReportRefused,
        {"loss-report-refused", 124, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The platform did not accept the report."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Report the loss at a counter, or by telephone.")}},
    {ErrorCode::RecoveryPhraseWrong,
        {"recovery-phrase-wrong", 125, Retry::Yes,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The recovery phrase is wrong."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Check each group of characters.")}},
};

} // namespace eid
