#include "copyscene.h"
#include "core/onlinecopy/lossplatform.h"
#include "core/onlinecopy/octets.h"
#include "tests/sandbox/platform/platformfaults.h"

#include <QTest>

using namespace eid;
using eid::testing::CopyScene;
using eid::testing::secret;
using eid::testing::sure;

namespace {

template <typename T>
ErrorCode codeOf(const Result<T> &result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

} // namespace

class LossRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void suspendsAtOnceAndForAWhile()
    {
        CopyScene scene;
        const auto taken = sure(scene.take());
        sure(scene.answer(sure(scene.read(scene.ask().link))));
        QCOMPARE(sure(scene.end(scene.service->lossState(scene.target(), scene.pin()))).use,
            CardUse::InUse);
        // With the code alone.
        scene.desk.service.pull(CopyScene::reader);
        const auto reported = scene.end(scene.service->reportLoss(taken.lossCode->duplicate()));
        QVERIFY2(reported, reported ? "" : qPrintable(reported.error().detail));
        QCOMPARE(reported->use, CardUse::ReportedLost);
        QVERIFY(reported->finalAt > reported->since.addDays(6));
        QVERIFY(!reported->notNoted);
        QCOMPARE(scene.journal().constLast().action, u"loss-reported"_qs);

        QVERIFY(scene.desk.insertAndRead(CopyScene::reader, scene.card));
        const auto request = sure(scene.read(scene.ask().link));
        const auto refused = scene.answer(request);
        QCOMPARE(codeOf(refused), ErrorCode::CopyNotValid);
        QCOMPARE(codeOf(scene.end(scene.service->refresh(scene.target(), scene.pin()))),
            ErrorCode::CopyRefused);
        QCOMPARE(sure(scene.end(scene.service->lossState(scene.target(), scene.pin()))), *reported);
        const auto view = sure(scene.end(scene.service->open(scene.target(), scene.pin())));
        QCOMPARE(view.copies.constFirst().standing, CopyStanding::Suspended);

        const auto withdrawn = scene.end(scene.service->withdrawLoss(scene.target(), scene.pin()));
        QVERIFY2(withdrawn, withdrawn ? "" : qPrintable(withdrawn.error().detail));
        QCOMPARE(withdrawn->use, CardUse::InUse);
        QCOMPARE(scene.journal().constLast().action, u"loss-withdrawn"_qs);
        // Who asked was told no; who asks again is told yes.
        const auto outcome = scene.answer(sure(scene.read(scene.ask().link)));
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
        // There is nothing to take back any more.
        QCOMPARE(codeOf(scene.end(scene.service->withdrawLoss(scene.target(), scene.pin()))),
            ErrorCode::LossReportRefused);
    }

    void isFinalAfterAWhile()
    {
        CopyScene scene;
        const auto taken = sure(scene.take());
        const auto reported
            = sure(scene.end(scene.service->reportLoss(taken.lossCode->duplicate())));
        const auto later = reported.since.secsTo(reported.finalAt) + 60;
        QVERIFY(
            scene.platform->arm(sure(sandbox::parsePlatformFaults({u"clock=%1"_qs.arg(later)}))));
        scene.now = scene.now.addSecs(later);
        const auto state = scene.end(scene.service->lossState(scene.target(), scene.pin()));
        QVERIFY2(state, state ? "" : qPrintable(state.error().detail));
        QCOMPARE(state->use, CardUse::Revoked);
        QVERIFY(!scene.end(scene.service->withdrawLoss(scene.target(), scene.pin())));
    }

    void rests()
    {
        CopyScene scene;
        sure(scene.take());
        const auto frozen = sure(scene.end(scene.service->freeze(scene.target(), scene.pin())));
        QCOMPARE(frozen.use, CardUse::Frozen);
        QVERIFY(frozen.since.isValid());
        const auto request = sure(scene.read(scene.ask().link));
        QCOMPARE(codeOf(scene.answer(request)), ErrorCode::CopyNotValid);
        QCOMPARE(sure(scene.end(scene.service->unfreeze(scene.target(), scene.pin()))).use,
            CardUse::InUse);
        QVERIFY(scene.answer(sure(scene.read(scene.ask().link))));
        QCOMPARE(scene.journal().at(scene.journal().size() - 4).action, u"card-frozen"_qs);
    }

