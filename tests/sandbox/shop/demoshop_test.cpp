#include "tests/sandbox/shop/demoshop.h"
#include "tests/sandbox/shop/shopscene.h"

#include <QRegularExpression>
#include <QtTest>

using namespace eid;
using namespace eid::sandbox;

class DemoShopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_scene = std::make_unique<ShopScene>(); }
    void cleanupTestCase() { m_scene.reset(); }
    void showsALinkAndACode();
    void asksForNothingElsewhere();
    void signsItsRequestAndAsksForTheAnswerAlone();
    void keepsTheSameRequestForAVisit();
    void verifiesWhoComesBack();
    void tellsNothingToAnotherBrowser();
    void believesNoOtherCode();
    void verifiesByTheCodeOnAnotherDevice();
    void verifiesByTheCodeOnTheSameDevice();
    void saysThatItWasDeclined();
    void refusesALostCard_data();
    void refusesALostCard();
    void saysThatThePlatformIsAway();
    void remembersNothingThatItMustNotKnow();

private:
    std::unique_ptr<ShopScene> m_scene;
};

void DemoShopTest::showsALinkAndACode()
{
    Visitor visitor = m_scene->visitor();
    const QString link = visitor.link();
    QVERIFY2(link.startsWith(QLatin1String("openid4vp://?client_id=x509_san_dns%3Ashop.localhost"
                                           "&request_uri=https%3A%2F%2Flocalhost%3A")),
        qPrintable(link));
    const QString code = visitor.code();
    QVERIFY2(code.startsWith(QLatin1String("openid4vp://?")), qPrintable(code));
    // Each is a transaction of its own.
    QVERIFY(code != link);
}

void DemoShopTest::asksForNothingElsewhere()
{
    Visitor visitor = m_scene->visitor();
    for (const char *path : {"/verified", "/", "/code.svg", "/shop.css", "/shop.js"}) {
        const VisitReply reply = visitor.get(path);
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.headers["content-security-policy"].startsWith("default-src 'none';"));
        QCOMPARE(reply.headers["referrer-policy"], QByteArray("no-referrer"));
        // The name of SVG is the only address.
        QByteArray body = reply.body;
        body.replace("http://www.w3.org/2000/svg", "");
        QVERIFY2(!body.contains("http://") && !body.contains("https://") && !body.contains("\"//"),
            body.constData());
    }
    QCOMPARE(visitor.get("/nothing").status, 404);
}

void DemoShopTest::signsItsRequestAndAsksForTheAnswerAlone()
{
    Visitor visitor = m_scene->visitor();
    const SoftParty::Asked asked = m_scene->request(visitor.link());
    QVERIFY(asked.reply);
    QCOMPARE(asked.reply->status, 200);
    QCOMPARE(asked.claims[QLatin1String("client_id")].toString(),
        QStringLiteral("x509_san_dns:shop.localhost"));
    const QJsonObject credential = asked.claims[QLatin1String("dcql_query")]
                                       .toObject()[QLatin1String("credentials")]
                                       .toArray()
                                       .first()
                                       .toObject();
    QVERIFY(!credential.contains(QLatin1String("claims")));
    const auto chain = parseJws(asked.reply->body)->certificates();
    QVERIFY(chain);
    QVERIFY(chain->first().subject.contains(QStringLiteral("青禾网上商店")));
}

void DemoShopTest::keepsTheSameRequestForAVisit()
{
    Visitor visitor = m_scene->visitor();
    const QString link = visitor.link();
    QCOMPARE(visitor.link(), link);
    QVERIFY(m_scene->visitor().link() != link);
}

void DemoShopTest::verifiesWhoComesBack()
{
    Visitor visitor = m_scene->visitor();
    const QString redirection
        = redirectionIn(m_scene->answer(m_scene->customer(0), visitor.link(), 0));
    QVERIFY(redirection.startsWith(m_scene->shop(0).callback() + QLatin1String("?response_code=")));
    const VisitReply page = visitor.comeBack(redirection);
    QCOMPARE(page.status, 200);
    QCOMPARE(page.textOf("verified"), QStringLiteral("实名核验通过"));
    QCOMPARE(page.textOf("eid-result"), QStringLiteral("0X0X"));
    QCOMPARE(page.textOf("pseudonym").size(), 43);
    // It stays so, on every page of the visit.
    QCOMPARE(visitor.get("/").location(), QByteArray("/result"));
    QVERIFY(visitor.get("/status").body.contains("done"));
}

void DemoShopTest::tellsNothingToAnotherBrowser()
{
    // A stranger's link was followed: neither the stranger nor this browser is let in by it.
    Visitor stranger = m_scene->visitor();
    const QString redirection
        = redirectionIn(m_scene->answer(m_scene->customer(0), stranger.link(), 0));
    Visitor other = m_scene->visitor();
    const VisitReply told = other.comeBack(redirection);
    QCOMPARE(told.status, 200);
    QVERIFY(told.textOf("verified").isEmpty());
    QVERIFY(told.textOf("pseudonym").isEmpty());
    QCOMPARE(stranger.get("/result").location(), QByteArray("/"));
    QVERIFY(stranger.get("/status").body.contains("waiting"));
    // Nor one that has a visit of its own.
    other.link();
    QVERIFY(other.comeBack(redirection).textOf("pseudonym").isEmpty());
}

