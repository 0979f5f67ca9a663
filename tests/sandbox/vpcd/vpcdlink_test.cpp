#include "tests/sandbox/vpcd/vpcdlink.h"

#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <atomic>
#include <thread>

using namespace eid;
using namespace eid::sandbox;
using namespace std::chrono_literals;

namespace {

/// Answers each command with what it was told to.
class ScriptedCard : public CardContacts
{
public:
    Bytes powerOn() override
    {
        ++powerOns;
        return {0x3B, 0x80};
    }
    Bytes reset() override
    {
        ++resets;
        return {0x3B, 0x81};
    }
    void powerOff() override { ++powerOffs; }
    ContactReply exchange(ByteView command) override
    {
        lastCommand.assign(command.begin(), command.end());
        return reply;
    }

    ContactReply reply;
    Bytes lastCommand;
    std::atomic<int> powerOns = 0;
    std::atomic<int> resets = 0;
    std::atomic<int> powerOffs = 0;
};

/// The reader's end, as vpcd speaks.
class Reader
{
public:
    Reader() { listen(0); }
    void listen(quint16 port) { QVERIFY(m_server.listen(QHostAddress::LocalHost, port)); }
    [[nodiscard]] std::uint16_t port() const { return m_server.serverPort(); }
    void accept()
    {
        QVERIFY(m_server.waitForNewConnection(10000));
        m_socket.reset(m_server.nextPendingConnection());
    }
    void send(const QByteArray &message)
    {
        const auto size = static_cast<quint16>(message.size());
        m_socket->write(QByteArray(1, static_cast<char>(size >> 8)));
        m_socket->write(QByteArray(1, static_cast<char>(size & 0xFF)));
        m_socket->flush();
        m_socket->write(message);
        m_socket->flush();
    }
    QByteArray receive()
    {
        const QByteArray length = read(2);
        return read(static_cast<quint8>(length[0]) << 8 | static_cast<quint8>(length[1]));
    }
    bool isClosed()
    {
        return m_socket->state() == QAbstractSocket::UnconnectedState
            || m_socket->waitForDisconnected(10000);
    }
    void stop()
    {
        m_socket.reset();
        m_server.close();
    }

private:
    QByteArray read(qint64 size)
    {
        while (m_socket->bytesAvailable() < size && m_socket->waitForReadyRead(10000)) { }
        return m_socket->read(size);
    }

    QTcpServer m_server;
    std::unique_ptr<QTcpSocket> m_socket;
};

/// Pulls the card while the reader is looking.
void pullAndNotice(VpcdLink &link, Reader &reader)
{
    const std::jthread puller([&] { link.pull(); });
    QVERIFY(reader.isClosed());
}

const QByteArray getAtr("\x04", 1);
const QByteArray powerUp("\x01", 1);
const QByteArray warmReset("\x02", 1);

} // namespace

class VpcdLinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void speaksAsTheReaderExpects()
    {
        Reader reader;
        VpcdLink link(reader.port());
        const auto card = std::make_shared<ScriptedCard>();
        card->reply.response = Bytes(300, 0x5A);
        link.insert(card);
        reader.accept();

        reader.send(getAtr);
        QCOMPARE(reader.receive().toHex(), QByteArray("3b80"));
        reader.send(powerUp);
        reader.send(warmReset);
        reader.send(getAtr);
        QCOMPARE(reader.receive().toHex(), QByteArray("3b81"));
        reader.send(QByteArray::fromHex("00A4040000"));
        QCOMPARE(reader.receive(), QByteArray(300, 0x5A));
        QCOMPARE(card->lastCommand, (Bytes{0x00, 0xA4, 0x04, 0x00, 0x00}));
        QCOMPARE(card->resets, 1);
    }

    void pullingTellsTheReaderAndTheCard()
    {
        Reader reader;
        VpcdLink link(reader.port());
        const auto card = std::make_shared<ScriptedCard>();
        link.insert(card);
        reader.accept();
        QVERIFY(link.hasCard());
        pullAndNotice(link, reader);
        QVERIFY(!link.hasCard());
        QVERIFY(card->powerOffs > 0);
    }

    void aCardThatIsPulledLeavesTheSlot()
    {
        Reader reader;
        QSemaphore pulled;
        VpcdLink link(reader.port(), [&] { pulled.release(); });
        const auto card = std::make_shared<ScriptedCard>();
        card->reply.kind = ContactReply::Kind::Pulled;
        link.insert(card);
        reader.accept();
        reader.send(QByteArray::fromHex("00A4040000"));
        QVERIFY(reader.isClosed());
        QVERIFY(pulled.tryAcquire(1, 10000));
        QVERIFY(!link.hasCard());
        link.insert(card);
        reader.accept();
    }

    void aMuteCardCanBePulled()
    {
        Reader reader;
        VpcdLink link(reader.port());
        const auto card = std::make_shared<ScriptedCard>();
        card->reply.kind = ContactReply::Kind::Mute;
        link.insert(card);
        reader.accept();
        reader.send(QByteArray::fromHex("00A4040000"));
        pullAndNotice(link, reader);
    }

    void aSlowCardCanBePulled()
    {
        Reader reader;
        VpcdLink link(reader.port());
        const auto card = std::make_shared<ScriptedCard>();
        card->reply.response = {0x90, 0x00};
        card->reply.delay = 1h;
        link.insert(card);
        reader.accept();
        reader.send(QByteArray::fromHex("00A4040000"));
        pullAndNotice(link, reader);
    }

    void theCardWaitsForAReaderThatComesBack()
    {
        Reader reader;
        const std::uint16_t port = reader.port();
        VpcdLink link(port);
        link.insert(std::make_shared<ScriptedCard>());
        reader.accept();
        reader.stop();
        reader.listen(port);
        reader.accept();
        reader.send(getAtr);
        QCOMPARE(reader.receive().toHex(), QByteArray("3b80"));
        QVERIFY(link.hasCard());
    }

    void endsWhileNoReaderIsThere()
    {
        Reader reader;
        const std::uint16_t port = reader.port();
        reader.stop();
        VpcdLink link(port);
        link.insert(std::make_shared<ScriptedCard>());
    }
};

QTEST_GUILESS_MAIN(VpcdLinkTest)
#include "vpcdlink_test.moc"
