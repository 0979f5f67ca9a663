#include "core/smartcard/connection.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace eid;

/// The host's library, against a service that does not run: nothing here touches the real one.
class HostPcscTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fillsTheWholeTable();
    void tellsThatTheServiceDoesNotRun();

private:
    QTemporaryDir m_folder;
    std::shared_ptr<const PcscApi> m_api;
};

void HostPcscTest::initTestCase()
{
    // The library reads it once a process, when it is first used.
    qputenv("PCSCLITE_CSOCK_NAME", m_folder.filePath(QStringLiteral("pcscd.comm")).toLocal8Bit());
    const auto api = loadHostPcsc();
    if (!api) {
        QCOMPARE(api.error().code, ErrorCode::PcscLibraryMissing);
        QVERIFY(!api.error().detail.isEmpty());
        QSKIP("libpcsclite.so.1 is not installed");
    }
    m_api = *api;
}

void HostPcscTest::fillsTheWholeTable()
{
    QVERIFY(m_api->establishContext && m_api->releaseContext && m_api->cancel);
    QVERIFY(m_api->listReaders && m_api->getStatusChange && m_api->connect && m_api->reconnect);
    QVERIFY(m_api->disconnect && m_api->beginTransaction && m_api->endTransaction);
    QVERIFY(m_api->transmit && m_api->control && m_api->serviceSignal);
}

void HostPcscTest::tellsThatTheServiceDoesNotRun()
{
    const auto context = PcscContext::establish(m_api);
    QVERIFY(!context);
    QCOMPARE(context.error().code, ErrorCode::PcscServiceStopped);
    const auto signal = m_api->serviceSignal();
    QCOMPARE(signal->wait(std::chrono::milliseconds(0)), ServiceSignal::Woken::TimedOut);
}

QTEST_GUILESS_MAIN(HostPcscTest)
#include "hostpcsc_test.moc"
