#include "core/journaling/journalevent.h"
#include "core/pin/pinservice.h"
#include "core/store/store.h"

#include <QTemporaryDir>
#include <QTest>

using eid::ErrorCode;
using eid::JournalAction;
using eid::JournalEvent;
using eid::PinJob;
using eid::PinJobEnd;
using eid::PinVerdict;
using eid::Store;

Q_DECLARE_METATYPE(PinJobEnd)
Q_DECLARE_METATYPE(JournalEvent)

class JournalEventTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOfPinJobs_data()
    {
        QTest::addColumn<PinJobEnd>("end");
        QTest::addColumn<JournalEvent>("expected");
        const auto row = [](const char *name, const PinJobEnd &end, const JournalEvent &expected) {
            QTest::newRow(name) << end << expected;
        };
        const QString card = u"A1"_qs;
        row("verified", {.job = PinJob::VerifyPin, .serial = card},
            {.action = JournalAction::PinVerified, .cardSerial = card});
        row("changed", {.job = PinJob::ChangePin, .serial = card},
            {.action = JournalAction::PinChanged, .cardSerial = card});
        row("activated", {.job = PinJob::ActivatePin, .serial = card},
            {.action = JournalAction::PinActivated, .cardSerial = card});
        row("unblocked", {.job = PinJob::UnblockPin, .serial = card},
            {.action = JournalAction::PinUnblocked, .cardSerial = card});
        row("PUK", {.job = PinJob::ChangePuk, .serial = card},
            {.action = JournalAction::PukChanged, .cardSerial = card});
        row("refused",
            {.job = PinJob::ChangePin,
                .serial = card,
                .error = eid::Error{ErrorCode::PinWrong, u"SW 63C2"_qs, 2}},
            {.action = JournalAction::PinChanged,
                .cardSerial = card,
                .error = ErrorCode::PinWrong,
                .detail = u"SW 63C2"_qs});
        row("settled", {.job = PinJob::ChangePin, .serial = card, .verdict = PinVerdict::NewValid},
            {.action = JournalAction::PinSettled,
                .cardSerial = card,
                .detail = u"pin-changed: new-valid"_qs});
        row("not settled",
            {.job = PinJob::ChangePuk,
                .serial = card,
                .verdict = PinVerdict::Unknown,
                .error = eid::Error{ErrorCode::PinStateUnknown, u"card-removed"_qs, {}}},
            {.action = JournalAction::PinSettled,
                .cardSerial = card,
                .error = ErrorCode::PinStateUnknown,
                .detail = u"puk-changed: unknown (card-removed)"_qs});
    }

    void tellsOfPinJobs()
    {
        QFETCH(PinJobEnd, end);
        QFETCH(JournalEvent, expected);
        QCOMPARE(eid::eventOf(end), expected);
    }

    void writesTheReferenceInPlaceOfTheSerial()
    {
        QTemporaryDir folder;
        auto store = Store::open({.path = folder.filePath(u"records.sqlite"_qs)});
        QVERIFY(store);
        const auto entry = eid::appendEvent(
            *store, eid::eventOfCertificateExport(u"A1"_qs, eid::KeySlot::Signature));
        QVERIFY(entry);
        QCOMPARE(entry->action, u"certificate-exported"_qs);
        QCOMPARE(entry->slot, u"9C"_qs);
        QCOMPARE(entry->card, store->cardReference(u"A1"_qs));
    }
};

QTEST_GUILESS_MAIN(JournalEventTest)
#include "journalevent_test.moc"
