#include "core/card/carddesk.h"
#include "tests/integration/deskwatcher.h"
#include "tests/integration/sandboxhandle.h"

#include <QTest>

using namespace eid;
using namespace eid::sandbox;

/// The desk on the real service and the host's PC/SC library. Runs in a sandbox with the citizen
/// "default" in the first reader.
class CardDeskIntegrationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_sandbox.say(QStringLiteral("start-service"));
        m_sandbox.say(QStringLiteral("citizen default"));
        m_desk = std::make_unique<CardDesk>();
        m_desk->start();
        QVERIFY(waitFor(*m_desk, firstReaderIs(CardPhase::Complete)));
    }

    void cleanup() { m_desk.reset(); }

    void readsTheCard()
    {
        const CardState &card = m_desk->state().readers.first();
        QCOMPARE(m_desk->state().readers.size(), 2);
        QCOMPARE(card.identity.family, QStringLiteral("PIV"));
        QCOMPARE(card.identity.serial, QStringLiteral("190CD8E7525155999D7E56E1B73FE1F9"));
        QCOMPARE(card.holder->name, QStringLiteral("阿卜杜拉·买买提"));
        QCOMPARE(card.pin.triesLeft, 3);
        QCOMPARE(card.certificates.size(), 3);
        for (const CertificateSlot &slot : card.certificates)
            QCOMPARE(slot.content, CertificateSlot::Content::Present);
        QVERIFY2(card.cost.apdus <= 20, qPrintable(QString::number(card.cost.apdus)));
    }

    void knowsACardThatComesBack()
    {
        m_sandbox.say(QStringLiteral("pull"));
        QVERIFY(waitFor(*m_desk, firstReaderIs(CardPhase::Empty)));
        m_sandbox.say(QStringLiteral("insert"));
        QVERIFY(waitFor(*m_desk, firstReaderIs(CardPhase::Complete)));
        const int apdus = m_desk->state().readers.first().cost.apdus;
        QVERIFY2(apdus <= 6, qPrintable(QString::number(apdus)));
    }

    void readsWithFewApdusWhereTheCardTakesLongOnes()
    {
        m_sandbox.say(QStringLiteral("citizen wang"));
        QVERIFY(waitFor(*m_desk, [](const DeskState &state) {
            const CardState &card = state.readers.first();
            return card.phase == CardPhase::Complete
                && card.holder->name == QStringLiteral("王小明");
        }));
        const int apdus = m_desk->state().readers.first().cost.apdus;
        QVERIFY2(apdus <= 8, qPrintable(QString::number(apdus)));
    }

    void seesTwoCards()
    {
        m_sandbox.say(QStringLiteral("citizen plain --reader 1"));
        QVERIFY(waitFor(*m_desk, [](const DeskState &state) {
            return state.readers.value(1).phase == CardPhase::Complete;
        }));
        QCOMPARE(m_desk->state().readers[1].holder->name, QStringLiteral("陈子涵"));
        m_sandbox.say(QStringLiteral("pull --reader 1"));
        QVERIFY(waitFor(*m_desk, [](const DeskState &state) {
            return state.readers.value(1).phase == CardPhase::Empty;
        }));
    }

    void survivesTheService_data()
    {
        QTest::addColumn<QString>("end");
        QTest::newRow("stopped") << QStringLiteral("stop-service");
        QTest::newRow("killed") << QStringLiteral("kill-service");
    }

    void survivesTheService()
    {
        QFETCH(QString, end);
        m_sandbox.say(end);
        // While it goes, libpcsclite may take the closed connection for a refusal.
        QVERIFY(waitFor(*m_desk, [](const DeskState &state) {
            return state.serviceError && state.serviceError->code == ErrorCode::PcscServiceStopped;
        }));
        m_sandbox.say(QStringLiteral("start-service"));
        QVERIFY(waitFor(*m_desk, firstReaderIs(CardPhase::Complete)));
        QVERIFY(!m_desk->state().serviceError);
    }

    void missesNoCardInManyCycles()
    {
        for (int cycle = 0; cycle < 30; ++cycle) {
            m_sandbox.say(QStringLiteral("pull"));
            QVERIFY(waitFor(*m_desk, firstReaderIs(CardPhase::Empty)));
            m_sandbox.say(QStringLiteral("insert"));
            QVERIFY(waitFor(*m_desk, firstReaderIs(CardPhase::Complete)));
        }
    }

    void readsACardThatIsPulledWhileItIsRead()
    {
        for (int apdu = 1; apdu <= 6; ++apdu) {
            m_sandbox.say(QStringLiteral("pull"));
            QVERIFY(waitFor(*m_desk, firstReaderIs(CardPhase::Empty)));
            m_sandbox.say(QStringLiteral("fault pull-after=%1 reinsert=600").arg(apdu));
            m_sandbox.say(QStringLiteral("insert"));
            QVERIFY(waitFor(*m_desk, firstReaderIs(CardPhase::Complete)));
            QVERIFY(m_sandbox.reader()[QLatin1String("apdus")].toInt() > apdu);
        }
    }

private:
    SandboxHandle m_sandbox;
    std::unique_ptr<CardDesk> m_desk;
};

QTEST_GUILESS_MAIN(CardDeskIntegrationTest)
#include "carddesk_test.moc"
