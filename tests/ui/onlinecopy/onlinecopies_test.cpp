#include "copyscene.h"
#include "tests/ui/onlinecopy/copybench.h"
#include "ui/base/theme.h"
#include "ui/onlinecopy/authenticationpage.h"
#include "ui/onlinecopy/codeplate.h"
#include "ui/onlinecopy/copiespage.h"
#include "ui/onlinecopy/copycard.h"
#include "ui/onlinecopy/losspage.h"
#include "ui/onlinecopy/offerpage.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <string>

using namespace eid;
using namespace eid::ui;
using eid::testing::CopyScene;

namespace {

// A safety net, never a measure.
constexpr int patience = 60'000; // ms

#define STAGE(page, expected) QTRY_COMPARE_WITH_TIMEOUT((page)->flow().stage(), expected, patience)

std::string groupsOf(const Secret &code)
{
    return {reinterpret_cast<const char *>(code.octets().data()), code.size()};
}

/// The scene as the pages see it.
struct RealBench
{
    [[nodiscard]] CopyServices services() { return {scene.desk.desk, *backend}; }
    sandbox::MadeOffer offer()
    {
        return eid::testing::sure(scene.platform->offerCopies(scene.cardUuid()));
    }

    CopyScene scene;
    std::unique_ptr<CopyBackend> backend = backendOf(*scene.service);
};

} // namespace

