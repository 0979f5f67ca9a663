#include "copyscene.h"
#include "core/store/onlinecopies.h"
#include "core/store/store.h"
#include "tests/sandbox/demo/democard.h"
#include "tests/sandbox/platform/platformfaults.h"

#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace eid;
using eid::testing::CopyScene;
using eid::testing::secret;
using eid::testing::sure;

namespace {

/// APDUs that taking an offer costs.
constexpr int commandsOfTaking = 13;

QString textOf(const Secret &secret)
{
    return QString::fromLatin1(reinterpret_cast<const char *>(secret.octets().data()),
        static_cast<qsizetype>(secret.size()));
}

template <typename T>
ErrorCode codeOf(const Result<T> &result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

/// Takes connections and never says a word.
class SilentServer
{
public:
    SilentServer()
        : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *any = reinterpret_cast<sockaddr *>(&address);
        if (::bind(m_socket, any, size) != 0 || ::listen(m_socket, 16) != 0
            || ::getsockname(m_socket, any, &size) != 0)
            qFatal("No port is free");
        m_port = ntohs(address.sin_port);
    }
    ~SilentServer() { ::close(m_socket); }
    SilentServer(const SilentServer &) = delete;
    SilentServer &operator=(const SilentServer &) = delete;

    [[nodiscard]] int port() const { return m_port; }

private:
    int m_socket;
    int m_port = 0;
};

/// The actions of \a scene's journal.
QStringList actionsOf(const CopyScene &scene)
{
    QStringList actions;
    for (const JournalEntry &entry : scene.journal())
        actions.append(entry.action);
    return actions;
}

} // namespace

class OnlineCopyServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAnOffer()
    {
        CopyScene scene;
        QCOMPARE(scene.overview(), CopyOverview());
        const CopyOffer offer = scene.offer();
        QVERIFY(offer.transactionCode);
        QCOMPARE(offer.transactionCode->length, 6);
        const auto before = scene.platform->statistics();
        const auto taken = scene.take(offer);
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().detail));
        const auto after = scene.platform->statistics();
        qInfo("%d APDUs, %d requests, %d full handshakes",
            scene.desk.state(CopyScene::reader).lastJobCost.apdus, after.requests - before.requests,
            after.fullHandshakes - before.fullHandshakes);
        // The application, the tries, the PIN, one agreement for the data key, one signature for
        // the handshake and one for each copy.
        QCOMPARE(scene.desk.state(CopyScene::reader).lastJobCost.apdus, commandsOfTaking);
        QCOMPARE(after.fullHandshakes - before.fullHandshakes, 1);
        QCOMPARE(taken->taken, 8);
        QVERIFY(taken->expires > scene.now.addMonths(5));
        QVERIFY(taken->lossCode);
        QCOMPARE(textOf(*taken->lossCode).size(), 19);
        QVERIFY(!taken->lossCodeError);

        const CopyOverview overview = scene.overview();
        QCOMPARE(overview.copies.size(), 8);
        QCOMPARE(overview.unassigned, 8);
        QVERIFY(!overview.isRefreshDue);
        QVERIFY(overview.canRefresh);
        QVERIFY(!overview.hasRecoveryPhrase);
        QCOMPARE(overview.ofOtherCards, 0);
        QCOMPARE(actionsOf(scene), QStringList{u"copies-issued"_qs});

        // A second offer makes the first copies needless, and needs no other loss code.
        const auto again = scene.take();
        QVERIFY(again);
        QVERIFY(!again->lossCode);
        QCOMPARE(scene.overview().copies.size(), 8);
    }

    void spendsNoOfferOnACardThatKeepsNothing()
    {
        CopyScene scene(u"rsa"_qs);
        const CopyOffer offer = scene.offer();
        QCOMPARE(codeOf(scene.take(offer)), ErrorCode::CardUnsupported);
        // Not even a wrong code was counted.
        QCOMPARE(scene.platform->statistics().requests, 0);
        QVERIFY(!scene.overview().canRefresh);
    }

    void tellsHowFarItIs()
    {
        CopyScene scene;
        sure(scene.take());
        using enum CopyProgress::Stage;
        QList<CopyProgress::Stage> stages;
        for (const CopyProgress &progress : std::as_const(scene.progress)) {
            if (stages.isEmpty() || stages.constLast() != progress.stage)
                stages.append(progress.stage);
        }
        QCOMPARE(stages, QList({Opening, Asking, Proving, Fetching, Checking, Keeping}));
        QVERIFY(scene.progress.contains(CopyProgress{Proving, 7, 8}));
    }

    void wantsTheRightCode()
    {
        CopyScene scene;
        const CopyOffer offer = scene.offer();
        const QString right = std::exchange(scene.transactionCode, u"000000"_qs);
        QCOMPARE(codeOf(scene.take(offer)), ErrorCode::CopyCodeWrong);
        QVERIFY(scene.overview().copies.isEmpty());
        scene.transactionCode = right;
        QVERIFY(scene.take(offer));
        // It is spent.
        QCOMPARE(codeOf(scene.take(offer)), ErrorCode::CopyOfferOver);
        QCOMPARE(scene.overview().copies.size(), 8);
    }

    void isOverAfterFiveWrongCodes()
    {
        CopyScene scene;
        const CopyOffer offer = scene.offer();
        const QString right = std::exchange(scene.transactionCode, u"000000"_qs);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(codeOf(scene.take(offer)), ErrorCode::CopyCodeWrong);
        QCOMPARE(codeOf(scene.take(offer)), ErrorCode::CopyOfferOver);
        scene.transactionCode = right;
        QCOMPARE(codeOf(scene.take(offer)), ErrorCode::CopyOfferOver);
    }

    void spendsNoOfferWithAWrongPin()
    {
        CopyScene scene;
        const CopyOffer offer = scene.offer();
        const int tries = *scene.desk.state(CopyScene::reader).pin.triesLeft;
        const auto refused = scene.end(scene.service->take(
            scene.target(), secret("000000"), offer, secret(scene.transactionCode.toStdString())));
        QCOMPARE(codeOf(refused), ErrorCode::PinWrong);
        QCOMPARE(scene.desk.state(CopyScene::reader).pin.triesLeft, tries - 1);
        QVERIFY(scene.take(offer));
    }

    void keepsAllOrNothing_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<bool>("isOfferSpent");
        QTest::newRow("no metadata") << u"garbage=1:json@credential-issuer"_qs << false;
        QTest::newRow("no server") << u"garbage=1:json@authorization-server"_qs << false;
        QTest::newRow("before the token") << u"status=1:500@copy-token"_qs << false;
        QTest::newRow("nonce") << u"garbage=1:json@copy-nonce"_qs << true;
        QTest::newRow("before the copies") << u"status=1:500@copy-credential"_qs << true;
        QTest::newRow("no copies") << u"garbage=1:json@copy-credential"_qs << true;
        QTest::newRow("copies lost") << u"drop-after=1@copy-credential"_qs << true;
        QTest::newRow("copies cut off") << u"cut=1:500@copy-credential"_qs << true;
    }
    void keepsAllOrNothing()
    {
        QFETCH(QString, fault);
        QFETCH(bool, isOfferSpent);
        CopyScene scene;
        const CopyOffer offer = scene.offer();
        QVERIFY(scene.platform->arm(sure(sandbox::parsePlatformFaults({fault}))));
        const auto taken = scene.take(offer);
        QVERIFY(!taken);
        QCOMPARE(scene.platform->faultsLeft(), 0);
        const CopyOverview overview = scene.overview();
        QVERIFY(overview.copies.isEmpty());
        QCOMPARE(overview.canRefresh, isOfferSpent);
        // Nobody has to go back to the counter.
        if (isOfferSpent) {
            const auto refreshed = scene.end(scene.service->refresh(scene.target(), scene.pin()));
            QVERIFY2(refreshed, refreshed ? "" : qPrintable(refreshed.error().detail));
        } else {
            QVERIFY(scene.take(offer));
        }
        QCOMPARE(scene.overview().copies.size(), 8);
    }

    void keepsAllOrNothingOfAPulledCard_data()
    {
        QTest::addColumn<int>("command");
        for (int command = 1; command <= commandsOfTaking; ++command)
            QTest::addRow("at command %d", command) << command;
    }
    void keepsAllOrNothingOfAPulledCard()
    {
        QFETCH(int, command);
        CopyScene scene;
        const CopyOffer offer = scene.offer();
        std::atomic<int> seen = 0;
        scene.desk.service.setTransmitHook([&](const QString &reader, int) {
            if (++seen == command)
                scene.desk.service.pull(reader);
        });
        const auto taken = scene.take(offer);
        scene.desk.service.setTransmitHook({});
        QCOMPARE(codeOf(taken), ErrorCode::CardRemoved);
        QVERIFY(scene.overview().copies.isEmpty());
        QVERIFY(scene.desk.insertAndRead(CopyScene::reader, scene.card));
        // Either the offer is as good as before, or what it was exchanged for is.
        const auto again = scene.overview().canRefresh
            ? scene.end(scene.service->refresh(scene.target(), scene.pin()))
            : scene.take(offer);
        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        QCOMPARE(scene.overview().copies.size(), 8);
    }

    void isGivenUp()
    {
        CopyScene scene;
        const CopyOffer offer = scene.offer();
        auto job = scene.service->take(
            scene.target(), scene.pin(), offer, secret(scene.transactionCode.toStdString()));
        QVERIFY(scene.service->isRunning());
        scene.service->cancel();
        QCOMPARE(codeOf(scene.end(job)), ErrorCode::Cancelled);
        QVERIFY(!scene.service->isRunning());
        QVERIFY(scene.overview().copies.isEmpty());
    }

    void waitsForNoOtherJob()
    {
        CopyScene scene;
        const SilentServer silent;
        PlatformSettings settings = scene.settings();
        settings.address = QUrl(u"https://localhost:%1"_qs.arg(silent.port()));
        OnlineCopyService::Options options;
        options.records = scene.folder.filePath(u"records/records.sqlite"_qs);
        options.platform = [settings] { return Result<PlatformSettings>(settings); };
        OnlineCopyService service(scene.desk.desk, options);
        const QString offer = u"openid-credential-offer://?credential_offer_uri="_qs
            + QString::fromLatin1(
                QUrl::toPercentEncoding(settings.address.toString() + u"/offers/1"_qs));
        QList<QFuture<Result<CopyOffer>>> hanging;
        for (int i = 0; i < 4; ++i)
            hanging.append(service.readOffer(offer));
        QVERIFY(scene.end(service.overview(scene.target())));
        auto job = service.lossState(scene.target(), scene.pin());
        // Of the job with the card alone, and then of the others.
        service.cancel();
        QCOMPARE(codeOf(scene.end(job)), ErrorCode::Cancelled);
        for (const auto &reading : std::as_const(hanging))
            QVERIFY(!reading.isFinished());
        service.cancel();
        for (const auto &reading : std::as_const(hanging))
            QCOMPARE(codeOf(scene.end(reading)), ErrorCode::Cancelled);
        QVERIFY(scene.end(service.overview(scene.target())));
    }

    void doesOneJobAtATime()
    {
        CopyScene scene;
        const CopyOffer offer = scene.offer();
        auto first = scene.service->take(
            scene.target(), scene.pin(), offer, secret(scene.transactionCode.toStdString()));
        const auto second = scene.end(scene.service->open(scene.target(), scene.pin()));
        QCOMPARE(codeOf(second), ErrorCode::InvalidArgument);
        QVERIFY(scene.end(first));
    }

    void opensWithTheCard()
    {
        CopyScene scene;
        QCOMPARE(codeOf(scene.end(scene.service->open(scene.target(), scene.pin()))),
            ErrorCode::CopyMissing);
        sure(scene.take());
        const auto view = scene.end(scene.service->open(scene.target(), scene.pin()));
        QVERIFY2(view, view ? "" : qPrintable(view.error().detail));
        QCOMPARE(view->values.size(), 10);
        QCOMPARE(view->values.at(0).open, scene.citizen.name);
        QCOMPARE(view->values.at(1).open, scene.citizen.idNumber);
        QVERIFY(!view->values.at(1).masked.contains(scene.citizen.idNumber.mid(6, 8)));
        QCOMPARE(view->copies.size(), 8);
        for (const ShownCopy &copy : view->copies) {
            QCOMPARE(copy.standing, CopyStanding::Valid);
            QVERIFY(copy.issued.isValid());
            QVERIFY(copy.host.isEmpty());
            QVERIFY(copy.uses.isEmpty());
        }
        // What was found out is shown without the card from now on.
        QCOMPARE(scene.overview().copies.constFirst().standing, CopyStanding::Valid);
    }

    void asksForEachListOnce()
    {
        CopyScene scene;
        sure(scene.take());
        const int before = scene.platform->statistics().requests;
        sure(scene.end(scene.service->open(scene.target(), scene.pin())));
        QCOMPARE(scene.platform->statistics().requests - before, 1);
        sure(scene.end(scene.service->open(scene.target(), scene.pin())));
        QCOMPARE(scene.platform->statistics().requests - before, 1);
    }

    void opensWithoutThePlatform()
    {
        CopyScene scene;
        sure(scene.take());
        scene.platform.reset();
        const auto view = scene.end(scene.service->open(scene.target(), scene.pin()));
        QVERIFY(view);
        QCOMPARE(view->copies.constFirst().standing, CopyStanding::Unknown);
        QCOMPARE(view->values.at(0).open, scene.citizen.name);
    }

    void opensWithNoOtherCard()
    {
        CopyScene scene;
        sure(scene.take());
        // A card that calls itself the same has other keys.
        scene.desk.service.pull(CopyScene::reader);
        QVERIFY(scene.desk.waitFor(CopyScene::reader, CardPhase::Empty));
        auto twin = sure(sandbox::makeDemoCard(scene.citizen, scene.ca));
        QVERIFY(scene.desk.insertAndRead(CopyScene::reader, twin));
        QCOMPARE(codeOf(scene.end(scene.service->open(scene.target(), scene.pin()))),
            ErrorCode::CopyLocked);
        // Another citizen's has none.
        scene.desk.service.pull(CopyScene::reader);
        QVERIFY(scene.desk.waitFor(CopyScene::reader, CardPhase::Empty));
        const auto other = *sandbox::findDemoCitizen(u"wang"_qs);
        QVERIFY(scene.desk.insertAndRead(
            CopyScene::reader, sure(sandbox::makeDemoCard(other, scene.ca))));
        QCOMPARE(codeOf(scene.end(scene.service->open(scene.target(), secret(other.demoPin)))),
            ErrorCode::CopyMissing);
        QCOMPARE(scene.overview().ofOtherCards, 8);
        QVERIFY(scene.overview().copies.isEmpty());
    }

    void opensWithThePhrase()
    {
        CopyScene scene;
        sure(scene.take());
        const auto phrase
            = sure(scene.end(scene.service->makeRecoveryPhrase(scene.target(), scene.pin())));
        QVERIFY(scene.overview().hasRecoveryPhrase);
        const QString serial = scene.target().serial;
        scene.desk.service.pull(CopyScene::reader);
        const QString written = textOf(*phrase).toLower().remove(u'-');
        for (const QString &whose : {serial, QString()}) {
            const auto view
                = scene.end(scene.service->openWithPhrase(whose, secret(written.toStdString())));
            QVERIFY2(view, view ? "" : qPrintable(view.error().detail));
            QCOMPARE(view->values.at(0).open, scene.citizen.name);
        }
        QString wrong = written;
        std::swap(wrong[0], wrong[1]);
        if (wrong == written)
            wrong[0] = wrong[0] == u'0' ? u'1' : u'0';
        QCOMPARE(
            codeOf(scene.end(scene.service->openWithPhrase(serial, secret(wrong.toStdString())))),
            ErrorCode::RecoveryPhraseWrong);
    }

    void restoresWithThePhrase()
    {
        CopyScene scene;
        sure(scene.take());
        const auto phrase
            = sure(scene.end(scene.service->makeRecoveryPhrase(scene.target(), scene.pin())));
        // Another key in 9D, of which there is no certificate.
        scene.desk.service.pull(CopyScene::reader);
        QVERIFY(scene.desk.waitFor(CopyScene::reader, CardPhase::Empty));
        sure(scene.card->generateKey(0x9D, sandbox::KeyAlgorithm::EccP256));
        sure(scene.card->removeObject(0x5FC10B));
        QVERIFY(scene.desk.insertAndRead(CopyScene::reader, scene.card));
        const auto open
            = [&] { return scene.end(scene.service->open(scene.target(), scene.pin())); };
        const auto restore = [&](Secret entered) {
            return scene.end(
                scene.service->restore(scene.target(), scene.pin(), std::move(entered)));
        };
        QCOMPARE(codeOf(open()), ErrorCode::CopyLocked);
        QCOMPARE(restore(secret("AAAA-AAAA")).error().code, ErrorCode::RecoveryPhraseWrong);
        QCOMPARE(codeOf(open()), ErrorCode::CopyLocked);
        const auto restored = restore(phrase->duplicate());
        QVERIFY2(restored, restored ? "" : qPrintable(restored.error().detail));
        QCOMPARE(sure(open()).copies.size(), 8);
        // The phrase is as good as before, and copies can be had as before.
        QVERIFY(scene.end(scene.service->openWithPhrase({}, phrase->duplicate())));
        sure(scene.end(scene.service->refresh(scene.target(), scene.pin())));
    }

    void removesForGood()
    {
        CopyScene scene;
        sure(scene.take());
        const QString identifier = scene.overview().copies.constFirst().identifier;
        QVERIFY(scene.filesOnDisk().contains(identifier.toLatin1()));
        QCOMPARE(sure(scene.end(scene.service->remove(scene.target().serial))), 8);
        QCOMPARE(scene.overview(), CopyOverview());
        QCOMPARE(actionsOf(scene).constLast(), u"copy-removed"_qs);
        QCOMPARE(codeOf(scene.end(scene.service->open(scene.target(), scene.pin()))),
            ErrorCode::CopyMissing);
        QCOMPARE(sure(scene.end(scene.service->remove(scene.target().serial))), 0);
    }

    void removesThoseOfOtherCards()
    {
        CopyScene scene;
        sure(scene.take());
        const QString lost = scene.target().serial;
        scene.desk.service.pull(CopyScene::reader);
        // No card is needed, and that of the one who is asked about stays.
        QCOMPARE(sure(scene.end(scene.service->overview({}))).ofOtherCards, 8);
        QCOMPARE(sure(scene.end(scene.service->removeOthers(lost))), 0);
        QCOMPARE(sure(scene.end(scene.service->overview({}))).ofOtherCards, 8);
        QCOMPARE(sure(scene.end(scene.service->removeOthers(u"0123ABCD"_qs))), 8);
        QCOMPARE(sure(scene.end(scene.service->overview({}))), CopyOverview());
        QCOMPARE(actionsOf(scene), QStringList({u"copies-issued"_qs, u"copy-removed"_qs}));
        // Neither the key nor what was sealed under it is left.
        QCOMPARE(codeOf(scene.end(scene.service->openWithPhrase({}, secret("x")))),
            ErrorCode::CopyMissing);
        QCOMPARE(sure(scene.end(scene.service->removeOthers({}))), 0);
    }

    void refreshesInTime()
    {
        CopyScene scene;
        QCOMPARE(codeOf(scene.end(scene.service->refresh(scene.target(), scene.pin()))),
            ErrorCode::CopyMissing);
        sure(scene.take());
        const QDateTime expires = scene.overview().earliestExpiry;
        scene.now = expires.addDays(-31);
        QVERIFY(!scene.overview().isRefreshDue);
        scene.now = expires.addDays(-29);
        QVERIFY(scene.overview().isRefreshDue);
        scene.now = expires;
        QCOMPARE(scene.overview().unassigned, 0);
        QCOMPARE(scene.overview().copies.constFirst().standing, CopyStanding::Expired);
        scene.now = QDateTime::currentDateTimeUtc();
        const auto refreshed = scene.end(scene.service->refresh(scene.target(), scene.pin()));
        QVERIFY2(refreshed, refreshed ? "" : qPrintable(refreshed.error().detail));
        QCOMPARE(refreshed->taken, 8);
        QVERIFY(!refreshed->lossCode);
        QCOMPARE(scene.overview().copies.size(), 8);
        QCOMPARE(actionsOf(scene), QStringList({u"copies-issued"_qs, u"copies-refreshed"_qs}));
        // Those that are over go with the next job.
        scene.now = scene.overview().earliestExpiry;
        QCOMPARE(codeOf(scene.end(scene.service->open(scene.target(), scene.pin()))),
            ErrorCode::CopyMissing);
        QVERIFY(scene.overview().copies.isEmpty());
        QCOMPARE(actionsOf(scene).count(u"copy-removed"_qs), 8);
        scene.now = QDateTime::currentDateTimeUtc();
        // Again and again, with what came in place of the token.
        QVERIFY(scene.end(scene.service->refresh(scene.target(), scene.pin())));
    }

    void readsNoOfferOfOthers()
    {
        CopyScene scene;
        QCOMPARE(codeOf(scene.end(scene.service->readOffer(u"javascript:alert(1)"_qs))),
            ErrorCode::CopyOfferMalformed);
        QCOMPARE(
            codeOf(scene.end(scene.service->readOffer(
                u"openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fevil.example"_qs))),
            ErrorCode::CopyOfferUntrusted);
        // Of the platform, but of nothing there.
        const QString place = QString::fromLatin1(
            QUrl::toPercentEncoding(scene.platform->address() + u"/offers/1"_qs));
        QCOMPARE(codeOf(scene.end(scene.service->readOffer(
                     u"openid-credential-offer://?credential_offer_uri="_qs + place))),
            ErrorCode::CopyOfferOver);
    }
};

QTEST_GUILESS_MAIN(OnlineCopyServiceTest)

#include "onlinecopyservice_test.moc"
