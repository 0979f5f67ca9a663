#include "core/pin/pinservice.h"
#include "tests/integration/deskwatcher.h"
#include "tests/integration/sandboxhandle.h"

#include <QTest>

#include <array>

using namespace eid;
using namespace eid::sandbox;

namespace {

Secret digits(std::string_view text)
{
    Secret secret;
    for (const char digit : text)
        secret.append(static_cast<std::uint8_t>(digit));
    return secret;
}

constexpr std::string_view issued = "471108";
constexpr std::string_view chosen = "925173";
constexpr std::string_view wrong = "604829";
constexpr std::string_view issuedPuk = "31415926";
constexpr std::string_view chosenPuk = "80275163";

} // namespace

/// The PIN jobs on the real service, with cards that are pulled and come back. Runs in a sandbox
/// with the citizen "default".
class PinServiceIntegrationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        CardDesk::Options options;
        options.commandTimeout = std::chrono::seconds(2);
        m_desk = std::make_unique<CardDesk>(options);
        m_desk->start();
        QVERIFY(waitFor(*m_desk, firstReaderIs(CardPhase::Complete)));
        m_service = std::make_unique<PinService>(*m_desk);
        connect(m_service.get(), &PinService::judged, this,
            [this](PinJob, PinVerdict verdict) { m_judged = verdict; });
    }

    void changesAndChangesBack()
    {
        QVERIFY(change(issued, chosen));
        QVERIFY(resultOf(m_service->verify(target(), digits(chosen))));
        QCOMPARE(m_desk->state().readers.first().pin.triesLeft, 3);
        QVERIFY(change(chosen, issued));
    }

    void saysHowManyTriesAreLeftAndUnblocks()
    {
        auto refused = resultOf(m_service->verify(target(), digits(wrong)));
        QCOMPARE(refused.error().code, ErrorCode::PinWrong);
        QCOMPARE(refused.error().triesLeft, 2);
        refused = resultOf(m_service->verify(target(), digits(wrong)));
        QCOMPARE(refused.error().triesLeft, 1);
        refused = resultOf(m_service->verify(target(), digits(wrong)));
        QCOMPARE(refused.error().code, ErrorCode::PinLastTry);
        QCOMPARE(m_sandbox.reader()[QLatin1String("pinTriesLeft")].toInt(), 1);
        refused = resultOf(m_service->verify(target(TryConsent::LastTry), digits(wrong)));
        QCOMPARE(refused.error().code, ErrorCode::PinBlocked);
        QVERIFY(resultOf(m_service->unblock(target(), digits(issuedPuk), digits(issued))));
        QCOMPARE(m_sandbox.reader()[QLatin1String("pinTriesLeft")].toInt(), 3);
    }

    void aJobCutShortEndsInATrueStatement_data()
    {
        QTest::addColumn<PinJob>("job");
        QTest::addColumn<QString>("fault");
        const auto row = [](PinJob job, const char *name, const char *kind, const QString &where) {
            const QString fault = QStringLiteral("%1=%2").arg(QLatin1String(kind), where);
            QTest::addRow("%s, %s", name, qPrintable(fault)) << job << fault;
        };
        const std::array jobs{std::pair(PinJob::VerifyPin, "verify"),
            std::pair(PinJob::ChangePin, "change"), std::pair(PinJob::UnblockPin, "unblock"),
            std::pair(PinJob::ChangePuk, "change PUK")};
        for (const auto &[job, name] : jobs) {
            for (int apdu = 1; apdu <= 4; ++apdu) {
                row(job, name, "pull-before", QString::number(apdu));
                row(job, name, "pull-after", QString::number(apdu));
            }
        }
        row(PinJob::ChangePin, "change", "mute-before", QStringLiteral("ins24"));
        row(PinJob::ChangePin, "change", "mute-after", QStringLiteral("ins24"));
    }

    void aJobCutShortEndsInATrueStatement()
    {
        QFETCH(PinJob, job);
        QFETCH(QString, fault);
        m_sandbox.say(QStringLiteral("fault ") + fault);
        const auto ended = resultOf(start(job, target()));
        m_sandbox.say(QStringLiteral("fault"));
        m_sandbox.say(QStringLiteral("pull"));
        QVERIFY(waitFor(*m_desk, firstReaderIs(CardPhase::Empty)));
        m_sandbox.say(QStringLiteral("insert"));
        QVERIFY(waitFor(*m_desk, firstReaderIs(CardPhase::Complete)));

        const bool isNew = statement(job, ended) == PinVerdict::NewValid;
        // What it stated is so, and in the end no try is gone.
        QVERIFY(holds(job, isNew));
        QCOMPARE(m_sandbox.reader()[QLatin1String("pinTriesLeft")].toInt(), 3);
        QCOMPARE(m_sandbox.reader()[QLatin1String("pukTriesLeft")].toInt(), 3);
        if (isNew)
            QVERIFY(undo(job));
    }

private:
    PinTarget target(TryConsent consent = TryConsent::KeepLast) const
    {
        const CardState &card = m_desk->state().readers.first();
        return {card.reader, card.identity.serial, consent};
    }

    QFuture<Result<void>> start(PinJob job, const PinTarget &where)
    {
        switch (job) {
        case PinJob::VerifyPin:
            return m_service->verify(where, digits(issued));
        case PinJob::ChangePin:
            return m_service->change(where, digits(issued), digits(chosen));
        case PinJob::ActivatePin:
            return m_service->activate(where, digits(issued), digits(chosen));
        case PinJob::UnblockPin:
            return m_service->unblock(where, digits(issuedPuk), digits(chosen));
        case PinJob::ChangePuk:
            return m_service->changePuk(where, digits(issuedPuk), digits(chosenPuk));
        }
        Q_UNREACHABLE();
    }

    /// What the tool says is valid, asked until it knows.
    PinVerdict statement(PinJob job, const Result<void> &ended)
    {
        if (ended)
            return job == PinJob::VerifyPin ? PinVerdict::OldValid : PinVerdict::NewValid;
        if (ended.error().code != ErrorCode::PinStateUnknown)
            return PinVerdict::OldValid;
        if (!m_service->interrupted())
            return m_judged.value_or(PinVerdict::Unknown);
        const auto settled = resultOf(m_service->settleByTrying(
            target(), digits(job == PinJob::ChangePuk ? chosenPuk : chosen)));
        return settled.value_or(PinVerdict::Unknown);
    }

    bool holds(PinJob job, bool isNew)
    {
        if (job == PinJob::ChangePuk)
            return resultOf(
                m_service->unblock(target(), digits(isNew ? chosenPuk : issuedPuk), digits(issued)))
                .has_value();
        return resultOf(m_service->verify(target(), digits(isNew ? chosen : issued))).has_value();
    }

    bool undo(PinJob job)
    {
        if (job == PinJob::ChangePuk)
            return resultOf(m_service->changePuk(target(), digits(chosenPuk), digits(issuedPuk)))
                .has_value();
        return change(chosen, issued);
    }

    bool change(std::string_view from, std::string_view to)
    {
        return resultOf(m_service->change(target(), digits(from), digits(to))).has_value();
    }

    SandboxHandle m_sandbox;
    std::unique_ptr<CardDesk> m_desk;
    std::unique_ptr<PinService> m_service;
    std::optional<PinVerdict> m_judged; ///< what the tool found out by itself
};

QTEST_GUILESS_MAIN(PinServiceIntegrationTest)
#include "pinservice_test.moc"
