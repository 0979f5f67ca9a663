#include "app/eidctl/json/jsonofcard.h"
#include "app/eidctl/json/jsonofcertificates.h"
#include "app/eidctl/json/jsonofcopy.h"
#include "app/eidctl/json/jsonoferror.h"
#include "app/eidctl/json/jsonofface.h"
#include "app/eidctl/json/jsonofjournal.h"
#include "app/eidctl/json/jsonofpinjob.h"
#include "app/eidctl/json/jsonofrenewal.h"
#include "app/eidctl/json/jsonofsample.h"
#include "app/eidctl/json/jsonofwatchevent.h"
#include "app/eidctl/output.h"

#include <QJsonDocument>

namespace eid::ctl {

namespace {

class JsonOutput : public Output
{
public:
    void showReaders(const DeskState &desk) override { printDocument(jsonOfReaders(desk)); }
    void showCard(const CardState &card, IdNumberDisplay idNumbers) override
    {
        printDocument(jsonOfCard(card, idNumbers, QDateTime::currentDateTimeUtc()));
    }
    void showEvent(const WatchEvent &event, IdNumberDisplay idNumbers) override
    {
        const auto document = jsonOfWatchEvent(event, idNumbers, QDateTime::currentDateTimeUtc());
        printResult(QString::fromUtf8(QJsonDocument(document).toJson(QJsonDocument::Compact)));
    }
    void showCertificates(const CertificateReport &report, IdNumberDisplay idNumbers) override
    {
        printDocument(jsonOfCertificates(report, idNumbers, QDateTime::currentDateTimeUtc()));
    }
    void showExport(const ExportReport &report) override { printDocument(jsonOfExport(report)); }
    void showPinJob(const PinReport &report) override { printDocument(jsonOfPinJob(report)); }
    void showRenewalPlan(const RenewalPlanReport &report) override
    {
        printDocument(jsonOfRenewalPlan(report));
    }
    void showRenewal(const RenewalReport &report) override { printDocument(jsonOfRenewal(report)); }
    void showSample(const SampleReport &report) override { printDocument(jsonOfSample(report)); }
    void showWaitingSamples(const QList<WaitingSample> &waiting) override
    {
        printDocument(jsonOfWaitingSamples(waiting));
    }
    void showDiscardedSample(const QString &identifier) override
    {
        printDocument(jsonOfDiscardedSample(identifier));
    }
    void showCameras(const QList<Camera> &cameras) override
    {
        printDocument(jsonOfCameras(cameras));
    }
    void showPicture(const PictureReport &report) override { printDocument(jsonOfPicture(report)); }
    void showQuality(const QualityReport &report) override { printDocument(jsonOfQuality(report)); }
    void showCopiesTaken(const CopiesTakenReport &report) override
    {
        printDocument(jsonOfCopiesTaken(report));
    }
    void showCopies(const CopiesReport &report) override { printDocument(jsonOfCopies(report)); }
    void showCopyValues(const CopyValuesReport &report) override
    {
        printDocument(jsonOfCopyValues(report));
    }
    void showRemovedCopies(int count) override { printDocument(jsonOfRemovedCopies(count)); }
    void showRecoveryPhrase(const Secret &phrase) override
    {
        printDocument(jsonOfRecoveryPhrase(phrase));
    }
    void showAuthentication(const AuthenticationReport &report) override
    {
        printDocument(jsonOfAuthentication(report));
    }
    void showLossState(const LossState &state) override { printDocument(jsonOfLossState(state)); }
    void showLossCode(const Secret &code) override { printDocument(jsonOfLossCode(code)); }
    void showJournal(const JournalReport &report) override { printDocument(jsonOfJournal(report)); }
    void showJournalVerdict(const JournalVerdict &verdict) override
    {
        printDocument(jsonOfJournalVerdict(verdict));
    }
    void showJournalExport(const JournalExportReport &report) override
    {
        printDocument(jsonOfJournalExport(report));
    }
    void showFailure(const Failure &failure) override { printDocument(jsonOfFailure(failure)); }

private:
    static void printDocument(const QJsonObject &document)
    {
        printResult(QString::fromUtf8(QJsonDocument(document).toJson()).trimmed());
    }
};

} // namespace

std::unique_ptr<Output> makeJsonOutput()
{
    return std::make_unique<JsonOutput>();
}

} // namespace eid::ctl
