#pragma once

#include "app/eidctl/failure.h"
#include "app/eidctl/reports.h"

#include <memory>

namespace eid::ctl {

/// What eidctl prints. Results go to standard output, notes to standard error; failures as well,
/// or with JSON to standard output, so that a script finds one document there in every case.
class Output
{
public:
    virtual ~Output() = default;

    virtual void showReaders(const DeskState &desk) = 0;
    virtual void showCard(const CardState &card, IdNumberDisplay idNumbers) = 0;
    virtual void showEvent(const WatchEvent &event, IdNumberDisplay idNumbers) = 0;
    virtual void showCertificates(const CertificateReport &report, IdNumberDisplay idNumbers) = 0;
    virtual void showExport(const ExportReport &report) = 0;
    virtual void showPinJob(const PinReport &report) = 0;
    virtual void showRenewalPlan(const RenewalPlanReport &report) = 0;
    virtual void showRenewal(const RenewalReport &report) = 0;
    virtual void showSample(const SampleReport &report) = 0;
    virtual void showWaitingSamples(const QList<WaitingSample> &waiting) = 0;
    virtual void showDiscardedSample(const QString &identifier) = 0;
    virtual void showCameras(const QList<Camera> &cameras) = 0;
    virtual void showPicture(const PictureReport &report) = 0;
    virtual void showQuality(const QualityReport &report) = 0;
    virtual void showCopiesTaken(const CopiesTakenReport &report) = 0;
    virtual void showCopies(const CopiesReport &report) = 0;
    virtual void showCopyValues(const CopyValuesReport &report) = 0;
    virtual void showRemovedCopies(int count) = 0;
    virtual void showRecoveryPhrase(const Secret &phrase) = 0;
    virtual void showAuthentication(const AuthenticationReport &report) = 0;
    virtual void showLossState(const LossState &state) = 0;
    virtual void showLossCode(const Secret &code) = 0;
    virtual void showJournal(const JournalReport &report) = 0;
    virtual void showJournalVerdict(const JournalVerdict &verdict) = 0;
    virtual void showJournalExport(const JournalExportReport &report) = 0;
    virtual void showFailure(const Failure &failure) = 0;

    /// Something to know along the way; no part of the result.
    void note(const QString &text) const;
};

std::unique_ptr<Output> makeTextOutput();
std::unique_ptr<Output> makeJsonOutput();

/// Writes \a text as UTF-8 with a line end, and flushes.
void printResult(const QString &text);
void printNote(const QString &text);

} // namespace eid::ctl
