#include "cardbench.h"
#include "core/card/cardcredential.h"
#include "core/card/leaseagreement.h"
#include "core/crypto/keywrap.h"
#include "core/crypto/publickey.h"
#include "tests/core/testing/testdesk.h"
#include "tests/sandbox/demo/democard.h"

#include <QPromise>
#include <QTest>

#include <thread>

using namespace eid;
using eid::sandbox::DemoCitizen;
using eid::sandbox::VirtualPivCard;
using eid::testing::resultOf;
using eid::testing::TestDesk;

namespace {

const QString reader = QStringLiteral("Reader A");

/// Runs \a function, which returns a Result, on a thread of its own, and waits for it.
template <typename Function>
auto inWorker(Function function)
{
    using Outcome = std::invoke_result_t<Function &>;
    auto promise = std::make_shared<QPromise<Outcome>>();
    promise->start();
    auto future = promise->future();
    std::thread([promise, function = std::move(function)]() mutable {
        promise->addResult(function());
        promise->finish();
    }).detach();
    auto outcome = resultOf(std::move(future));
    return outcome ? *std::move(outcome) : Outcome(failure(ErrorCode::TimedOut));
}

/// A desk with the demo card of one citizen, and a lease of it.
class AgreementBench : public TestDesk
{
public:
    explicit AgreementBench(const QString &citizen = QStringLiteral("default"))
        : m_citizen(sandbox::findDemoCitizen(citizen).value())
        , card(sandbox::makeDemoCard(m_citizen))
        , contacts(std::make_shared<AlteredCard>(card))
    {
        service.addReader(reader);
        desk.start();
        if (!insertAndRead(reader, contacts))
            qFatal("The card was not read");
        take(testing::secret(m_citizen.demoPin));
    }

    void take(Secret pin)
    {
        if (held.lease)
            held.lease->release();
        held = {CardLease::take(desk, {reader, state(reader).identity.serial, {}}),
            std::make_shared<JobPin>(std::move(pin))};
    }
    [[nodiscard]] KeyAgreement agreement() const
    {
        return agreementOn(held.lease, KeySlot::KeyManagement, held.pin);
    }
    [[nodiscard]] Result<Bytes> publicKey() const
    {
        return inWorker([held = held] {
            return certificateOn(held, KeySlot::KeyManagement);
        }).map([](const Certificate &certificate) { return publicKeyOf(certificate); });
    }
    [[nodiscard]] Result<Secret> unwrap(const Bytes &wrapped, const Bytes &publicKey) const
    {
        return inWorker([=, agree = agreement()] { return unwrapKey(wrapped, publicKey, agree); });
    }

private:
    DemoCitizen m_citizen;

public:
    std::shared_ptr<VirtualPivCard> card;
    std::shared_ptr<AlteredCard> contacts;
    HeldCard held;
};

int triesOf(const AgreementBench &bench)
{
    return bench.card->triesLeft(sandbox::PivReference::Pin);
}

} // namespace

