#include "core/facesample/faceanswers.h"

#include <QTest>

using namespace eid;

namespace {

constexpr auto identifier = "5f1d6b1e-3c1c-4a53-9a3e-0f4a2c7d9b10";

Bytes bytesOf(const QByteArray &text)
{
    return {text.begin(), text.end()};
}

/// With each ' for a ".
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

const QByteArray goodChallenge = json("{'identifier':'a-Z_9','nonce':'AAECAwQFBgcICQoLDA0ODw==',"
                                      "'movements':['blink','turn-right'],"
                                      "'expires':'2026-11-25T10:00:00+08:00'}");

} // namespace

class FaceAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAChallenge()
    {
        const auto challenge = challengeIn(bytesOf(goodChallenge));
        QVERIFY(challenge);
        QCOMPARE(challenge->identifier, u"a-Z_9"_qs);
        QCOMPARE(challenge->nonce.size(), 16);
        QCOMPARE(
            challenge->movements, (QList{PresenceMovement::Blink, PresenceMovement::TurnRight}));
        QCOMPARE(challenge->expires, QDateTime({2026, 11, 25}, {2, 0}, Qt::UTC));
    }

    void refusesAChallenge_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const auto row = [](const char *name, const char *from, const char *to) {
            QTest::newRow(name) << json(from) << json(to);
        };
        row("no object", "{", "[{");
        row("no identifier", "'a-Z_9'", "''");
        row("identifier with a slash", "a-Z_9", "a/../b");
        row("long identifier", "a-Z_9",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        row("short nonce", "AAECAwQFBgcICQoLDA0ODw==", "AAECAwQF");
        row("no base64", "AAECAwQFBgcICQoLDA0ODw==", "AAECAwQFBgcICQoLDA0ODw=!");
        row("no movements", "'blink','turn-right'", "");
        row("unknown movement", "'turn-right'", "'stand-on-your-head'");
        row("number for a movement", "'turn-right'", "1");
        row("six movements", "'turn-right'", "'blink','blink','blink','blink','blink'");
        row("time without a zone", "+08:00", "");
        row("no time", "2026-11-25T10:00:00+08:00", "tomorrow");
    }
    void refusesAChallenge()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QByteArray body = goodChallenge;
        QVERIFY(body.contains(from));
        const auto challenge = challengeIn(bytesOf(body.replace(from, to)));
        QVERIFY(!challenge);
        QCOMPARE(challenge.error().code, ErrorCode::PlatformMalformedAnswer);
    }

    void readsAVerdict_data()
    {
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<bool>("isGood");
        const auto row = [](const char *name, const char *rest, bool isGood) {
            QTest::newRow(name) << json(rest) << isGood;
        };
        const auto *same = "'state':'accepted','comparison':{'method':'m','score':1,"
                           "'threshold':0,'accepted':true,'weak':false}";
        row("accepted", same, true);
        row("accepted without numbers", "'state':'accepted'", true);
        row("judging", "'state':'judging'", true);
        row("problem", "'state':'refused','problem':'urn:eid:problem:face-quality'", true);
        row("not the same",
            "'state':'refused','comparison':{'method':'m','score':0,'threshold':1,"
            "'accepted':false,'weak':false}",
            true);
        row("no state", "'x':1", false);
        row("other state", "'state':'perhaps'", false);
        row("refused without a reason", "'state':'refused'", false);
        row("accepted with a problem", "'state':'accepted','problem':'urn:x'", false);
        row("problem that is none", "'state':'refused','problem':'<b>no</b>'", false);
        row("contradiction",
            "'state':'accepted','comparison':{'method':'m','score':0,'threshold':1,"
            "'accepted':false,'weak':false}",
            false);
        row("comparison without a score",
            "'state':'accepted','comparison':{'method':'m','threshold':1,'accepted':true,"
            "'weak':false}",
            false);
        row("method that is none",
            "'state':'accepted','comparison':{'method':'a b','score':1,'threshold':1,"
            "'accepted':true,'weak':false}",
            false);
        row("comparison that is none", "'state':'accepted','comparison':1", false);
    }
    void readsAVerdict()
    {
        QFETCH(QByteArray, rest);
        QFETCH(bool, isGood);
        const Bytes body = bytesOf(json("{'identifier':'") + identifier + json("',") + rest + '}');
        const auto verdict = verdictIn(body, QLatin1String(identifier));
        QCOMPARE(verdict.has_value(), isGood);
        if (!verdict)
            QCOMPARE(verdict.error().code, ErrorCode::PlatformMalformedAnswer);
        QVERIFY(!verdictIn(body, u"another"_qs));
    }

    void knowsTheProblemsOfSamples()
    {
        QCOMPARE(sampleErrorOf(u"urn:eid:problem:face-challenge-expired"_qs)->code,
            ErrorCode::FaceChallengeExpired);
        QCOMPARE(
            sampleErrorOf(u"urn:eid:problem:face-signer"_qs)->code, ErrorCode::FaceSampleRefused);
        QVERIFY(!sampleErrorOf(u"urn:eid:problem:busy"_qs));
        QVERIFY(!sampleErrorOf({}));
    }
};

QTEST_GUILESS_MAIN(FaceAnswersTest)

#include "faceanswers_test.moc"