// The pages on the real service, with the reference platform behind real TLS, a virtual card and a
// shop that asks: what a person clicks is what the shop learns.
class OnlineCopiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QCoreApplication::setOrganizationName(QStringLiteral("eid-test"));
        QCoreApplication::setApplicationName(QStringLiteral("onlinecopies"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        Theme(*qApp).apply(Scheme::Light, TextSize::Standard);
    }
    void init() { m_bench = std::make_unique<RealBench>(); }
    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
    }

    void opensWhatItTook()
    {
        takeOffer();
        auto *copies = show(new CopiesPage(m_bench->services(), CopyScene::reader));
        STAGE(copies, CopiesStage::Overview);
        QVERIFY(!copies->flow().overview().copies.isEmpty());
        const QString name = m_bench->scene.citizen.name;
        QVERIFY(!wordsOn(*copies).contains(name));
        QVERIFY(press(*copies, "open"));
        enterPin(copies, CopiesStage::PinEntry);
        STAGE(copies, CopiesStage::Opened);
        QVERIFY(shown(CopyField::Name) != name);
        QVERIFY(press(*copies, "show"));
        QCOMPARE(shown(CopyField::Name), name);
        QCOMPARE(shown(CopyField::IdNumber), m_bench->scene.citizen.idNumber);
    }

    void refusesAWrongTransactionCode()
    {
        const sandbox::MadeOffer made = m_bench->offer();
        auto *page = show(new OfferPage(m_bench->services(), CopyScene::reader, made.link));
        STAGE(page, OfferStage::Offered);
        const bool startsWithNine = made.transactionCode.startsWith(u'9');
        type(*page, (startsWithNine ? "1" : "9") + made.transactionCode.mid(1).toStdString());
        QVERIFY(press(*page, "go"));
        enterPin(page, OfferStage::PinEntry);
        STAGE(page, OfferStage::Offered);
        QCOMPARE(page->flow().error()->code, ErrorCode::CopyCodeWrong);
        type(*page, made.transactionCode.toStdString());
        QVERIFY(press(*page, "go"));
        enterPin(page, OfferStage::PinEntry);
        STAGE(page, OfferStage::Done);
    }

    void tellsTheShopTheAnswerAlone()
    {
        takeOffer();
        const auto asked = m_bench->scene.ask();
        auto *page = follow(asked.link);
        STAGE(page, AuthenticationStage::Consent);
        QVERIFY(wordsOn(*page).contains(u"网上商店"_qs));
        QVERIFY(wordsOn(*page).contains(u"shop.example"_qs));
        QCOMPARE(m_bench->scene.result(asked).status, 202); // nothing was answered yet
        QVERIFY(press(*page, "yes"));
        enterPin(page, AuthenticationStage::PinEntry);
        STAGE(page, AuthenticationStage::Done);
        QCOMPARE(page->flow().outcome().redirect.host(), u"shop.example"_qs);
        QVERIFY(seenWidget(*page, "backToPage"));
        const QJsonObject result = m_bench->scene.result(asked).claims;
        QVERIFY(result[QLatin1String("verified")].toBool());
        QCOMPARE(result[QLatin1String("claims")].toObject(), QJsonObject());
        expectNothingOfTheCitizenIn(result);

        auto *copies = show(new CopiesPage(m_bench->services(), CopyScene::reader));
        STAGE(copies, CopiesStage::Overview);
        QVERIFY(press(*copies, "open"));
        enterPin(copies, CopiesStage::PinEntry);
        STAGE(copies, CopiesStage::Opened);
        QVERIFY(wordsOn(*copies).contains(u"shop.example"_qs));
    }

    void tellsTheShopWhatWasTicked()
    {
        takeOffer();
        const auto asked = m_bench->scene.ask({{u"name"_qs}, {u"age_equal_or_over"_qs, u"18"_qs}});
        auto *page = follow(asked.link);
        STAGE(page, AuthenticationStage::Consent);
        QVERIFY(!press(*page, "yes"));
        QVERIFY(press(*page, "tell-name"));
        QVERIFY(press(*page, "tell-age-18"));
        QVERIFY(press(*page, "yes"));
        enterPin(page, AuthenticationStage::PinEntry);
        STAGE(page, AuthenticationStage::Done);
        const QJsonObject told
            = m_bench->scene.result(asked).claims[QLatin1String("claims")].toObject();
        QCOMPARE(told[QLatin1String("name")].toString(), m_bench->scene.citizen.name);
        QVERIFY(!QJsonDocument(told).toJson().contains(m_bench->scene.citizen.idNumber.toUtf8()));
    }

    void signsTheText()
    {
        takeOffer();
        QJsonObject claims = m_bench->scene.claims();
        const QByteArray transaction
            = QJsonDocument(QJsonObject{{u"type"_qs, u"urn:eid:transaction:text"_qs},
                                {u"text"_qs, u"付款 12.50 元\n收款人：王小明"_qs},
                                {u"credential_ids"_qs, QJsonArray{u"copy"_qs}}})
                  .toJson(QJsonDocument::Compact);
        claims[u"transaction_data"_qs] = QJsonArray{QString::fromLatin1(
            transaction.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals))};
        const auto asked = m_bench->scene.ask(claims);
        auto *page = follow(asked.link);
        STAGE(page, AuthenticationStage::Consent);
        QVERIFY(wordsOn(*page).contains(u"付款 12.50 元\n收款人：王小明"_qs));
        QVERIFY(press(*page, "sign"));
        QVERIFY(press(*page, "yes"));
        enterPin(page, AuthenticationStage::PinEntry);
        STAGE(page, AuthenticationStage::Done);
        QVERIFY(page->flow().outcome().signedTransactions);
        QVERIFY(m_bench->scene.result(asked).claims[QLatin1String("verified")].toBool());
    }

    void declines()
    {
        takeOffer();
        const auto asked = m_bench->scene.ask();
        auto *page = follow(asked.link);
        STAGE(page, AuthenticationStage::Consent);
        QVERIFY(press(*page, "decline"));
        STAGE(page, AuthenticationStage::Declined);
        QCOMPARE(m_bench->scene.result(asked).status, 403);
    }

    void wantsAFaceSampleFirst()
    {
        takeOffer();
        QJsonObject claims = m_bench->scene.claims();
        claims[u"acr_values"_qs] = u"urn:eid:acr:copy-face"_qs;
        auto *page = follow(m_bench->scene.ask(claims).link);
        STAGE(page, AuthenticationStage::Consent);
        QVERIFY(press(*page, "yes"));
        enterPin(page, AuthenticationStage::PinEntry);
        STAGE(page, AuthenticationStage::FaceMissing);
        QVERIFY(page->holdsRequest());
    }

    void refusesWhoCannotBeVerified_data()
    {
        QTest::addColumn<QString>("link");
        QTest::newRow("nothing") << u"openid4vp://"_qs;
        QTest::newRow("elsewhere")
            << u"openid4vp://?client_id=x509_san_dns:shop.example&request_uri="
               "https%3A%2F%2Fevil.example%2Fr"_qs;
        QTest::newRow("a file") << u"openid4vp://?client_id=x509_san_dns:shop.example&request_uri="
                                   "file%3A%2F%2F%2Fetc%2Fpasswd"_qs;
        QTest::newRow("not signed") << u"openid4vp://?client_id=x509_san_dns:shop.example&request="
                                       "eyJhbGciOiJub25lIn0.e30."_qs;
        QTest::newRow("another scheme") << u"javascript:alert(1)"_qs;
    }
    void refusesWhoCannotBeVerified()
    {
        QFETCH(const QString, link);
        auto *page = follow(link);
        STAGE(page, AuthenticationStage::Refused);
        QVERIFY(page->flow().error()->code == ErrorCode::RequestMalformed
            || page->flow().error()->code == ErrorCode::RequestUntrusted);
        QVERIFY(!seenWidget(*page, "yes"));
    }

    void openRequestsAreOneAtATime()
    {
        takeOffer();
        auto *page = follow(m_bench->scene.ask().link);
        STAGE(page, AuthenticationStage::Consent);
        {
            AuthenticationPage second(
                m_bench->services(), CopyScene::reader, m_bench->scene.ask().link);
            STAGE(&second, AuthenticationStage::Refused);
            QCOMPARE(second.flow().error()->code, ErrorCode::RequestBusy);
        }
        QVERIFY(m_bench->scene.service->openRequest()); // the first one is as it was
        m_page.reset();
        QVERIFY(!m_bench->scene.service->openRequest());
        page = follow(m_bench->scene.ask().link);
        STAGE(page, AuthenticationStage::Consent);
    }

    void stopsALostCardAtOnce()
    {
        const std::string lossCode = takeOffer();
        auto *loss = show(new LossPage(m_bench->services(), CopyScene::reader));
        QVERIFY(press(*loss, "report"));
        type(*loss, lossCode);
        QVERIFY(press(*loss, "go"));
        STAGE(loss, LossStage::Reported);
        QCOMPARE(loss->flow().state().use, CardUse::ReportedLost);

        auto *page = follow(m_bench->scene.ask().link);
        STAGE(page, AuthenticationStage::Consent);
        QVERIFY(press(*page, "yes"));
        enterPin(page, AuthenticationStage::PinEntry);
        STAGE(page, AuthenticationStage::Failed);

        loss = show(new LossPage(m_bench->services(), CopyScene::reader));
        QVERIFY(press(*loss, "look"));
        enterPin(loss, LossStage::PinEntry);
        STAGE(loss, LossStage::Known);
        QCOMPARE(loss->flow().state().use, CardUse::ReportedLost);
        QVERIFY(press(*loss, "act"));
        enterPin(loss, LossStage::PinEntry);
        STAGE(loss, LossStage::Known);
        QCOMPARE(loss->flow().state().use, CardUse::InUse);

        page = follow(m_bench->scene.ask().link);
        STAGE(page, AuthenticationStage::Consent);
        QVERIFY(press(*page, "yes"));
        enterPin(page, AuthenticationStage::PinEntry);
        STAGE(page, AuthenticationStage::Done);
    }

    void freezesAndUnfreezes()
    {
        auto *page = show(new LossPage(m_bench->services(), CopyScene::reader));
        QVERIFY(press(*page, "freeze"));
        enterPin(page, LossStage::PinEntry);
        STAGE(page, LossStage::Known);
        QCOMPARE(page->flow().state().use, CardUse::Frozen);
        QVERIFY(press(*page, "act"));
        enterPin(page, LossStage::PinEntry);
        STAGE(page, LossStage::Known);
        QCOMPARE(page->flow().state().use, CardUse::InUse);
    }

    void refreshesReopensAndRemoves()
    {
        takeOffer();
        auto *page = show(new CopiesPage(m_bench->services(), CopyScene::reader));
        STAGE(page, CopiesStage::Overview);
        const qsizetype before = page->flow().overview().copies.size();
        QVERIFY(press(*page, "refresh"));
        enterPin(page, CopiesStage::PinEntry);
        STAGE(page, CopiesStage::Done);
        QVERIFY(page->flow().count() > 0);
        QVERIFY(press(*page, "next"));
        STAGE(page, CopiesStage::Overview);
        QCOMPARE(page->flow().overview().copies.size(), before);

        QVERIFY(press(*page, "makePhrase"));
        enterPin(page, CopiesStage::PinEntry);
        STAGE(page, CopiesStage::CodeShown);
        const std::string phrase = groupsOf(seen<CodePlate>(*page, "code")->code());
        QVERIFY(press(*page, "noted"));
        STAGE(page, CopiesStage::Overview);
        QVERIFY(press(*page, "openWithPhrase"));
        STAGE(page, CopiesStage::PhraseEntry);
        type(*page, phrase);
        QVERIFY(press(*page, "go"));
        STAGE(page, CopiesStage::Opened);
        QVERIFY(press(*page, "show"));
        QCOMPARE(shown(CopyField::Name), m_bench->scene.citizen.name);

        QVERIFY(press(*page, "closeCopies"));
        STAGE(page, CopiesStage::Overview);
        QVERIFY(press(*page, "remove"));
        QVERIFY(press(*page, "consent"));
        QVERIFY(press(*page, "remove"));
        STAGE(page, CopiesStage::Done);
        QVERIFY(press(*page, "next"));
        STAGE(page, CopiesStage::Overview);
        QVERIFY(page->flow().overview().copies.isEmpty());
    }

