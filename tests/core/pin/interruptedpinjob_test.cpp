#include "core/pin/interruptedpinjob.h"

#include <QTest>

using eid::InterruptedPinJob;
using eid::PinJob;
using eid::PinStatus;
using eid::PinVerdict;

Q_DECLARE_METATYPE(InterruptedPinJob)
Q_DECLARE_METATYPE(PinStatus)

namespace {

const PinStatus unknown;

PinStatus tries(int left, std::optional<bool> isInitial = {})
{
    return {left, 3, isInitial};
}

PinStatus triesAlone(int left)
{
    return {left, {}, {}};
}

} // namespace

class InterruptedPinJobTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<InterruptedPinJob>("interrupted");
        QTest::addColumn<PinStatus>("pinNow");
        QTest::addColumn<PinStatus>("pukNow");
        QTest::addColumn<PinVerdict>("verdict");
        const auto row = [](const char *name, PinJob job, PinStatus pinBefore, PinStatus pinNow,
                             PinStatus pukBefore, PinStatus pukNow, PinVerdict verdict,
                             bool isBeingTried = false) {
            QTest::newRow(name) << InterruptedPinJob{job, u"A1"_qs, pinBefore, pukBefore,
                isBeingTried} << pinNow
                                << pukNow << verdict;
        };
        const auto pin
            = [&row](const char *name, PinJob job, PinStatus before, PinStatus now,
                  PinVerdict verdict) { row(name, job, before, now, unknown, unknown, verdict); };
        const auto puk
            = [&row](const char *name, PinStatus before, PinStatus now, PinVerdict verdict) {
                  row(name, PinJob::ChangePuk, tries(3), tries(3), before, now, verdict);
              };

        pin("verify: rose", PinJob::VerifyPin, tries(2), tries(3), PinVerdict::OldValid);
        pin("verify: same", PinJob::VerifyPin, tries(3), tries(3), PinVerdict::OldValid);
        pin("verify: fell", PinJob::VerifyPin, tries(3), tries(2), PinVerdict::OldEntryWrong);
        pin("verify: the last", PinJob::VerifyPin, tries(1), tries(0), PinVerdict::Blocked);
        pin("verify: unreadable", PinJob::VerifyPin, tries(1), unknown, PinVerdict::OldValid);

        for (const PinJob job : {PinJob::ChangePin, PinJob::ActivatePin}) {
            const auto named = [job](const char *what) {
                return (job == PinJob::ChangePin ? QByteArray("change: ")
                                                 : QByteArray("activate: "))
                    + what;
            };
            pin(named("rose"), job, tries(2), tries(3), PinVerdict::NewValid);
            pin(named("same below"), job, tries(2), tries(2), PinVerdict::OldValid);
            pin(named("same at most"), job, tries(3), tries(3), PinVerdict::Unknown);
            pin(named("same, most unknown"), job, triesAlone(2), triesAlone(2),
                PinVerdict::Unknown);
            pin(named("same, most told later"), job, triesAlone(2), tries(2), PinVerdict::OldValid);
            pin(named("fell"), job, tries(3), tries(2), PinVerdict::OldEntryWrong);
            pin(named("the last"), job, tries(1), tries(0), PinVerdict::Blocked);
            pin(named("unreadable"), job, tries(2), unknown, PinVerdict::Unknown);
            pin(named("first no more"), job, tries(3, true), tries(3, false), PinVerdict::NewValid);
            pin(named("first still"), job, tries(3, true), tries(3, true), PinVerdict::OldValid);
            pin(named("first still, fell"), job, tries(3, true), tries(2, true),
                PinVerdict::OldEntryWrong);
            pin(named("first still, the last"), job, tries(1, true), tries(0, true),
                PinVerdict::Blocked);
            pin(named("never the first"), job, tries(3, false), tries(3, false),
                PinVerdict::Unknown);
        }

        const auto unblock = [&row](const char *name, PinStatus pinBefore, PinStatus pinNow,
                                 PinStatus pukBefore, PinStatus pukNow, PinVerdict verdict) {
            row(name, PinJob::UnblockPin, pinBefore, pinNow, pukBefore, pukNow, verdict);
        };
        unblock("unblock: lifted", tries(0), tries(3), tries(3), tries(3), PinVerdict::NewValid);
        unblock("unblock: lifted, plain", triesAlone(0), triesAlone(3), unknown, unknown,
            PinVerdict::NewValid);
        unblock(
            "unblock: still blocked", tries(0), tries(0), tries(3), tries(3), PinVerdict::OldValid);
        unblock("unblock: still blocked, plain", triesAlone(0), triesAlone(0), unknown, unknown,
            PinVerdict::OldValid);
        unblock("unblock: PUK refused", tries(0), tries(0), tries(3), tries(2),
            PinVerdict::OldEntryWrong);
        unblock("unblock: PUK's last", tries(0), tries(0), tries(1), tries(0), PinVerdict::Blocked);
        unblock("unblock: not blocked, rose", tries(1), tries(3), tries(3), tries(3),
            PinVerdict::NewValid);
        unblock("unblock: not blocked, same", tries(1), tries(1), tries(3), tries(3),
            PinVerdict::OldValid);
        unblock("unblock: not blocked, PUK refused", tries(1), tries(1), tries(3), tries(2),
            PinVerdict::OldEntryWrong);
        unblock("unblock: full, PUK rose", tries(3), tries(3), tries(1), tries(3),
            PinVerdict::NewValid);
        unblock("unblock: full, PUK same below", tries(3), tries(3), tries(2), tries(2),
            PinVerdict::OldValid);
        unblock("unblock: full, PUK fell", tries(3), tries(3), tries(3), tries(2),
            PinVerdict::OldEntryWrong);
        unblock(
            "unblock: full, PUK full", tries(3), tries(3), tries(3), tries(3), PinVerdict::Unknown);
        unblock("unblock: full, plain", triesAlone(3), triesAlone(3), unknown, unknown,
            PinVerdict::Unknown);
        unblock(
            "unblock: nothing readable", unknown, unknown, unknown, unknown, PinVerdict::Unknown);

        puk("PUK: rose", tries(2), tries(3), PinVerdict::NewValid);
        puk("PUK: same below", tries(2), tries(2), PinVerdict::OldValid);
        puk("PUK: same at most", tries(3), tries(3), PinVerdict::Unknown);
        puk("PUK: fell", tries(3), tries(2), PinVerdict::OldEntryWrong);
        puk("PUK: the last", tries(1), tries(0), PinVerdict::Blocked);
        puk("PUK: plain", unknown, unknown, PinVerdict::Unknown);
        puk("PUK: first no more", tries(3, true), tries(3, false), PinVerdict::NewValid);

        for (const PinJob job :
            {PinJob::ChangePin, PinJob::ActivatePin, PinJob::UnblockPin, PinJob::ChangePuk}) {
            const auto tried
                = [&](const char *what, PinStatus before, PinStatus now, PinVerdict verdict) {
                      const auto name
                          = QByteArray("trying, job ") + QByteArray::number(int(job)) + ": " + what;
                      if (job == PinJob::ChangePuk)
                          row(name, job, tries(3), tries(3), before, now, verdict, true);
                      else
                          row(name, job, before, now, tries(3), tries(3), verdict, true);
                  };
            tried("fell", tries(3), tries(2), PinVerdict::OldValid);
            tried("the last", tries(1), tries(0), PinVerdict::Blocked);
            tried("rose", tries(2), tries(3), PinVerdict::NewValid);
            tried("same below", tries(2), tries(2), PinVerdict::Unknown);
            tried("same at most", tries(3), tries(3), PinVerdict::Unknown);
        }
    }
    void judges()
    {
        QFETCH(InterruptedPinJob, interrupted);
        QFETCH(PinStatus, pinNow);
        QFETCH(PinStatus, pukNow);
        QFETCH(PinVerdict, verdict);
        QCOMPARE(eid::judge(interrupted, pinNow, pukNow), verdict);
    }

    void provesTheRightSecret()
    {
        QCOMPARE(eid::provenRole(PinJob::VerifyPin), eid::PinRole::Pin);
        QCOMPARE(eid::provenRole(PinJob::ChangePin), eid::PinRole::Pin);
        QCOMPARE(eid::provenRole(PinJob::ActivatePin), eid::PinRole::Pin);
        QCOMPARE(eid::provenRole(PinJob::UnblockPin), eid::PinRole::Puk);
        QCOMPARE(eid::provenRole(PinJob::ChangePuk), eid::PinRole::Puk);
    }
};

QTEST_APPLESS_MAIN(InterruptedPinJobTest)
#include "interruptedpinjob_test.moc"
