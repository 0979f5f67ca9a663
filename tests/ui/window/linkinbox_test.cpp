#include "ui/window/linkinbox.h"

#include <QEventLoop>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace eid::ui;

namespace {

const QString someLink = QStringLiteral("openid4vp://?client_id=x509_san_dns:shop.example.cn");

} // namespace

class LinkInboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void handsOverToTheWindowThatRuns()
    {
        LinkInbox first(m_folder->path());
        QVERIFY(first.listen());
        QSignalSpy links(&first, &LinkInbox::linkCame);
        QVERIFY(handOver(someLink));
        QTRY_COMPARE(links.count(), 1);
        QCOMPARE(links.constFirst().constFirst().toString(), someLink);
        QVERIFY(handOver(QString(LinkInbox::longest, u'a')));
        QTRY_COMPARE(links.count(), 2);
        QCOMPARE(links.constLast().constFirst().toString().size(), LinkInbox::longest);
    }

    void hasNobodyToHandOverTo()
    {
        QVERIFY(!LinkInbox(m_folder->path()).handOver(someLink));
        QVERIFY(!LinkInbox(QString()).handOver(someLink));
        QVERIFY(!LinkInbox(QString()).listen());
    }

    void isOneAtATime()
    {
        LinkInbox first(m_folder->path());
        QVERIFY(first.listen());
        bool isListening = true;
        std::thread other([&] { isListening = LinkInbox(m_folder->path()).listen(); });
        other.join();
        QVERIFY(!isListening);
    }

    void takesThePlaceOfOneThatWasKilled()
    {
        const QString path = m_folder->filePath(QStringLiteral("eid-maintenance-links"));
        {
            QFile left(path);
            QVERIFY(left.open(QIODevice::WriteOnly));
        }
        LinkInbox inbox(m_folder->path());
        QVERIFY(inbox.listen());
        QSignalSpy links(&inbox, &LinkInbox::linkCame);
        QVERIFY(handOver(someLink));
        QTRY_COMPARE(links.count(), 1);
    }

    void takesNothingThatIsTooLong()
    {
        LinkInbox inbox(m_folder->path());
        QVERIFY(inbox.listen());
        QSignalSpy links(&inbox, &LinkInbox::linkCame);
        QVERIFY(!LinkInbox(m_folder->path()).handOver(QString(LinkInbox::longest + 1, u'a')));
        QLocalSocket socket;
        socket.connectToServer(m_folder->filePath(QStringLiteral("eid-maintenance-links")));
        QVERIFY(socket.waitForConnected());
        QSignalSpy gone(&socket, &QLocalSocket::disconnected);
        socket.write(QByteArray(4 * LinkInbox::longest, 'a'));
        QTRY_COMPARE(gone.count(), 1);
        // What comes after it is taken again.
        QVERIFY(handOver(someLink));
        QTRY_COMPARE(links.count(), 1);
        QCOMPARE(links.constFirst().constFirst().toString(), someLink);
    }

    void isTheUsersAlone()
    {
        LinkInbox inbox(m_folder->path());
        QVERIFY(inbox.listen());
        const auto others
            = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFile::permissions(m_folder->filePath(QStringLiteral("eid-maintenance-links")))
                & others,
            QFile::Permissions());
        QTemporaryDir open;
        QVERIFY(QFile::setPermissions(open.path(),
            QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther));
        qputenv("XDG_RUNTIME_DIR", open.path().toLocal8Bit());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("runtime directory")));
        QCOMPARE(LinkInbox::userFolder(), QString());
        qputenv("XDG_RUNTIME_DIR", m_folder->path().toLocal8Bit());
        QCOMPARE(LinkInbox::userFolder(), m_folder->path());
    }

private:
    /// From another process, as it were: the window that runs goes on meanwhile.
    bool handOver(const QString &text)
    {
        bool isTaken = false;
        QEventLoop loop;
        std::thread other([&] {
            isTaken = LinkInbox(m_folder->path()).handOver(text);
            QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
        });
        loop.exec();
        other.join();
        return isTaken;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(LinkInboxTest)
#include "linkinbox_test.moc"
