#include "core/crypto/hpke.h"
#include "softwareagreement.h"
#include "softwarecard.h"

#include <QTest>

#include <openssl/err.h>

#include <algorithm>
#include <string_view>

using namespace eid;

Q_DECLARE_METATYPE(eid::KeyAlgorithm)

namespace {

Bytes octetsOf(std::string_view text)
{
    return Bytes(text.begin(), text.end());
}

} // namespace

class HpkeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void algorithms_data()
    {
        QTest::addColumn<KeyAlgorithm>("algorithm");
        QTest::newRow("P-256") << KeyAlgorithm::EcP256;
        QTest::newRow("P-384") << KeyAlgorithm::EcP384;
    }

    /// Made by another implementation of RFC 9180 (@hpke/core 1.7.5 on Node.js).
    void opensWhatOthersSeal_data()
    {
        QTest::addColumn<KeyAlgorithm>("algorithm");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("point");
        QTest::addColumn<QString>("encapsulated");
        QTest::addColumn<QString>("ciphertext");
        QTest::newRow("P-256")
            << KeyAlgorithm::EcP256
            << u"F064793DEE3BAA56936F8BE6B1EB43864B50B2CCE0FFDEC96A35623B1042BE5A"_qs
            << u"0498DA178B394D42A4C5DEDE295DBBBA4DD914453F5DFA54ACE1B1EA766E24E7EC"
               "F4BF00B7479908A43DC4D0B1ED6DD1D23BE5D60C2D83979BEF152402EEE7C064"_qs
            << u"04FC75A0C57FC92B341A46C8286083BA15741367E2AF704E7A5F159E637B5A8001"
               "C6F5A7CAE2EBA5E14BAA766D0F71E673455937DBDA6C0B01FB35B1E1EED404A8"_qs
            << u"21FCBD52E118DDDD3F5C837D5378D16B24501F6D19BCF114A0298F9D96E0A0E4"
               "2D0BA5E0061338CDA568678BBD"_qs;
        QTest::newRow("P-384")
            << KeyAlgorithm::EcP384
            << u"18A7A85D21E278EE18340172CCE32FF8C014D66CB5BF7A5EECF4FE56FEA7D177"
               "8B149A6BF7137216B8B74D915AE62FEC"_qs
            << u"04C8947EAD9D02A7264794090716E5EC8B3A5D4EF8B7F9B85BC1C4FB43ADF37C50"
               "7F596E4898647F2B989EFC3979F65B1A028334429C00B678DA81CCDC1AFD150A75"
               "B9744C05B6BE3DAFAC66E407C7FB0BD44CE812BE52DDF060CB5B2894BFF515"_qs
            << u"0403EA295718CFC1E6D95055C8A02848342AAA521F5FCD0A08937125292B486775"
               "1056EFAC3710FAF3E63E8BD8222DD2AA28DFC278B37A51F0D8442A25996DD36A5F"
               "E199379295B349E5DD37390D2AC2627EC2B6CEA9E68B497DDD1100D56E4CE8"_qs
            << u"E0683DDCC47A68568E3BA2B4E576FE5BE9BC4A75007FDD47F4BE02AAC98F9E76"
               "06C285AE31E5A6F7BE04B620D9"_qs;
    }
    void opensWhatOthersSeal()
    {
        QFETCH(KeyAlgorithm, algorithm);
        QFETCH(QString, number);
        QFETCH(QString, point);
        QFETCH(QString, encapsulated);
        QFETCH(QString, ciphertext);
        SoftwareAgreement holder(algorithm, *fromHex(number), *fromHex(point));
        const auto opened = openHpke(holder.publicKey(), octetsOf("Ode on a Grecian Urn"),
            {*fromHex(encapsulated), *fromHex(ciphertext)}, holder.agreement());
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        QVERIFY(equal(opened->octets(), octetsOf("Beauty is truth, truth beauty")));
    }

    void opensForTheRecipientAlone_data() { algorithms_data(); }
    void opensForTheRecipientAlone()
    {
        QFETCH(KeyAlgorithm, algorithm);
        SoftwareAgreement holder(algorithm);
        const Bytes plaintext = octetsOf("a key of thirty-two octets, or so");
        const auto message = sealHpke(holder.publicKey(), octetsOf("here"), plaintext);
        QVERIFY(message);
        QVERIFY(std::ranges::search(message->ciphertext, plaintext).empty());
        const auto opened
            = openHpke(holder.publicKey(), octetsOf("here"), *message, holder.agreement());
        QVERIFY(opened);
        QVERIFY(equal(opened->octets(), plaintext));
        QCOMPARE(holder.agreements(), 1);

        QCOMPARE(openHpke(holder.publicKey(), octetsOf("there"), *message, holder.agreement())
                     .error()
                     .code,
            ErrorCode::CopyLocked);
        SoftwareAgreement other(algorithm);
        QCOMPARE(
            openHpke(other.publicKey(), octetsOf("here"), *message, other.agreement()).error().code,
            ErrorCode::CopyLocked);
        // The key of one under the name of the other.
        QCOMPARE(openHpke(holder.publicKey(), octetsOf("here"), *message, other.agreement())
                     .error()
                     .code,
            ErrorCode::CopyLocked);
        QCOMPARE(openHpke(other.publicKey(), octetsOf("here"), *message, holder.agreement())
                     .error()
                     .code,
            ErrorCode::CopyLocked);
    }

    void sealsEachTimeAnew()
    {
        const SoftwareAgreement holder(KeyAlgorithm::EcP256);
        const auto first = sealHpke(holder.publicKey(), {}, octetsOf("x"));
        const auto second = sealHpke(holder.publicKey(), {}, octetsOf("x"));
        QVERIFY(first->encapsulated != second->encapsulated);
        QVERIFY(first->ciphertext != second->ciphertext);
    }

    void showsTheHolderNoBadPoint()
    {
        SoftwareAgreement holder(KeyAlgorithm::EcP256);
        const SoftwareAgreement large(KeyAlgorithm::EcP384);
        const auto message = sealHpke(holder.publicKey(), {}, octetsOf("x")).value();
        HpkeMessage off = message;
        off.encapsulated.back() ^= 0x01;
        HpkeMessage cut = message;
        cut.encapsulated.pop_back();
        HpkeMessage tagless = message;
        tagless.ciphertext.resize(15);
        const HpkeMessage other = sealHpke(large.publicKey(), {}, octetsOf("x")).value();
        for (const HpkeMessage &bad : {off, cut, tagless, other, HpkeMessage{}}) {
            QCOMPARE(openHpke(holder.publicKey(), {}, bad, holder.agreement()).error().code,
                ErrorCode::CopyLocked);
        }
        QCOMPARE(holder.agreements(), 0);
        QCOMPARE(ERR_peek_error(), 0UL);
    }

    void believesTheHolderNoShortSecret()
    {
        SoftwareAgreement holder(KeyAlgorithm::EcP256);
        const auto message = sealHpke(holder.publicKey(), {}, octetsOf("x")).value();
        holder.cutsOff = 1;
        QCOMPARE(openHpke(holder.publicKey(), {}, message, holder.agreement()).error().code,
            ErrorCode::CopyLocked);
        holder.failure = Error{ErrorCode::CardRemoved, {}, {}};
        QCOMPARE(openHpke(holder.publicKey(), {}, message, holder.agreement()).error().code,
            ErrorCode::CardRemoved);
    }

    void wantsACurve()
    {
        const SoftwareCard rsa(KeyAlgorithm::Rsa2048);
        QCOMPARE(sealHpke(rsa.publicKey(), {}, {}).error().code, ErrorCode::CardUnsupported);
        QCOMPARE(sealHpke(Bytes(91, 1), {}, {}).error().code, ErrorCode::CertificateMalformed);
        QCOMPARE(openHpke(rsa.publicKey(), {}, {}, {}).error().code, ErrorCode::CardUnsupported);
    }
};

QTEST_APPLESS_MAIN(HpkeTest)
#include "hpke_test.moc"
