#include "app/eidctl/texts/textofrequest.h"

#include <QTest>

using namespace eid;
using namespace eid::ctl;

namespace {

AuthenticationRequest someRequest()
{
    AuthenticationRequest request;
    request.relyingParty.name = QStringLiteral("网上商店");
    request.relyingParty.host = QStringLiteral("shop.example");
    request.relyingParty.issuer = QStringLiteral("Demo CA");
    request.purpose = QStringLiteral("开设网上商店");
    request.factors = {AuthenticationFactor::CardPin, AuthenticationFactor::Copy};
    request.choices = {{}};
    return request;
}

} // namespace

class TextOfRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhoAsksForWhat()
    {
        AuthenticationRequest request = someRequest();
        request.asked = {CopyField::Name, CopyField::Age18};
        request.needed = {CopyField::Age18};
        const QString text = textOfRequest(request);
        QVERIFY(text.contains(u"Who asks: 网上商店, shop.example"_qs));
        QVERIFY(text.contains(u"开设网上商店"_qs));
        QVERIFY(text.contains(u"\nAnswer only if you opened this site yourself just now.\n"_qs));
        QVERIFY(text.contains(u"They ask for: name (name), 18 or older (age-18)\n"_qs));
        QVERIFY(text.contains(u"They cannot do without: 18 or older (age-18)\n"_qs));
        QVERIFY(text.contains(u"ID number (id-number)"_qs));
        QVERIFY(!text.contains(u"To be signed"_qs));
    }

    void showsWhatIsSignedToTheLetter()
    {
        AuthenticationRequest request = someRequest();
        request.transactionTexts = {u"pay 1\nWho asks: somebody else"_qs, u"pay 2"_qs};
        const QString text = textOfRequest(request);
        QVERIFY(text.contains(u"\n  | pay 1\n  | Who asks: somebody else\n"_qs));
        QVERIFY(text.endsWith(u"\n  | pay 2"_qs));
    }

    void saysWhatIsAnswered()
    {
        AuthenticationRequest request = someRequest();
        QCOMPARE(textOfAnswer(request, {}), u"You tell nothing but that it is you."_qs);
        request.asked = {CopyField::Name};
        request.choices = {{CopyField::Name}, {}};
        QCOMPARE(
            textOfAnswer(request, {{}, {CopyField::Name}, false}), u"You tell: name (name)"_qs);
        request.transactionTexts = {u"pay"_qs};
        QVERIFY(textOfAnswer(request, {{}, {}, true}).endsWith(u"You sign the text above."_qs));
    }

    void saysWhatCameOfIt()
    {
        AuthenticationReport report{someRequest(), {}};
        report.outcome.relyingParty = report.request.relyingParty;
        report.outcome.redirect = QUrl(u"https://shop.example/cb?response_code=a"_qs);
        QCOMPARE(textOfAuthentication(report),
            u"网上商店 was told that it is you.\n"
            u"It goes on at https://shop.example/cb?response_code=a"_qs);
        report.outcome.isDeclined = true;
        report.outcome.redirect.clear();
        QCOMPARE(
            textOfAuthentication(report), u"Declined: 网上商店 was told so, and nothing else."_qs);
    }
};

QTEST_APPLESS_MAIN(TextOfRequestTest)

#include "textofrequest_test.moc"
