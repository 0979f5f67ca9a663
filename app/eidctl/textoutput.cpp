#include "app/eidctl/output.h"
#include "app/eidctl/texts/plainline.h"
#include "app/eidctl/texts/textofcard.h"
#include "app/eidctl/texts/textofcertificates.h"
#include "app/eidctl/texts/textofface.h"
#include "app/eidctl/texts/textofjournal.h"
#include "app/eidctl/texts/textofpin.h"
#include "app/eidctl/texts/textofrenewal.h"
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
        printNote(errorNextStep(failure.error));
    }
};

} // namespace

std::unique_ptr<Output> makeTextOutput()
{
    return std::make_unique<TextOutput>();
}

} // namespace eid::ctl
