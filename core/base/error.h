#pragma once

#include <QMetaType>
#include <QString>

#include <optional>
#include <span>

namespace eid {

/// Everything that can go wrong, as far as a user or a script can tell it apart. Closed: each code
/// has its words, its identifier and its exit status in errorwords.h, and a test holds them to it.
enum class ErrorCode {
    // The service and the readers
    PcscLibraryMissing, ///< libpcsclite.so.1 or winscard.dll cannot be loaded
    PcscServiceStopped, ///< the smart card service does not run
    PcscAccessDenied, ///< the service refuses this user (polkit, group policy)
    PcscFailure, ///< the service answered with a code nothing better is known for
    NoReader, ///< no reader is connected
    ReaderNotFound, ///< no reader has the name that was asked for
    ReaderAmbiguous, ///< several cards are inserted and none was chosen
    ReaderUnavailable, ///< the reader was unplugged, or does not answer
    PinPadUnsupported, ///< the reader has no key pad that could take this PIN

    // The card in the reader
    NoCard, ///< the reader is empty
    CardRemoved, ///< the card was pulled out in the middle
    CardMute, ///< the card does not answer its reset, or not in time
    CardBusy, ///< another program holds the card
    CardChanged, ///< another card is in the reader than the one the job began with
    CardUnknown, ///< the card speaks none of the languages the tool knows
    CardCommunication, ///< what the reader and the card say to each other is broken
    CardMalformedData, ///< the card's answer is no valid encoding
    CardDataTooLarge, ///< the card's answer goes beyond what is read
    CardObjectMissing, ///< the card does not hold what was asked for
    CardUnsupported, ///< the card does not know the command
    CardRefused, ///< the card refused; the status word is in the detail
    CardSecurityStatus, ///< the card wants a PIN or an administrator first
    CardMemory, ///< the card has no room, or its memory has failed

    // PIN and PUK
    PinWrong, ///< triesLeft says how many are left
    PinBlocked, ///< no try is left for the PIN
    PukWrong, ///< triesLeft says how many are left
    PukBlocked, ///< no try is left for the PUK
    PinLastTry, ///< only one try is left and its use was not consented to
    PinTriesUnknown, ///< the card does not say how many tries are left; a use was not consented to
    PinTooShort,
    PinTooLong,
    PinAlphabet, ///< other characters than digits
    PinSameAsOld,
    PinRun, ///< 123456, 987654
    PinRepeat, ///< 111111, 121212
    PinBirthDate, ///< the holder's birth date
    PinIdNumber, ///< a part of the holder's ID number
    PinMismatch, ///< the repetition of the new PIN differs
    PinStateUnknown, ///< a change was cut short and the card cannot say whether it happened
    PinNotInitial, ///< activation was asked for a card whose first PIN has been changed already
    PinInputMissing, ///< no PIN could be read from where it was to come from

    // Certificates
    CertificateMissing, ///< the slot holds no certificate
    CertificateMalformed, ///< the slot holds something that is no certificate
    CertificateSlotUnknown, ///< no such slot
    CertificateUntrusted, ///< a chain that ends in none of the roots
    CertificateExpired, ///< expired, or not valid yet
    CertificateRevoked,
    CertificateWeak, ///< a key or signature too weak to be relied upon
    CertificateUnexpected, ///< not what was asked for: subject, key or use
    CertificateStatusUnknown, ///< OCSP gave no answer that holds

    // The platform and the way to it
    PlatformNotConfigured, ///< no address of the identity platform is set
    PlatformUnreachable, ///< no name, no route, refused, or broken off
    ProxyFailed, ///< the proxy cannot be reached, or refuses
    ProxyAuthentication, ///< the proxy wants a user name and a password, or others
    TlsHandshake, ///< no version or cipher in common, or no TLS at all
    TlsServerUntrusted, ///< a chain that ends in none of the roots set up
    TlsServerExpired, ///< expired, or not valid yet
    TlsServerName, ///< the certificate is for another host
    TlsServerRevoked,
    TlsServerWeak, ///< a key or signature too weak to be relied upon
    TlsServerPin, ///< none of the keys that the administrator pinned
    TlsClientNotAsked, ///< the server asked for no certificate
    TlsClientRefused, ///< the certificate of the card was not accepted
    TlsClientExposed, ///< TLS 1.2 would show the holder's name to everybody on the way
    PlatformBusy, ///< 429 or 503
    PlatformFailure, ///< another 5xx
    PlatformRefused, ///< another 4xx; its problem type is in the detail
    PlatformMalformedAnswer, ///< not what the protocol says
    PlatformAnswerTooLarge, ///< longer than it may be
    PlatformLibraryMissing, ///< libcurl.so.4 or libcurl-4.dll cannot be loaded, or does not fit

