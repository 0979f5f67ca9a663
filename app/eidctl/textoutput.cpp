#include "app/eidctl/output.h"
#include "app/eidctl/text.h"
#include "app/eidctl/texts/plainline.h"
#include "app/eidctl/texts/textofcard.h"
#include "app/eidctl/texts/textofcertificates.h"
#include "app/eidctl/texts/textofcopy.h"
#include "app/eidctl/texts/textofface.h"
#include "app/eidctl/texts/textofjournal.h"
#include "app/eidctl/texts/textofpin.h"
#include "app/eidctl/texts/textofrenewal.h"
#include "app/eidctl/texts/textofrequest.h"
#include "app/eidctl/texts/textofsample.h"
#include "app/eidctl/texts/textofwatchevent.h"
#include "core/base/errorwords.h"

#include <QDateTime>

namespace eid::ctl {

namespace {

class TextOutput : public Output
{
public:
    void showReaders(const DeskState &desk) override { printResult(textOfReaders(desk)); }
    void showCard(const CardState &card, IdNumberDisplay idNumbers) override
    {
        printResult(textOfCard(card, idNumbers, QDateTime::currentDateTimeUtc()));
    }
    void showEvent(const WatchEvent &event, IdNumberDisplay) override
    {
        printResult(textOfWatchEvent(event, QDateTime::currentDateTimeUtc()));
    }
    void showCertificates(const CertificateReport &report, IdNumberDisplay idNumbers) override
    {
        printResult(textOfCertificates(report, idNumbers, QDateTime::currentDateTimeUtc()));
    }
    void showExport(const ExportReport &report) override { printNote(textOfExport(report)); }
    void showPinJob(const PinReport &report) override { printResult(textOfPinJob(report)); }
    void showRenewalPlan(const RenewalPlanReport &report) override
    {
        printResult(textOfRenewalPlan(report));
    }
    void showRenewal(const RenewalReport &report) override { printResult(textOfRenewal(report)); }
    void showSample(const SampleReport &report) override { printResult(textOfSample(report)); }
    void showWaitingSamples(const QList<WaitingSample> &waiting) override
    {
        printResult(textOfWaitingSamples(waiting));
    }
    void showDiscardedSample(const QString &) override { }
    void showCameras(const QList<Camera> &cameras) override { printResult(textOfCameras(cameras)); }
    void showPicture(const PictureReport &report) override { printResult(textOfPicture(report)); }
    void showQuality(const QualityReport &report) override { printResult(textOfQuality(report)); }
    void showCopiesTaken(const CopiesTakenReport &report) override
    {
        printResult(textOfCopiesTaken(report));
    }
    void showCopies(const CopiesReport &report) override { printResult(textOfCopies(report)); }
    void showCopyValues(const CopyValuesReport &report) override
    {
        printResult(textOfCopyValues(report));
    }
    void showRemovedCopies(int count) override { printResult(textOfRemovedCopies(count)); }
    void showRecoveryPhrase(const Secret &phrase) override
    {
        printResult(textOfRecoveryPhrase(phrase));
    }
    void showAuthentication(const AuthenticationReport &report) override
    {
        noteUnwritten(report.outcome.notNoted);
        printResult(textOfAuthentication(report));
    }
    void showLossState(const LossState &state) override
    {
        noteUnwritten(state.notNoted);
        printResult(textOfLossState(state));
    }
    void showLossCode(const Secret &code) override { printResult(textOfLossCode(code)); }
    void showJournal(const JournalReport &report) override { printResult(textOfJournal(report)); }
    void showJournalVerdict(const JournalVerdict &verdict) override
    {
        printResult(textOfJournalVerdict(verdict));
    }
    void showJournalExport(const JournalExportReport &report) override
    {
        printNote(textOfJournalExport(report));
    }
    void showFailure(const Failure &failure) override
    {
        QString title = errorTitle(failure.error);
        if (!failure.error.detail.isEmpty())
            title += QStringLiteral(" (%1)").arg(plainLine(failure.error.detail));
        printNote(QStringLiteral("eidctl: ") + title);
        printNote(nextStepAfter(failure));
    }

private:
    /// It has happened, whether it can be written down or not.
    static void noteUnwritten(const std::optional<Error> &error)
    {
        if (error)
            printNote(Text::tr("This could not be written to the journal: %1 (%2)")
                          .arg(errorTitle(*error), plainLine(error->detail)));
    }
};

} // namespace

std::unique_ptr<Output> makeTextOutput()
{
    return std::make_unique<TextOutput>();
}

} // namespace eid::ctl
