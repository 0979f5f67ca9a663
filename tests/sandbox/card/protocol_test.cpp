#include "tests/sandbox/card/cardtesting.h"
#include "tests/sandbox/card/virtualpivcard.h"

#include <QTest>

#include <functional>
#include <numeric>

using namespace eid;
using namespace eid::sandbox;

namespace {

constexpr std::uint32_t certificate9A = 0x5FC105;

CardProfile shortOnly()
{
    CardProfile profile;
    profile.extendedLength = false;
    return profile;
}

CardProfile overT0()
{
    CardProfile profile;
    profile.t0 = true;
    return profile;
}

Bytes someOctets(std::size_t count)
{
    Bytes octets(count);
    std::iota(octets.begin(), octets.end(), std::uint8_t{0});
    return octets;
}

const QString getCertificate = u"00CB3FFF055C035FC105"_qs;

} // namespace

/// What lies between the contacts and the applications: classes, lengths, chaining, protocols.
class ProtocolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsItsAbilitiesInTheAtr_data()
    {
        QTest::addColumn<bool>("chaining");
        QTest::addColumn<bool>("extended");
        QTest::addColumn<bool>("t0");
        QTest::addColumn<QString>("historical");
        QTest::newRow("all") << true << true << false << u"8073C021C0"_qs;
        QTest::newRow("short") << true << false << false << u"8073C02180"_qs;
        QTest::newRow("no chaining") << false << true << false << u"8073C02140"_qs;
        QTest::newRow("neither") << false << false << false << u"8073C02100"_qs;
        QTest::newRow("T=0 knows no extended length") << true << true << true << u"8073C02180"_qs;
    }

    void tellsItsAbilitiesInTheAtr()
    {
        QFETCH(bool, chaining);
        QFETCH(bool, extended);
        QFETCH(bool, t0);
        QFETCH(QString, historical);
        CardProfile profile;
        profile.chaining = chaining;
        profile.extendedLength = extended;
        profile.t0 = t0;
        VirtualPivCard card(profile);

        const Bytes atr = card.powerOn();
        QCOMPARE(atr[0], 0x3B);
        QVERIFY(toHex(atr).contains(historical));
        if (t0) {
            QCOMPARE(atr[1] & 0xF0, 0);
            QCOMPARE(atr.size(), 2U + (atr[1] & 0x0FU));
        } else {
            QCOMPARE(atr[2] & 0x0F, 1);
            const auto check
                = std::accumulate(atr.begin() + 1, atr.end(), std::uint8_t{0}, std::bit_xor<>());
            QCOMPARE(check, 0);
        }
        QCOMPARE(card.reset(), atr);
    }

    void saysTheAtrOfItsProfile()
    {
        CardProfile profile;
        profile.atr = {0x3B, 0x00};
        QCOMPARE(VirtualPivCard(profile).powerOn(), profile.atr);
    }

    void refusesClasses_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("answer");
        QTest::newRow("channel 1") << u"01200080"_qs << u"6881"_qs;
        QTest::newRow("channel 3") << u"03200080"_qs << u"6881"_qs;
        QTest::newRow("channel 4") << u"40200080"_qs << u"6881"_qs;
        QTest::newRow("secure messaging") << u"0C200080"_qs << u"6882"_qs;
        QTest::newRow("proprietary") << u"80200080"_qs << u"6E00"_qs;
        QTest::newRow("reserved") << u"20200080"_qs << u"6E00"_qs;
        QTest::newRow("PPS") << u"FF200080"_qs << u"6E00"_qs;
        QTest::newRow("unknown instruction") << u"00B00000"_qs << u"6D00"_qs;
        QTest::newRow("no command") << u"0020"_qs << u"6700"_qs;
        QTest::newRow("Lc beyond the data") << u"00200080083132"_qs << u"6700"_qs;
    }

    void refusesClasses()
    {
        QFETCH(QString, sent);
        QFETCH(QString, answer);
        VirtualPivCard card;
        selectPiv(card);
        QCOMPARE(send(card, sent), answer);
    }

    void knowsNoPivBeforeItIsSelected()
    {
        VirtualPivCard card;
        QCOMPARE(send(card, u"00200080"_qs), u"6D00"_qs);
    }

    void cutsAnAnswerIntoShortResponses()
    {
        VirtualPivCard card;
        QVERIFY(card.putObject(certificate9A, someOctets(600)));
        selectPiv(card);
        const QString whole = u"53820258"_qs + toHex(someOctets(600));

        QString answer = send(card, getCertificate + u"00"_qs);
        QCOMPARE(answer, whole.first(512) + u"6100"_qs);
        answer.chop(4);
        answer += send(card, u"00C0000000"_qs);
        QCOMPARE(answer, whole.first(1024) + u"615C"_qs);
        answer.chop(4);
        answer += send(card, u"00C0000010"_qs);
        QCOMPARE(answer, whole.first(1056) + u"614C"_qs);
        answer.chop(4);
        answer += send(card, u"00C000004C"_qs);
        QCOMPARE(answer, whole + u"9000"_qs);
        QCOMPARE(send(card, u"00C0000000"_qs), u"6985"_qs);
    }

    void keepsNoRestOverAnotherCommand()
    {
        VirtualPivCard card;
        QVERIFY(card.putObject(certificate9A, someOctets(600)));
        selectPiv(card);
        QVERIFY(send(card, getCertificate + u"00"_qs).endsWith(u"6100"));
        QCOMPARE(send(card, u"00200080"_qs), u"63C3"_qs);
        QCOMPARE(send(card, u"00C0000000"_qs), u"6985"_qs);
    }

    void wantsGetResponseWithoutParametersAndData()
    {
        VirtualPivCard card;
        QVERIFY(card.putObject(certificate9A, someOctets(600)));
        selectPiv(card);
        QVERIFY(send(card, getCertificate + u"00"_qs).endsWith(u"6100"));
        QCOMPARE(send(card, u"00C0000100"_qs), u"6A86"_qs);
        QCOMPARE(send(card, u"00C0000001AA"_qs), u"6700"_qs);
        QCOMPARE(send(card, u"10C0000000"_qs), u"6884"_qs);
    }

    void answersExtendedCommandsWhole()
    {
        VirtualPivCard card;
        QVERIFY(card.putObject(certificate9A, someOctets(600)));
        selectPiv(card);
        QCOMPARE(send(card, u"00CB3FFF0000055C035FC1050000"_qs),
            u"53820258"_qs + toHex(someOctets(600)) + u"9000"_qs);
        QVERIFY(send(card, u"00CB3FFF0000055C035FC1050010"_qs).endsWith(u"6100"));
    }

    void takesExtendedLengthOnlyWhereItSaysSo()
    {
        VirtualPivCard card(shortOnly());
        selectPiv(card);
        QCOMPARE(send(card, u"00CB3FFF0000055C035FC1050000"_qs), u"6700"_qs);
    }

    void joinsAChain()
    {
        VirtualPivCard card;
        selectPiv(card);
        QCOMPARE(authenticateInitialAdmin(card), u"9000"_qs);
        QCOMPARE(send(card, u"10DB3FFF055C035FC105"_qs), u"9000"_qs);
        QCOMPARE(send(card, u"10DB3FFF035303AA"_qs), u"9000"_qs);
        QCOMPARE(send(card, u"00DB3FFF02BBCC"_qs), u"9000"_qs);
        QCOMPARE(card.object(certificate9A), (Bytes{0xAA, 0xBB, 0xCC}));
    }

    void forgetsAChainThatIsNotContinued()
    {
        VirtualPivCard card;
        selectPiv(card);
        QCOMPARE(authenticateInitialAdmin(card), u"9000"_qs);
        QCOMPARE(send(card, u"10DB3FFF055C035FC105"_qs), u"9000"_qs);
        QCOMPARE(send(card, u"00200080"_qs), u"63C3"_qs);
        QCOMPARE(send(card, u"00DB3FFF055303AABBCC"_qs), u"6A80"_qs);
        QVERIFY(!card.object(certificate9A));
    }

    void limitsAChain()
    {
        VirtualPivCard card;
        selectPiv(card);
        const QString part = u"10DB3FFFFF"_qs + u"00"_qs.repeated(255);
        QString answer;
        for (int i = 0; i < 300 && answer != u"6700"_qs; ++i)
            answer = send(card, part);
        QCOMPARE(answer, u"6700"_qs);
    }

    void chainsNoPinCommand_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::newRow("VERIFY") << u"1020008008313233343536FFFF"_qs;
        QTest::newRow("CHANGE REFERENCE DATA") << u"1024008008313233343536FFFF"_qs;
        QTest::newRow("RESET RETRY COUNTER") << u"102C0080083132333435363738"_qs;
        QTest::newRow("SELECT") << u"10A4040005A000000308"_qs;
        QTest::newRow("GET DATA") << u"10CB3FFF055C035FC105"_qs;
    }

    void chainsNoPinCommand()
    {
        QFETCH(QString, sent);
        VirtualPivCard card;
        selectPiv(card);
        QCOMPARE(send(card, sent), u"6884"_qs);
        QVERIFY(!card.isPinVerified());
        QCOMPARE(card.triesLeft(PivReference::Pin), 3);
    }

    void refusesAllChainsWhereItDoesNone()
    {
        CardProfile profile;
        profile.chaining = false;
        VirtualPivCard card(profile);
        selectPiv(card);
        QCOMPARE(send(card, u"10DB3FFF055C035FC105"_qs), u"6884"_qs);
    }

    void speaksT0()
    {
        VirtualPivCard card(overT0());
        QCOMPARE(send(card, u"00A404000BA000000308000010000100"_qs), u"611D"_qs);
        QCOMPARE(send(card, u"00C0000020"_qs), u"6C1D"_qs);
        QVERIFY(send(card, u"00C000001D"_qs).endsWith(u"9000"));

        QCOMPARE(send(card, u"00F8000000"_qs), u"6C04"_qs);
        QCOMPARE(send(card, u"00F8000004"_qs), u"00E1D0019000"_qs);
        QCOMPARE(send(card, u"00F80000"_qs), u"6C04"_qs);
        QCOMPARE(send(card, u"0020008000"_qs), u"63C3"_qs);
        QCOMPARE(send(card, u"00CB3FFF0000055C035FC1050000"_qs), u"6700"_qs);
    }

    void givesLongAnswersOverT0()
    {
        VirtualPivCard card(overT0());
        QVERIFY(card.putObject(certificate9A, someOctets(600)));
        selectPiv(card);
        QCOMPARE(send(card, getCertificate), u"6100"_qs);
        QCOMPARE(sendAll(card, getCertificate + u"00"_qs),
            u"53820258"_qs + toHex(someOctets(600)) + u"9000"_qs);
    }
};

QTEST_APPLESS_MAIN(ProtocolTest)
#include "protocol_test.moc"