    // What the tool keeps
    StoreUnavailable, ///< the file cannot be opened, or is locked
    StoreDamaged, ///< set aside; see the detail for where
    StoreTooNew, ///< written by a later version
    StoreFull, ///< the disk is full
    JournalBroken, ///< an entry was changed, removed or put in

    // Renewal
    RenewalNotDue,
    RenewalPending, ///< the platform wants more time
    RenewalInterrupted, ///< resume brings it to its end
    RenewalNothingToResume,
    RenewalRunning, ///< in another window or process
    RenewalNeedsCounter, ///< neither credential can vouch for the other

    // The camera and the face sample
    CameraMissing,
    CameraDenied, ///< by the system's privacy settings or the file's permissions
    CameraBusy, ///< another program holds it
    CameraFormat, ///< no picture format in common, or pictures that cannot be decoded
    CameraLost, ///< pulled out in the middle; a film that has come to its end
    CameraFrozen, ///< connected, and no new picture comes
    FaceEngineMissing, ///< the plug-in with OpenCV cannot be loaded
    FaceModelUnusable, ///< a model file that OpenCV cannot use
    PictureUnreadable,
    FaceQualityLow, ///< the measures that do not hold are in the detail
    FacePresenceFailed,
    FaceChallengeExpired,
    FaceSampleRefused, ///< the problem type is in the detail

    // The online copy of the ID card, authentication with it, loss
    CopyOfferMalformed, ///< not an offer, or one that is not understood
    CopyOfferUntrusted, ///< of another issuer than the platform that is set up
    CopyOfferOver, ///< used, expired or never made
    CopyCodeWrong, ///< the transaction code that goes with an offer
    CopyRefused, ///< by the platform; its reason is in the detail
    CopyMalformed, ///< signature, digests, key or validity of an issued copy do not hold
    CopyMissing, ///< none of the card on this PC
    CopiesUsedUp, ///< all were shown to others, or are bound to a key that the card had before
    CopyLocked, ///< another card, or a key that does not open them
    CopyNotValid, ///< expired, suspended or revoked; the detail says which
    RequestMalformed, ///< an authentication request that is not as OpenID4VP says
    RequestUntrusted, ///< not signed, or by nobody whom the platform vouches for
    RequestOver, ///< answered, expired or withdrawn
    RequestUnsupported, ///< claims, formats or ways of answering that the tool does not have
    RequestBusy, ///< one is open already
    RequestRefused, ///< by the platform; the problem type is in the detail
    LossReportRefused, ///< by the platform; the problem type is in the detail
    RecoveryPhraseWrong, ///< not the one that was shown

    // The tool itself
    Cancelled, ///< the user gave up
    TimedOut,
    InvalidArgument, ///< a call or a command line that cannot be meant
    FileNotWritable,
    Internal, ///< a fault of the tool
};

/// What went wrong, for a person (through errorwords.h) and for whoever looks into it (detail).
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    /// The technical side: the PC/SC code, the status word, the OpenSSL reason. Never personal
    /// data, never a PIN. Not translated. May be empty.
    QString detail;
    /// Tries left of the PIN or PUK that was refused, where the card said so.
    std::optional<int> triesLeft;

    bool operator==(const Error &) const = default;
};

/// Every code, in the order of the enum: for tables and tests.
std::span<const ErrorCode> allErrorCodes();

} // namespace eid

Q_DECLARE_METATYPE(eid::Error)