    void knowsOneCode()
    {
        CopyScene scene;
        const auto first = sure(scene.take()).lossCode;
        const auto second = sure(scene.end(scene.service->lossCode(scene.target(), scene.pin())));
        QVERIFY(!first->equals(*second));
        QCOMPARE(codeOf(scene.end(scene.service->reportLoss(first->duplicate()))),
            ErrorCode::LossReportRefused);
        // As a person writes it.
        const QString written
            = QString::fromLatin1(reinterpret_cast<const char *>(second->octets().data()),
                static_cast<qsizetype>(second->size()))
                  .toLower()
                  .replace(u'-', u' ');
        QVERIFY(scene.end(scene.service->reportLoss(secret(written.toStdString()))));
    }

    void asksForNoCodeThatIsNone()
    {
        CopyScene scene;
        const int before = scene.platform->statistics().requests;
        for (const char *code : {"", "ABCD", "ABCD-EFGH-IJKL-MNO1", "ABCD-EFGH-IJKL-MNOPQ"})
            QCOMPARE(codeOf(scene.end(scene.service->reportLoss(secret(code)))),
                ErrorCode::LossReportRefused);
        QCOMPARE(scene.platform->statistics().requests, before);
    }

    void readsStates_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isUnderstood");
        QTest::addColumn<CardUse>("use");
        QTest::newRow("in use") << QByteArray("{}") << true << CardUse::InUse;
        QTest::newRow("null") << QByteArray("{'suspended':null}") << true << CardUse::InUse;
        QTest::newRow("frozen") << QByteArray(
            "{'suspended':{'reason':'frozen','since':'2026-06-01T12:00:00Z'}}")
                                << true << CardUse::Frozen;
        QTest::newRow("lost") << QByteArray(
            "{'suspended':{'reason':'loss','since':'2026-06-01T12:00:00Z',"
            "'finalAt':'2026-06-08T12:00:00Z','identifier':'0a-1'}}")
                              << true << CardUse::ReportedLost;
        QTest::newRow("no end") << QByteArray(
            "{'suspended':{'reason':'loss','since':'2026-06-01T12:00:00Z',"
            "'identifier':'0a-1'}}")
                                << false << CardUse::InUse;
        QTest::newRow("a path in it")
            << QByteArray("{'suspended':{'reason':'loss','since':'2026-06-01T12:00:00Z',"
                          "'finalAt':'2026-06-08T12:00:00Z','identifier':'../card'}}")
            << false << CardUse::InUse;
        QTest::newRow("local time")
            << QByteArray("{'suspended':{'reason':'frozen','since':'2026-06-01T12:00:00'}}")
            << false << CardUse::InUse;
        QTest::newRow("another reason")
            << QByteArray("{'suspended':{'reason':'war','since':'2026-06-01T12:00:00Z'}}") << false
            << CardUse::InUse;
        QTest::newRow("text") << QByteArray("{'suspended':'yes'}") << false << CardUse::InUse;
        QTest::newRow("no JSON") << QByteArray("no") << false << CardUse::InUse;
    }
    void readsStates()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, isUnderstood);
        QFETCH(CardUse, use);
        body.replace('\'', '"');
        const auto state = lossStateIn(octetsOf(body));
        QCOMPARE(state.has_value(), isUnderstood);
        if (isUnderstood)
            QCOMPARE(state->use, use);
        else
            QCOMPARE(state.error().code, ErrorCode::PlatformMalformedAnswer);
    }
};

QTEST_GUILESS_MAIN(LossRunTest)

#include "lossrun_test.moc"