private:
    template <typename P>
    P *show(P *page)
    {
        m_page.reset(page);
        page->resize(760, 720);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page))
            qFatal("The page does not come up");
        page->firstFocus()->setFocus();
        return page;
    }
    AuthenticationPage *follow(const QString &link)
    {
        return show(new AuthenticationPage(m_bench->services(), CopyScene::reader, link));
    }
    template <typename P, typename Stage>
    void enterPin(P *page, Stage stage)
    {
        STAGE(page, stage);
        type(*page, "471108");
        QVERIFY(press(*page, "go"));
    }
    /// The loss code that came with it.
    std::string takeOffer()
    {
        const sandbox::MadeOffer made = m_bench->offer();
        auto *page = show(new OfferPage(m_bench->services(), CopyScene::reader, made.link));
        waitFor(page, OfferStage::Offered);
        type(*page, made.transactionCode.toStdString());
        press(*page, "go");
        waitFor(page, OfferStage::PinEntry);
        type(*page, "471108");
        press(*page, "go");
        waitFor(page, OfferStage::Done);
        const auto *plate = seen<CodePlate>(*page, "code");
        return plate != nullptr ? groupsOf(plate->code()) : std::string();
    }
    static void waitFor(OfferPage *page, OfferStage stage)
    {
        if (!QTest::qWaitFor([&] { return page->flow().stage() == stage; }, patience))
            qFatal("The offer cannot be taken");
    }
    void expectNothingOfTheCitizenIn(const QJsonObject &told) const
    {
        const QByteArray text = QJsonDocument(told).toJson();
        QVERIFY(!text.contains(m_bench->scene.citizen.name.toUtf8()));
        QVERIFY(!text.contains(m_bench->scene.citizen.idNumber.toUtf8()));
    }
    [[nodiscard]] QString shown(CopyField field) const
    {
        for (const CopyCard::Field &one : seen<CopyCard>(*m_page, "picture")->fields()) {
            if (one.field == field)
                return one.text;
        }
        return {};
    }

    QTemporaryDir m_home;
    std::unique_ptr<RealBench> m_bench;
    std::unique_ptr<Page> m_page;
};

QTEST_MAIN(OnlineCopiesTest)
#include "onlinecopies_test.moc"