/// From an inserted card to the data key that it alone gives back.
class LeaseAgreementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unwrapsADataKey_data()
    {
        QTest::addColumn<QString>("citizen");
        QTest::addColumn<QStringList>("headers");
        const QString select = u"00A40400"_qs;
        const QString tries = u"00F70080"_qs;
        const QString verify = u"00200080"_qs;
        const QString agree = u"0087119D"_qs;
        QTest::newRow("usual") << u"default"_qs << QStringList{select, tries, verify, agree};
        QTest::newRow("extended") << u"wang"_qs << QStringList{select, tries, verify, agree};
        QTest::newRow("plain") << u"plain"_qs << QStringList{select, verify, verify, agree};
        const QString more = u"00C00000"_qs;
        QTest::newRow("T=0") << u"t0"_qs
                             << QStringList{select, more, tries, tries, verify, agree, more};
    }

    void unwrapsADataKey()
    {
        QFETCH(QString, citizen);
        QFETCH(QStringList, headers);
        const AgreementBench bench(citizen);
        const auto publicKey = bench.publicKey();
        QVERIFY2(publicKey, publicKey ? "" : qPrintable(publicKey.error().detail));
        const auto dataKey = makeDataKey();
        const auto wrapped = wrapKey(*dataKey, *publicKey);
        QVERIFY(wrapped);
        bench.contacts->takeHeaders();
        const auto back = bench.unwrap(*wrapped, *publicKey);
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        QVERIFY(back->equals(*dataKey));
        const QStringList sent = bench.contacts->takeHeaders();
        QVERIFY2(sent == headers, qPrintable(sent.join(u" "_qs)));
    }

    void isLockedForAnotherCard()
    {
        const AgreementBench mine(u"default"_qs);
        const AgreementBench other(u"wang"_qs);
        const Bytes publicKey = mine.publicKey().value();
        const auto wrapped = wrapKey(*makeDataKey(), publicKey);
        QCOMPARE(other.unwrap(*wrapped, publicKey).error().code, ErrorCode::CopyLocked);
        QCOMPARE(
            other.unwrap(*wrapped, other.publicKey().value()).error().code, ErrorCode::CopyLocked);
        QVERIFY(mine.unwrap(*wrapped, publicKey));
    }

    void asksNoRsaCardForItsPin()
    {
        const AgreementBench bench(u"rsa"_qs);
        const Bytes publicKey = bench.publicKey().value();
        QCOMPARE(wrapKey(*makeDataKey(), publicKey).error().code, ErrorCode::CardUnsupported);
        bench.contacts->takeHeaders();
        QCOMPARE(bench.unwrap(Bytes(200, 1), publicKey).error().code, ErrorCode::CardUnsupported);
        const auto refused = inWorker(
            [agree = bench.agreement()] { return agree(KeyAlgorithm::Rsa2048, Bytes(256, 1)); });
        QCOMPARE(refused.error().code, ErrorCode::CardUnsupported);
        QVERIFY(!bench.contacts->takeHeaders().contains(u"00200080"_qs));
    }

    void triesAWrongPinOnce()
    {
        AgreementBench bench;
        const Bytes publicKey = bench.publicKey().value();
        const auto wrapped = wrapKey(*makeDataKey(), publicKey);
        const int before = triesOf(bench);
        bench.take(testing::secret("918273"));
        for (int times = 0; times < 2; ++times)
            QCOMPARE(bench.unwrap(*wrapped, publicKey).error().code, ErrorCode::PinWrong);
        QCOMPARE(triesOf(bench), before - 1);
    }

    void spendsNoPinOnWhatIsNotWhole()
    {
        const AgreementBench bench;
        const Bytes publicKey = bench.publicKey().value();
        const Bytes wrapped = wrapKey(*makeDataKey(), publicKey).value();
        bench.contacts->takeHeaders();
        const Bytes cut(wrapped.begin(), wrapped.end() - 1);
        QCOMPARE(bench.unwrap(cut, publicKey).error().code, ErrorCode::CopyLocked);
        QCOMPARE(bench.contacts->takeHeaders(), QStringList());
    }

    void endsWhenStopped()
    {
        const AgreementBench bench;
        const Bytes publicKey = bench.publicKey().value();
        const auto wrapped = wrapKey(*makeDataKey(), publicKey);
        std::stop_source stop;
        stop.request_stop();
        const auto agree = agreementOn(
            bench.held.lease, KeySlot::KeyManagement, bench.held.pin, stop.get_token());
        const auto ended
            = inWorker([=, wrapped = *wrapped] { return unwrapKey(wrapped, publicKey, agree); });
        QCOMPARE(ended.error().code, ErrorCode::Cancelled);
    }

    void saysThatThereIsNoCertificate()
    {
        const AgreementBench bench;
        QVERIFY(bench.card->putObject(0x5FC101, {}));
        const auto missing = inWorker(
            [held = bench.held] { return certificateOn(held, KeySlot::CardAuthentication); });
        QCOMPARE(missing.error().code, ErrorCode::CertificateMissing);
        const auto late = inWorker([held = bench.held] {
            return credentialOn(
                held, KeySlot::KeyManagement, QDateTime::currentDateTimeUtc().addYears(50))
                .map([](const CardCredential &) {});
        });
        QCOMPARE(late.error().code, ErrorCode::CertificateExpired);
    }
};

QTEST_GUILESS_MAIN(LeaseAgreementTest)
#include "leaseagreement_test.moc"
