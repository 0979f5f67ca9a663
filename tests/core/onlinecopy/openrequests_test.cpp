#include "core/onlinecopy/openrequests.h"

#include <QTest>

using namespace eid;

namespace {

const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);

OpenRequest requestOf(const QString &nonce)
{
    OpenRequest request;
    request.shown.relyingParty.clientId = QStringLiteral("x509_san_dns:shop.example");
    request.shown.expires = now.addSecs(300);
    request.nonce = nonce;
    return request;
}

/// One that is open.
OpenRequests withOpen(const QString &nonce)
{
    OpenRequests requests;
    if (!requests.beginReading(now) || !requests.finishReading(requestOf(nonce)))
        qFatal("No request is open");
    return requests;
}

} // namespace

class OpenRequestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasOneAtATime()
    {
        OpenRequests requests;
        QVERIFY(requests.beginReading(now));
        QCOMPARE(requests.beginReading(now).error().code, ErrorCode::RequestBusy);
        QVERIFY(requests.finishReading(requestOf(u"a"_qs)));
        QCOMPARE(requests.beginReading(now).error().code, ErrorCode::RequestBusy);
        requests.beginAnswer();
        requests.close();
        QCOMPARE(requests.beginReading(now).error().code, ErrorCode::RequestBusy);
        requests.finishAnswer(std::nullopt);
        QVERIFY(requests.beginReading(now));
    }

    void keepsWhatWasSentOfTheOpenOne()
    {
        OpenRequests requests = withOpen(u"a"_qs);
        QVERIFY(requests.sent()->isEmpty());
        requests.sent()->form = {1};
        requests.beginAnswer();
        requests.finishAnswer(Error{ErrorCode::PlatformUnreachable, {}, {}});
        QVERIFY(!requests.sent()->isEmpty());
        requests.close();
        QVERIFY(!requests.sent());
        QVERIFY(requests.beginReading(now));
        QVERIFY(requests.finishReading(requestOf(u"b"_qs)));
        QVERIFY(requests.sent()->isEmpty());
    }

    void isFreeAfterAFailure()
    {
        OpenRequests requests;
        QVERIFY(requests.beginReading(now));
        QVERIFY(!requests.finishReading(failure(ErrorCode::RequestUntrusted)));
        QVERIFY(!requests.open());
        QVERIFY(requests.beginReading(now));
    }

    void makesRoomWhenOver()
    {
        OpenRequests requests = withOpen(u"a"_qs);
        QVERIFY(!requests.beginReading(now.addSecs(299)));
        QVERIFY(requests.beginReading(now.addSecs(300)));
        QVERIFY(!requests.open());
    }

    void answersEachOnce()
    {
        OpenRequests requests = withOpen(u"a"_qs);
        requests.beginAnswer();
        requests.finishAnswer(std::nullopt);
        QVERIFY(!requests.open());
        QVERIFY(requests.beginReading(now));
        const auto again = requests.finishReading(requestOf(u"a"_qs));
        QCOMPARE(again.error().code, ErrorCode::RequestOver);
        QVERIFY(!requests.open());
        QVERIFY(requests.beginReading(now));
        QVERIFY(requests.finishReading(requestOf(u"b"_qs)));
    }

    void remembersWhatWasDeclined()
    {
        OpenRequests requests = withOpen(u"a"_qs);
        QVERIFY(requests.close());
        QVERIFY(!requests.close());
        QVERIFY(requests.beginReading(now));
        QVERIFY(!requests.finishReading(requestOf(u"a"_qs)));
    }

    void staysOpenForAnotherTry_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<bool>("staysOpen");
        const auto row = [](const char *name, ErrorCode code, const QString &detail, bool stays) {
            QTest::newRow(name) << Error{code, detail, std::nullopt} << stays;
        };
        row("PIN", ErrorCode::PinWrong, {}, true);
        row("card", ErrorCode::CardRemoved, {}, true);
        row("network", ErrorCode::PlatformUnreachable, {}, true);
        row("copy", ErrorCode::CopyNotValid, u"suspended"_qs, true);
        row("copy, says the platform", ErrorCode::CopyNotValid,
            u"urn:eid:problem:copy-suspended"_qs, false);
        row("face", ErrorCode::RequestRefused, u"urn:eid:problem:face-sample-missing"_qs, true);
        row("invalid", ErrorCode::RequestRefused, u"urn:eid:problem:presentation-invalid"_qs,
            false);
        row("over", ErrorCode::RequestOver, {}, false);
    }
    void staysOpenForAnotherTry()
    {
        QFETCH(Error, error);
        QFETCH(bool, staysOpen);
        OpenRequests requests = withOpen(u"a"_qs);
        requests.beginAnswer();
        requests.finishAnswer(error);
        QVERIFY(!requests.isAnswering());
        QCOMPARE(requests.open().has_value(), staysOpen);
    }
};

QTEST_APPLESS_MAIN(OpenRequestsTest)

#include "openrequests_test.moc"