void DemoShopTest::believesNoOtherCode()
{
    Visitor visitor = m_scene->visitor();
    QVERIFY(!redirectionIn(m_scene->answer(m_scene->customer(0), visitor.link(), 0)).isEmpty());
    for (const char *code : {"", "response_code=", "response_code=AAAA", "code=x"}) {
        visitor.get(QByteArray("/verified?") + code);
        QCOMPARE(visitor.get("/result").location(), QByteArray("/"));
    }
}

void DemoShopTest::verifiesByTheCodeOnAnotherDevice()
{
    Visitor visitor = m_scene->visitor();
    visitor.link();
    QVERIFY(visitor.get("/status").body.contains("waiting"));
    QVERIFY(!redirectionIn(m_scene->answer(m_scene->customer(1), visitor.code(), 0)).isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(visitor.get("/status").body.contains("done"), 30000);
    QCOMPARE(visitor.get("/result").textOf("verified"), QStringLiteral("实名核验通过"));
}

void DemoShopTest::verifiesByTheCodeOnTheSameDevice()
{
    Visitor visitor = m_scene->visitor();
    visitor.link();
    const QString redirection
        = redirectionIn(m_scene->answer(m_scene->customer(1), visitor.code(), 0));
    QCOMPARE(visitor.comeBack(redirection).textOf("verified"), QStringLiteral("实名核验通过"));
}

void DemoShopTest::saysThatItWasDeclined()
{
    Visitor visitor = m_scene->visitor();
    const VisitReply page
        = visitor.comeBack(redirectionIn(m_scene->decline(m_scene->customer(0), visitor.link())));
    QVERIFY(page.shows(QStringLiteral("您没有同意本次核验")));
    QVERIFY(page.textOf("pseudonym").isEmpty());
    // And begins anew when that is wanted.
    QCOMPARE(visitor.ask("POST", "/again").location(), QByteArray("/"));
    QVERIFY(!visitor.link().isEmpty());
}

void DemoShopTest::refusesALostCard_data()
{
    QTest::addColumn<bool>("byLink");
    QTest::newRow("link") << true;
    QTest::newRow("code") << false;
}

void DemoShopTest::refusesALostCard()
{
    ShopScene scene;
    ShopCustomer &customer = scene.customer(0);
    QVERIFY(scene.platform().platform().reportLoss(customer.holder->cardUuid()));
    Visitor visitor = scene.visitor();
    visitor.link();
    QFETCH(bool, byLink);
    const auto refused = scene.answer(customer, byLink ? visitor.link() : visitor.code(), 0);
    QVERIFY(refused);
    QCOMPARE(refused->status, 403);
    QCOMPARE(refusalIn(refused), QStringLiteral("copy-suspended"));
    QTRY_VERIFY_WITH_TIMEOUT(visitor.get("/status").body.contains("done"), 30000);
    const VisitReply page = visitor.get("/result");
    QCOMPARE(page.textOf("refused"), QStringLiteral("实名核验未通过"));
    QCOMPARE(page.textOf("eid-result"), QStringLiteral("XX5X"));
    QVERIFY(page.textOf("verified").isEmpty());
    QVERIFY(page.textOf("pseudonym").isEmpty());
}

void DemoShopTest::saysThatThePlatformIsAway()
{
    const auto identity = makeShopIdentity(m_scene->platform().platform().ca(),
        QStringLiteral("away.localhost"), QStringLiteral("无平台"));
    QVERIFY(identity);
    const QTemporaryDir folder;
    ShopOptions options;
    options.folder = folder.path();
    // Nobody listens there: port 1 takes privileges.
    options.platform
        = {QStringLiteral("https://localhost:1"), m_scene->platform().platform().rootsPem()};
    const auto shop = DemoShop::open(*identity, options);
    QVERIFY(shop);
    (*shop)->serve();
    Visitor visitor((*shop)->address(), m_scene->platform().platform().rootsPem());
    const VisitReply page = visitor.get("/");
    QCOMPARE(page.status, 503);
    QVERIFY(page.shows(QStringLiteral("身份核验平台没有回应")));
}

void DemoShopTest::remembersNothingThatItMustNotKnow()
{
    const QByteArray memory = m_scene->memoryOf(0);
    // It has its memory, and that of results.
    QVERIFY(memory.contains("\"pseudonym\"") || memory.contains("\"sub\""));
    for (int index = 0; index < 2; ++index) {
        const ShopCustomer &customer = m_scene->customer(index);
        QVERIFY(!memory.contains(customer.name.toUtf8()));
        QVERIFY(!memory.contains(customer.idNumber.toLatin1()));
        QVERIFY(!memory.contains(customer.idNumber.mid(6, 8).toLatin1()));
        QVERIFY(!memory.contains(customer.holder->cardUuid().toLatin1()));
        for (const QByteArray &copy : customer.copies) {
            // Nor any part of a copy: its signature, its disclosures, its key.
            for (const QByteArray &part : copy.split('~').first().split('.') + copy.split('~')) {
                if (!part.isEmpty())
                    QVERIFY(!memory.contains(part));
            }
        }
    }
}

QTEST_GUILESS_MAIN(DemoShopTest)
#include "demoshop_test.moc"
