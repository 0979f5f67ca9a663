#pragma once

#include "core/base/errors/errorrow.h"

namespace eid {

/// The words of PIN and PUK, in the order of ErrorCode.
inline constexpr ErrorRow pinErrorRows[] = {
    {ErrorCode::PinWrong,
        {"pin-wrong", 40, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The PIN is wrong."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Check the PIN and enter it again.")}},
    {ErrorCode::PinBlocked,
        {"pin-blocked", 41, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The PIN is blocked."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Unblock the PIN with the PUK from your PIN letter.")}},
    {ErrorCode::PukWrong,
        {"puk-wrong", 42, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The PUK is wrong."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Check the PUK in your PIN letter and enter it again.")}},
    {ErrorCode::PukBlocked,
        {"puk-blocked", 43, Retry::No, QT_TRANSLATE_NOOP("eid::ErrorWords", "The PUK is blocked."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Bring the card and your ID document to a counter: only there can it be "
                "unblocked.")}},
    {ErrorCode::PinLastTry,
        {"pin-last-try", 44, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Only one try is left."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Look up the right PIN or PUK first. If you are sure of it, confirm that the last "
                "try may be used.")}},
    {ErrorCode::PinTriesUnknown,
        {"pin-tries-unknown", 45, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card does not say how many tries are left."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "If you are sure of the PIN or PUK, confirm that a try may be used.")}},
    {ErrorCode::PinTooShort,
        {"pin-too-short", 46, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The entry is too short."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "A PIN or PUK has more digits: check it and enter it again.")}},
    {ErrorCode::PinTooLong,
        {"pin-too-long", 47, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The entry is too long."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "A PIN or PUK has fewer digits: check it and enter it again.")}},
    {ErrorCode::PinAlphabet,
        {"pin-alphabet", 48, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "A PIN or PUK consists of digits only."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Use the digits 0 to 9 only.")}},
    {ErrorCode::PinSameAsOld,
        {"pin-same-as-old", 49, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The new PIN or PUK is the old one."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Choose another one.")}},
    {ErrorCode::PinRun,
        {"pin-run", 50, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The digits follow one another, as in 123456."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Choose digits that are harder to guess.")}},
    {ErrorCode::PinRepeat,
        {"pin-repeat", 51, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The digits repeat, as in 111111 or 121212."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Choose digits that are harder to guess.")}},
    {ErrorCode::PinBirthDate,
        {"pin-birth-date", 52, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The PIN is the holder's birth date."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Choose a PIN that nobody can learn from your papers.")}},
    {ErrorCode::PinIdNumber,
        {"pin-id-number", 53, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The PIN is a part of the holder's ID number."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Choose a PIN that nobody can learn from your papers.")}},
    {ErrorCode::PinMismatch,
        {"pin-mismatch", 54, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The two entries differ."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Enter the new PIN or PUK twice, the same each time.")}},
    {ErrorCode::PinStateUnknown,
        {"pin-state-unknown", 55, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "The change was cut short, and the card does not say whether it happened."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Insert the same card again. The tool then finds out which PIN is valid.")}},
    {ErrorCode::PinNotInitial,
        {"pin-not-initial", 56, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The first PIN of this card was changed already."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "To change the PIN again, use “Change PIN”.")}},
    {ErrorCode::PinInputMissing,
        {"pin-input-missing", 57, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "No PIN was entered."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Enter the PIN at the terminal, through a file descriptor or at the reader's key "
                "pad.")}},
};

} // namespace eid
