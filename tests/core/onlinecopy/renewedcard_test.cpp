#include "copyscene.h"
#include "core/renewal/renewalservice.h"

#include <QTest>

using namespace eid;
using eid::testing::CopyScene;
using eid::testing::sure;

namespace {

template <typename T>
ErrorCode codeOf(const Result<T> &result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

/// Renews both credentials of the card at the platform, as the tool does.
void renew(CopyScene &scene)
{
    RenewalService::Options options;
    options.records = scene.folder.filePath(QStringLiteral("records/records.sqlite"));
    options.platform = [settings = scene.settings()] { return Result<PlatformSettings>(settings); };
    RenewalService renewals(scene.desk.desk, options);
    const CopyTarget card = scene.target();
    sure(scene.end(renewals.renew({card.reader, card.serial}, scene.pin(), RenewalScope::All)));
    if (!scene.desk.waitFor(CopyScene::reader, CardPhase::Complete))
        qFatal("The card was not read again");
}

/// A login at the shop; the pseudonym.
QString loggedIn(CopyScene &scene)
{
    const auto asked = scene.ask();
    sure(scene.answer(sure(scene.read(asked.link))));
    return scene.result(asked).claims[QLatin1String("sub")].toString();
}

} // namespace

/// Copies that are worth nothing any more: of a key that the card had before, or revoked.
class RenewedCardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnAfterARefresh()
    {
        CopyScene scene;
        sure(scene.take());
        const QString pseudonym = loggedIn(scene);
        QVERIFY(!pseudonym.isEmpty());
        QVERIFY(!scene.overview().isRefreshDue);
        QCOMPARE(scene.overview().unassigned, 7);

        renew(scene);
        const CopyOverview renewed = scene.overview();
        QVERIFY(renewed.isRefreshDue);
        QVERIFY(renewed.canRefresh);
        QCOMPARE(renewed.unassigned, 0);
        for (const CopyEntry &copy : renewed.copies)
            QVERIFY(copy.isOfOldKey);
        // Neither the copy of the shop nor any other will do; what to do is in the error.
        const auto asked = scene.ask();
        const auto request = sure(scene.read(asked.link));
        QCOMPARE(codeOf(scene.answer(request)), ErrorCode::CopiesUsedUp);
        QVERIFY(scene.service->openRequest());

        sure(scene.end(scene.service->refresh(scene.target(), scene.pin())));
        const CopyOverview refreshed = scene.overview();
        QCOMPARE(refreshed.copies.size(), 8);
        QCOMPARE(refreshed.unassigned, 8);
        QVERIFY(!refreshed.isRefreshDue);
        const auto outcome = scene.answer(request);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
        QCOMPARE(scene.result(asked).claims[u"verified"], QJsonValue(true));
        QCOMPARE(scene.result(asked).claims[u"sub"].toString(), pseudonym);

        // Where the copy of before was used is not forgotten with it.
        const auto view = sure(scene.end(scene.service->open(scene.target(), scene.pin())));
        QCOMPARE(view.uses.size(), 2);
        for (const CopyUsage &use : view.uses)
            QCOMPARE(use.host, u"shop.example"_qs);
        QVERIFY(view.uses.at(0).time >= view.uses.at(1).time);
        qsizetype ofCopies = 0;
        for (const ShownCopy &copy : view.copies)
            ofCopies += copy.uses.size();
        QCOMPARE(ofCopies, 1);
    }

    void dropsWhatWasRevoked()
    {
        CopyScene scene;
        sure(scene.take());
        const QString pseudonym = loggedIn(scene);
        sure(scene.platform->revokeCopies(scene.cardUuid()));
        scene.startService(); // the list that was seen is good for a while
        const auto asked = scene.ask();
        const auto request = sure(scene.read(asked.link));
        QCOMPARE(codeOf(scene.answer(request)), ErrorCode::CopiesUsedUp);
        QVERIFY(scene.overview().copies.isEmpty());
        QVERIFY(scene.overview().isRefreshDue);
        QCOMPARE(scene.journal().constLast().action, u"copy-removed"_qs);
        // What they were used for is there, without them.
        const auto view = sure(scene.end(scene.service->open(scene.target(), scene.pin())));
        QVERIFY(view.copies.isEmpty());
        QCOMPARE(view.uses.size(), 1);

        sure(scene.end(scene.service->refresh(scene.target(), scene.pin())));
        QVERIFY(scene.answer(request));
        QCOMPARE(scene.result(asked).claims[u"sub"].toString(), pseudonym);
    }

    void replacesWhatWasRevoked()
    {
        CopyScene scene;
        sure(scene.take());
        loggedIn(scene);
        sure(scene.platform->revokeCopies(scene.cardUuid()));
        scene.startService();
        const auto view = sure(scene.end(scene.service->open(scene.target(), scene.pin())));
        QCOMPARE(view.copies.constFirst().standing, CopyStanding::Revoked);
        // Once that is known, none of them counts.
        QCOMPARE(scene.overview().unassigned, 0);
        QVERIFY(scene.overview().isRefreshDue);
        sure(scene.end(scene.service->refresh(scene.target(), scene.pin())));
        QCOMPARE(scene.overview().copies.size(), 8);
        QCOMPARE(scene.overview().unassigned, 8);
        QVERIFY(!loggedIn(scene).isEmpty());
    }

    void keepsWhatIsGood()
    {
        CopyScene scene;
        sure(scene.take());
        loggedIn(scene);
        sure(scene.end(scene.service->refresh(scene.target(), scene.pin())));
        QCOMPARE(scene.overview().copies.size(), 9);
        loggedIn(scene);
        QCOMPARE(scene.overview().unassigned, 8);
    }
};

QTEST_GUILESS_MAIN(RenewedCardTest)

#include "renewedcard_test.moc"
