#include "copybench.h"
#include "core/crypto/recoveryphrase.h"
#include "core/store/copykeys.h"

#include <QTest>

using namespace eid;

class CopyKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAKeyOfEachCard()
    {
        const CopyBench bench;
        auto store = bench.open();
        CopyKeys keys(*store);
        QVERIFY(!keys.find(CopyBench::reference)->has_value());
        QVERIFY(keys.add(bench.key()));
        QVERIFY(keys.add(bench.key()));
        QCOMPARE(keys.find(CopyBench::reference)->value(), bench.key());
        CopyKey other = CopyBench().key();
        QCOMPARE(keys.add(other).error().code, ErrorCode::CopyLocked);
        other.card = u"00000000000000000000000000000000"_qs;
        QVERIFY(keys.add(other));
        QCOMPARE(*keys.list(), (QList<CopyKey>{other, bench.key()}));
        QCOMPARE(keys.add({}).error().code, ErrorCode::InvalidArgument);
    }

    void followsTheCardToItsNewKey()
    {
        const CopyBench bench;
        auto store = bench.open();
        CopyKeys keys(*store);
        QVERIFY(keys.add(bench.key()));
        SoftwareAgreement renewed(KeyAlgorithm::EcP384);
        const Bytes before = bench.key().wrapped;
        const Bytes after = wrapKey(bench.cipher.dataKey(), renewed.publicKey()).value();
        QCOMPARE(keys.rewrap(CopyBench::reference, before, renewed.publicKey(), after), true);
        const CopyKey key = keys.find(CopyBench::reference)->value();
        QVERIFY(unwrapKey(key.wrapped, key.publicKey, renewed.agreement())
                    ->equals(bench.cipher.dataKey()));
        const QByteArray trace(reinterpret_cast<const char *>(before.data()), 64);
        QVERIFY(!bench.octets().contains(trace));
        // Another process was quicker.
        QCOMPARE(keys.rewrap(CopyBench::reference, before, bench.card.publicKey(), before), false);
        QCOMPARE(keys.find(CopyBench::reference)->value(), key);
        QCOMPARE(keys.rewrap(u"nobody"_qs, before, renewed.publicKey(), after).error().code,
            ErrorCode::CopyMissing);
    }

    void opensByThePhraseAsWell()
    {
        const CopyBench bench;
        auto store = bench.open();
        CopyKeys keys(*store);
        QVERIFY(keys.add(bench.key()));
        const auto phrase = makeRecoveryPhrase();
        const Bytes recovery = wrapKeyByPhrase(bench.cipher.dataKey(), *phrase).value();
        QVERIFY(keys.setRecovery(CopyBench::reference, recovery));
        const CopyKey key = keys.find(CopyBench::reference)->value();
        QCOMPARE(key.recovery, recovery);
        QVERIFY(unwrapKeyByPhrase(key.recovery, *phrase)->equals(bench.cipher.dataKey()));
        QCOMPARE(unwrapKeyByPhrase(key.recovery, *makeRecoveryPhrase()).error().code,
            ErrorCode::RecoveryPhraseWrong);

        const QByteArray trace(reinterpret_cast<const char *>(recovery.data()), 64);
        QVERIFY(bench.octets().contains(trace));
        QVERIFY(keys.setRecovery(CopyBench::reference, {}));
        QVERIFY(!bench.octets().contains(trace));
        QCOMPARE(keys.find(CopyBench::reference)->value(), bench.key());
        QCOMPARE(keys.setRecovery(u"nobody"_qs, recovery).error().code, ErrorCode::CopyMissing);
    }

    void sealsTheToken()
    {
        const CopyBench bench;
        auto store = bench.open();
        CopyKeys keys(*store);
        const Secret token(Bytes(43, 'T'));
        const QString card = CopyBench::reference;
        QCOMPARE(
            keys.setRefreshToken(card, token, bench.cipher).error().code, ErrorCode::CopyMissing);
        QCOMPARE(keys.refreshToken(card, bench.cipher).error().code, ErrorCode::CopyMissing);
        QVERIFY(keys.add(bench.key()));
        QVERIFY(!keys.refreshToken(card, bench.cipher)->has_value());
        QVERIFY(keys.setRefreshToken(card, token, bench.cipher));
        QVERIFY(keys.refreshToken(card, bench.cipher)->value().equals(token));
        QVERIFY(keys.find(card)->value().hasRefreshToken);
        QVERIFY(!bench.octets().contains(QByteArray(19, 'T')));

        const CopyBench other;
        QCOMPARE(keys.refreshToken(card, other.cipher).error().code, ErrorCode::CopyLocked);
        QVERIFY(store->database().execute(u"UPDATE copy_key SET refresh_token = wrapped"_qs));
        QCOMPARE(keys.refreshToken(card, bench.cipher).error().code, ErrorCode::CopyLocked);
        QVERIFY(keys.setRefreshToken(card, {}, bench.cipher));
        QVERIFY(!keys.refreshToken(card, bench.cipher)->has_value());
        QVERIFY(!keys.find(card)->value().hasRefreshToken);
    }

    void knowsThatThereIsALossCode()
    {
        const CopyBench bench;
        auto store = bench.open();
        CopyKeys keys(*store);
        QCOMPARE(
            keys.setHasLossCode(CopyBench::reference, true).error().code, ErrorCode::CopyMissing);
        QVERIFY(keys.add(bench.key()));
        for (const bool hasCode : {true, false}) {
            QVERIFY(keys.setHasLossCode(CopyBench::reference, hasCode));
            QCOMPARE(keys.find(CopyBench::reference)->value().hasLossCode, hasCode);
        }
    }
};

QTEST_GUILESS_MAIN(CopyKeysTest)
#include "copykeys_test.moc"
