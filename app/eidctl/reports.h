#pragma once

#include "core/card/cardstate.h"
#include "core/face/camera.h"
#include "core/face/facegeometry.h"
#include "core/face/facequality.h"
#include "core/face/guidance.h"
#include "core/facesample/facesample.h"
#include "core/onlinecopy/authentication.h"
#include "core/onlinecopy/loss.h"
#include "core/onlinecopy/onlinecopy.h"
#include "core/pin/pinservice.h"
#include "core/renewal/renewalprogress.h"
#include "core/store/journalentry.h"
#include "core/store/journalverdict.h"

#include <QList>
#include <QString>

#include <optional>

namespace eid::ctl {

// What the commands have to say, as plain values; an Output gives them a form.

/// How much of the holder's ID number is shown.
enum class IdNumberDisplay {
    Masked,
    Full,
};

/// What a PIN job has done.
struct PinReport
{
    PinJob job = PinJob::VerifyPin;
    QString reader;
    QString serial; ///< of the card
    std::optional<PinVerdict> verdict; ///< when the job was cut short and its end found out
    PinStatus pin; ///< afterwards
    PinStatus puk; ///< afterwards
};

/// Certificates of one card.
struct CertificateReport
{
    QString reader;
    QString serial; ///< of the card
    QList<CertificateSlot> slotList;
};

/// A certificate that was written to a file.
struct ExportReport
{
    KeySlot slot = KeySlot::Authentication;
    QString file;
    bool isDer = false; ///< otherwise PEM
    qint64 size = 0; ///< octets
    QString sha256; ///< of the DER form, upper-case hexadecimal
};

/// What a renewal would do.
struct RenewalPlanReport
{
    QString reader;
    QString serial; ///< of the card
    bool isCutShort = false; ///< one was begun before and waits to be resumed
    RenewalPlan plan;
};

/// What a renewal has done.
struct RenewalReport
{
    QString reader;
    QString serial; ///< of the card
    RenewalOutcome outcome;
};

/// What became of a face sample.
struct SampleReport
{
    QString reader;
    QString serial; ///< of the card
    SampleOutcome outcome;
};

/// A picture that was taken, without its pixels.
struct PictureReport
{
    QString source; ///< as it was named on the command line
    QSize frame; ///< of the camera, pixels
    QSize picture; ///< pixels
    QDateTime taken; ///< UTC
    qint64 size = 0; ///< of the JPEG, octets
    FaceGeometry face; ///< in pixels of the picture
    QualityRecord quality;
    QList<Guidance> guidance; ///< what was asked for on the way
    QString file; ///< it was written to, if it was
};

/// The measures of a picture in a file.
struct QualityReport
{
    QString file;
    QualityRecord quality;
};

/// Online copies that were fetched.
struct CopiesTakenReport
{
    QString reader;
    QString serial; ///< of the card
    CopiesTaken taken;
};

/// The online copies of one card.
struct CopiesReport
{
    QString reader;
    QString serial; ///< of the card
    CopyOverview overview;
    std::optional<CopyView> view; ///< where they were opened
};

/// What online copies say of their holder.
struct CopyValuesReport
{
    QList<CopyValue> values;
    bool isOpen = false; ///< otherwise masked
};

/// How a request was answered.
struct AuthenticationReport
{
    AuthenticationRequest request;
    AuthenticationOutcome outcome;
};

/// A part of the journal.
struct JournalReport
{
    QList<JournalEntry> entries; ///< the latest first
    qint64 total = 0; ///< how many there are in all
};

/// A journal that was written to a file.
struct JournalExportReport
{
    QString file;
    qint64 entries = 0;
    qint64 size = 0; ///< octets
    QString head; ///< hash of the last entry
};

/// One change that `watch` saw.
struct WatchEvent
{
    enum class Kind {
        ReaderAdded,
        ReaderRemoved,
        CardChanged, ///< inserted, removed, or more of it is known
        ServiceChanged, ///< the smart card service stopped, or runs again
    };

    Kind kind = Kind::CardChanged;
    CardState card; ///< the reader and its card, except for ServiceChanged
    std::optional<Error> serviceError; ///< for ServiceChanged; unset: it runs
};

} // namespace eid::ctl
