#include "core/base/errorwords.h"

#include <QCoreApplication>

namespace eid {

namespace {

QString translated(const char *words)
{
    return QCoreApplication::translate("eid::ErrorWords", words);
}

} // namespace

// A switch without default: a code that has no row does not compile.
const ErrorWords &errorWords(ErrorCode code)
{
    switch (code) {
    case ErrorCode::PcscLibraryMissing: {
        static constexpr ErrorWords words{"pcsc-library-missing", 10, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The smart card software is not installed."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Install the package “pcscd”, or ask whoever looks after this computer to do so.")};
        return words;
    }
    case ErrorCode::PcscServiceStopped: {
        static constexpr ErrorWords words{"pcsc-service-stopped", 11, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The smart card service is not running."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Start the service “pcscd”, or restart the computer. The tool goes on by itself as "
                "soon as the service runs.")};
        return words;
    }
    case ErrorCode::PcscAccessDenied: {
        static constexpr ErrorWords words{"pcsc-access-denied", 12, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "This user may not use the smart card service."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Log in at the computer itself rather than remotely, or ask the administrator for "
                "access to smart cards.")};
        return words;
    }
    case ErrorCode::PcscFailure: {
        static constexpr ErrorWords words{"pcsc-failure", 13, Retry::Yes,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The smart card service reported a fault."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Try again. If it stays, unplug the reader, plug it in again and restart the smart "
                "card service.")};
        return words;
    }
    case ErrorCode::NoReader: {
        static constexpr ErrorWords words{"no-reader", 14, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "No card reader is connected."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Plug the card reader into a USB port.")};
        return words;
    }
    case ErrorCode::ReaderNotFound: {
        static constexpr ErrorWords words{"reader-not-found", 15, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "There is no reader of that name."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Choose one of the readers that are connected.")};
        return words;
    }
    case ErrorCode::ReaderAmbiguous: {
        static constexpr ErrorWords words{"reader-ambiguous", 16, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Several readers could be meant."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Choose the reader whose card is meant, or take the other cards out.")};
        return words;
    }
    case ErrorCode::ReaderUnavailable: {
        static constexpr ErrorWords words{"reader-unavailable", 17, Retry::AfterAction,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "The card reader was unplugged or does not answer."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Plug the reader in again, and insert the card.")};
        return words;
    }
    case ErrorCode::PinPadUnsupported: {
        static constexpr ErrorWords words{"pin-pad-unsupported", 18, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The reader has no key pad for this."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Type the PIN on the computer instead.")};
        return words;
    }
    case ErrorCode::NoCard: {
        static constexpr ErrorWords words{"no-card", 20, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "There is no card in the reader."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Insert the card, with the chip first.")};
        return words;
    }
    case ErrorCode::CardRemoved: {
        static constexpr ErrorWords words{"card-removed", 21, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card was taken out too early."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Insert the card again and leave it in until the work is done.")};
        return words;
    }
    case ErrorCode::CardMute: {
        static constexpr ErrorWords words{"card-mute", 22, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card does not answer."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Take the card out, wipe its chip, and insert it again with the chip first.")};
        return words;
    }
    case ErrorCode::CardBusy: {
        static constexpr ErrorWords words{"card-busy", 23, Retry::Yes,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Another program is using the card."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Close other programs that use the card, then try again.")};
        return words;
    }
    case ErrorCode::CardChanged: {
        static constexpr ErrorWords words{"card-changed", 24, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Another card is in the reader than before."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Insert the card with which you began, or start again with this one.")};
        return words;
    }
    case ErrorCode::CardUnknown: {
        static constexpr ErrorWords words{"card-unknown", 25, Retry::No,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "This card is not an eID card that the tool knows."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Check that it is the eID card and that the chip points into the reader.")};
        return words;
    }
    case ErrorCode::CardCommunication: {
        static constexpr ErrorWords words{"card-communication", 26, Retry::Yes,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Reader and card do not understand each other."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Take the card out, wipe its chip, insert it again and try again.")};
        return words;
    }
    case ErrorCode::CardMalformedData: {
        static constexpr ErrorWords words{"card-malformed-data", 27, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card holds data that cannot be read."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Bring the card to a counter, where it is looked at.")};
        return words;
    }
    case ErrorCode::CardDataTooLarge: {
        static constexpr ErrorWords words{"card-data-too-large", 28, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card's answer is longer than it may be."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Bring the card to a counter, where it is looked at.")};
        return words;
    }
    case ErrorCode::CardObjectMissing: {
        static constexpr ErrorWords words{"card-object-missing", 29, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card does not hold this."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "If the card should hold it, bring the card to a counter.")};
        return words;
    }
    case ErrorCode::CardUnsupported: {
        static constexpr ErrorWords words{"card-unsupported", 30, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card cannot do this."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Ask at the counter for a card that can.")};
        return words;
    }
    case ErrorCode::CardRefused: {
        static constexpr ErrorWords words{"card-refused", 31, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card refused."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Take the card out, insert it again and try again. If it refuses once more, bring "
                "it to a counter.")};
        return words;
    }
    case ErrorCode::CardSecurityStatus: {
        static constexpr ErrorWords words{"card-security-status", 32, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card asks for its PIN first."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Enter the PIN, then try again.")};
        return words;
    }
    case ErrorCode::CardMemory: {
        static constexpr ErrorWords words{"card-memory", 33, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card's memory is full or worn out."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Bring the card to a counter, where it is replaced.")};
        return words;
    }
    case ErrorCode::PinWrong: {
        static constexpr ErrorWords words{"pin-wrong", 40, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The PIN is wrong."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Check the PIN and enter it again.")};
        return words;
    }
    case ErrorCode::PinBlocked: {
        static constexpr ErrorWords words{"pin-blocked", 41, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The PIN is blocked."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Unblock the PIN with the PUK from your PIN letter.")};
        return words;
    }
    case ErrorCode::PukWrong: {
        static constexpr ErrorWords words{"puk-wrong", 42, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The PUK is wrong."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Check the PUK in your PIN letter and enter it again.")};
        return words;
    }
    case ErrorCode::PukBlocked: {
        static constexpr ErrorWords words{"puk-blocked", 43, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The PUK is blocked."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Bring the card and your ID document to a counter: only there can it be "
                "unblocked.")};
        return words;
    }
    case ErrorCode::PinLastTry: {
        static constexpr ErrorWords words{"pin-last-try", 44, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Only one try is left."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Look up the right PIN or PUK first. If you are sure of it, confirm that the last "
                "try may be used.")};
        return words;
    }
    case ErrorCode::PinTriesUnknown: {
        static constexpr ErrorWords words{"pin-tries-unknown", 45, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card does not say how many tries are left."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "If you are sure of the PIN or PUK, confirm that a try may be used.")};
        return words;
    }
    case ErrorCode::PinTooShort: {
        static constexpr ErrorWords words{"pin-too-short", 46, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The PIN is too short."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Choose a PIN with more digits.")};
        return words;
    }
    case ErrorCode::PinTooLong: {
        static constexpr ErrorWords words{"pin-too-long", 47, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The PIN is too long."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Choose a PIN with fewer digits.")};
        return words;
    }
    case ErrorCode::PinAlphabet: {
        static constexpr ErrorWords words{"pin-alphabet", 48, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "A PIN consists of digits only."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Use the digits 0 to 9 only.")};
        return words;
    }
    case ErrorCode::PinSameAsOld: {
        static constexpr ErrorWords words{"pin-same-as-old", 49, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The new PIN is the old one."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Choose another PIN.")};
        return words;
    }
    case ErrorCode::PinRun: {
        static constexpr ErrorWords words{"pin-run", 50, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The digits follow one another, as in 123456."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Choose a PIN that is harder to guess.")};
        return words;
    }
    case ErrorCode::PinRepeat: {
        static constexpr ErrorWords words{"pin-repeat", 51, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The digits repeat, as in 111111 or 121212."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Choose a PIN that is harder to guess.")};
        return words;
    }
    case ErrorCode::PinBirthDate: {
        static constexpr ErrorWords words{"pin-birth-date", 52, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The PIN is the holder's birth date."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Choose a PIN that nobody can learn from your papers.")};
        return words;
    }
    case ErrorCode::PinIdNumber: {
        static constexpr ErrorWords words{"pin-id-number", 53, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The PIN is a part of the holder's ID number."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Choose a PIN that nobody can learn from your papers.")};
        return words;
    }
    case ErrorCode::PinMismatch: {
        static constexpr ErrorWords words{"pin-mismatch", 54, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The two entries of the new PIN differ."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Enter the new PIN twice, the same each time.")};
        return words;
    }
    case ErrorCode::PinStateUnknown: {
        static constexpr ErrorWords words{"pin-state-unknown", 55, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "The change was cut short, and the card does not say whether it happened."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Insert the same card again. The tool then finds out which PIN is valid.")};
        return words;
    }
    case ErrorCode::PinNotInitial: {
        static constexpr ErrorWords words{"pin-not-initial", 56, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The first PIN of this card was changed already."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "To change the PIN again, use “Change PIN”.")};
        return words;
    }
    case ErrorCode::PinInputMissing: {
        static constexpr ErrorWords words{"pin-input-missing", 57, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "No PIN was entered."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Enter the PIN at the terminal, through a file descriptor or at the reader's key "
                "pad.")};
        return words;
    }
    case ErrorCode::CertificateMissing: {
        static constexpr ErrorWords words{"certificate-missing", 58, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card holds no such certificate."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "If the card should hold it, bring the card to a counter.")};
        return words;
    }
    case ErrorCode::CertificateMalformed: {
        static constexpr ErrorWords words{"certificate-malformed", 59, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "What the card holds as its certificate is none."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Bring the card to a counter, where its certificate is issued anew.")};
        return words;
    }
    case ErrorCode::CertificateSlotUnknown: {
        static constexpr ErrorWords words{"certificate-slot-unknown", 60, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "There is no certificate slot of that name."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Name one of the slots 9A, 9C, 9D or 9E.")};
        return words;
    }
    case ErrorCode::Cancelled: {
        static constexpr ErrorWords words{"cancelled", 3, Retry::Yes,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Cancelled."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Nothing was changed. Start again whenever you like.")};
        return words;
    }
    case ErrorCode::TimedOut: {
        static constexpr ErrorWords words{"timed-out", 4, Retry::Yes,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "It took too long."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Try again.")};
        return words;
    }
    case ErrorCode::InvalidArgument: {
        static constexpr ErrorWords words{"invalid-argument", 2, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "This cannot be asked for."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "See the help for what is possible.")};
        return words;
    }
    case ErrorCode::FileNotWritable: {
        static constexpr ErrorWords words{"file-not-writable", 5, Retry::AfterAction,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The file cannot be written."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Choose another folder or another name.")};
        return words;
    }
    case ErrorCode::Internal: {
        static constexpr ErrorWords words{"internal", 6, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The tool made a mistake."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Please report it, with what you were doing.")};
        return words;
    }
    }
    Q_UNREACHABLE();
}

QString errorTitle(const Error &error)
{
    const QString title = translated(errorWords(error.code).title);
    // The titles of the others say it themselves: blocked, the last try.
    const bool leavesTries = error.code == ErrorCode::PinWrong || error.code == ErrorCode::PukWrong;
    if (!leavesTries || !error.triesLeft)
        return title;
    //: %1 is a sentence such as "The PIN is wrong."
    return QCoreApplication::translate(
        "eid::ErrorWords", "%1 %n tries are left.", nullptr, *error.triesLeft)
        .arg(title);
}

QString errorNextStep(const Error &error)
{
    return translated(errorWords(error.code).nextStep);
}

} // namespace eid
