#pragma once

#include "core/base/errors/errorrow.h"

namespace eid {

/// The words of the card in the reader, in the order of ErrorCode.
inline constexpr ErrorRow cardErrorRows[] = {
    {ErrorCode::NoCard,
        {"no-card", 20, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "There is no card in the reader."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Insert the card, with the chip first.")}},
    {ErrorCode::CardRemoved,
        {"card-removed", 21, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card was taken out too early."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Insert the card again and leave it in until the work is done.")}},
    {ErrorCode::CardMute,
        {"card-mute", 22, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card does not answer."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Take the card out, wipe its chip, and insert it again with the chip first.")}},
    {ErrorCode::CardBusy,
        {"card-busy", 23, Retry::Yes, QT_TRANSLATE_NOOP("eid::ErrorWords", "The card is busy."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Close other programs that use the card. If there are none, take the card out and "
                "insert it again.")}},
    {ErrorCode::CardChanged,
        {"card-changed", 24, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Another card is in the reader than before."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Insert the card with which you began, or start again with this one.")}},
    {ErrorCode::CardUnknown,
        {"card-unknown", 25, Retry::No,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "This card is not an eID card that the tool knows."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Check that it is the eID card and that the chip points into the reader.")}},
    {ErrorCode::CardCommunication,
        {"card-communication", 26, Retry::Yes,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Reader and card do not understand each other."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Take the card out, wipe its chip, insert it again and try again.")}},
    {ErrorCode::CardMalformedData,
        {"card-malformed-data", 27, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card holds data that cannot be read."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Bring the card to a counter, where it is looked at.")}},
    {ErrorCode::CardDataTooLarge,
        {"card-data-too-large", 28, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card's answer is longer than it may be."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Bring the card to a counter, where it is looked at.")}},
    {ErrorCode::CardObjectMissing,
        {"card-object-missing", 29, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card does not hold this."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "If the card should hold it, bring the card to a counter.")}},
    {ErrorCode::CardUnsupported,
        {"card-unsupported", 30, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card cannot do this."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Ask at the counter for a card that can.")}},
    {ErrorCode::CardRefused,
        {"card-refused", 31, Retry::No, QT_TRANSLATE_NOOP("eid::ErrorWords", "The card refused."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Take the card out, insert it again and try again. If it refuses once more, bring "
                "it to a counter.")}},
    {ErrorCode::CardSecurityStatus,
        {"card-security-status", 32, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card asks for its PIN first."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Enter the PIN, then try again.")}},
    {ErrorCode::CardMemory,
        {"card-memory", 33, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card's memory is full or worn out."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Bring the card to a counter, where it is replaced.")}},
};

} // namespace eid
