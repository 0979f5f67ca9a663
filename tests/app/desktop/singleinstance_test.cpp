#include "app/desktop/link.h"
#include "app/desktop/singleinstance.h"

#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <future>

using namespace eid;

namespace {

const QString name = QStringLiteral("window");
const QString request = QStringLiteral("openid4vp://?client_id=a");

} // namespace

class SingleInstanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isTheFirst();
    void handsALinkToTheFirst();
    void bringsTheLongestLink();
    void opensAWindowOfItsOwnWithoutALink();
    void isForItsUserAlone();
    void followsOneThatHasEnded();
    void followsOneThatWasKilled();
    void isAloneWithoutAFolder();
    void isAloneWhereTheFirstDoesNotAnswer();
    void dropsWhatIsNoLink_data();
    void dropsWhatIsNoLink();
    void takesOneLinkAConnection();
    void answersThoughOthersSayNothing();
    void tellsWindowsApart();
    void theProgramHandsItsLinkOver();
    void theProgramRefusesOtherArguments_data();
    void theProgramRefusesOtherArguments();

private:
    /// begin() of another instance, on a thread of its own as if it were another process.
    SingleInstance::Role beginAnother(const QString &link) const;
    /// Sends \a octets as they are; what comes back until the other side has ended it.
    QByteArray send(const QByteArray &octets) const;
    [[nodiscard]] QString socketFile() const
    {
        return m_folder->filePath(name + QStringLiteral(".socket"));
    }
    [[nodiscard]] QProcessEnvironment environment() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SingleInstance> m_first;
    std::unique_ptr<QSignalSpy> m_received;
};

void SingleInstanceTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_first = std::make_unique<SingleInstance>(m_folder->path(), name);
    m_received = std::make_unique<QSignalSpy>(m_first.get(), &SingleInstance::linkReceived);
}

void SingleInstanceTest::cleanup()
{
    m_received.reset();
    m_first.reset();
    m_folder.reset();
}

SingleInstance::Role SingleInstanceTest::beginAnother(const QString &link) const
{
    auto role = std::async(
        std::launch::async, [&] { return SingleInstance(m_folder->path(), name).begin(link); });
    while (role.wait_for(std::chrono::milliseconds(1)) != std::future_status::ready)
        QCoreApplication::processEvents();
    return role.get();
}

QByteArray SingleInstanceTest::send(const QByteArray &octets) const
{
    QLocalSocket socket;
    socket.connectToServer(socketFile());
    if (!socket.waitForConnected())
        return "not connected";
    socket.write(octets);
    while (socket.state() != QLocalSocket::UnconnectedState)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return socket.readAll();
}

void SingleInstanceTest::isTheFirst()
{
    QCOMPARE(m_first->begin(std::nullopt), SingleInstance::Role::First);
    QVERIFY(m_received->isEmpty());
}

void SingleInstanceTest::handsALinkToTheFirst()
{
    // Its own link is for itself to follow.
    QCOMPARE(m_first->begin(request), SingleInstance::Role::First);
    QVERIFY(m_received->isEmpty());
    for (int round = 1; round <= 3; ++round) {
        QCOMPARE(beginAnother(request), SingleInstance::Role::HandedOver);
        QCOMPARE(m_received->size(), round);
        QCOMPARE(m_received->last().first().toString(), request);
    }
}

void SingleInstanceTest::bringsTheLongestLink()
{
    const QString longest = request.leftJustified(longestLink, QLatin1Char('a'));
    QCOMPARE(m_first->begin(std::nullopt), SingleInstance::Role::First);
    QCOMPARE(beginAnother(longest), SingleInstance::Role::HandedOver);
    QCOMPARE(m_received->last().first().toString(), longest);
}

void SingleInstanceTest::opensAWindowOfItsOwnWithoutALink()
{
    QCOMPARE(m_first->begin(std::nullopt), SingleInstance::Role::First);
    SingleInstance second(m_folder->path(), name);
    QCOMPARE(second.begin(std::nullopt), SingleInstance::Role::Alone);
    QVERIFY(m_received->isEmpty());
}

void SingleInstanceTest::isForItsUserAlone()
{
    QCOMPARE(m_first->begin(std::nullopt), SingleInstance::Role::First);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFileInfo(socketFile()).permissions() & others));
}

void SingleInstanceTest::followsOneThatHasEnded()
{
    QCOMPARE(m_first->begin(std::nullopt), SingleInstance::Role::First);
    m_received.reset();
    m_first.reset();
    SingleInstance second(m_folder->path(), name);
    QCOMPARE(second.begin(request), SingleInstance::Role::First);
}

void SingleInstanceTest::followsOneThatWasKilled()
{
    // What is left of it: a socket that nobody listens to, and the lock of a process that is gone.
    QProcess gone;
    gone.start(QStringLiteral("true"), QStringList());
    QVERIFY(gone.waitForStarted());
    const qint64 pid = gone.processId();
    QVERIFY(gone.waitForFinished());
    QFile lock(m_folder->filePath(name + QStringLiteral(".lock")));
    QVERIFY(lock.open(QFile::WriteOnly));
    lock.write(QByteArray::number(pid) + "\neid-maintenance\n"
        + QSysInfo::machineHostName().toUtf8() + "\n" + QSysInfo::machineUniqueId() + "\n"
        + QSysInfo::bootUniqueId() + "\n");
    lock.close();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    qstrncpy(
        address.sun_path, QFile::encodeName(socketFile()).constData(), sizeof address.sun_path);
    const int left = ::socket(AF_UNIX, SOCK_STREAM, 0);
    QCOMPARE(::bind(left, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    ::close(left);
    QCOMPARE(m_first->begin(request), SingleInstance::Role::First);
    QCOMPARE(beginAnother(request), SingleInstance::Role::HandedOver);
}

void SingleInstanceTest::isAloneWithoutAFolder()
{
    SingleInstance homeless(QString(), name);
    QCOMPARE(homeless.begin(request), SingleInstance::Role::Alone);
    SingleInstance lost(m_folder->filePath(QStringLiteral("no/such/folder")), name);
    QCOMPARE(lost.begin(std::nullopt), SingleInstance::Role::Alone);
}

void SingleInstanceTest::isAloneWhereTheFirstDoesNotAnswer()
{
    // It listens, and its loop does not run.
    QCOMPARE(m_first->begin(std::nullopt), SingleInstance::Role::First);
    SingleInstance second(m_folder->path(), name);
    QCOMPARE(second.begin(request), SingleInstance::Role::Alone);
}

void SingleInstanceTest::dropsWhatIsNoLink_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::newRow("nothing") << QByteArray("\n");
    QTest::newRow("javascript") << QByteArray("javascript:alert(1)\n");
    QTest::newRow("file") << QByteArray("file:///etc/passwd\n");
    QTest::newRow("a NUL in it") << QByteArray("openid4vp://\0\n", 14);
    QTest::newRow("carriage return") << QByteArray("openid4vp://?a\r\n");
    QTest::newRow("no ASCII") << QByteArray("openid4vp://?\xE5\xBA\x97\n");
    QTest::newRow("too long") << QByteArray("openid4vp://?").leftJustified(longestLink + 1, 'a')
            + '\n';
    QTest::newRow("endless") << QByteArray("openid4vp://?").leftJustified(4 << 20, 'a');
    QTest::newRow("garbage") << QByteArray(100000, '\xFF');
}

void SingleInstanceTest::dropsWhatIsNoLink()
{
    QFETCH(QByteArray, octets);
    QCOMPARE(m_first->begin(std::nullopt), SingleInstance::Role::First);
    QCOMPARE(send(octets), QByteArray());
    QVERIFY(m_received->isEmpty());
    QCOMPARE(send(request.toUtf8() + '\n'), QByteArray("taken\n"));
    QCOMPARE(m_received->size(), 1);
}

void SingleInstanceTest::takesOneLinkAConnection()
{
    QCOMPARE(m_first->begin(std::nullopt), SingleInstance::Role::First);
    const QByteArray line = request.toUtf8() + '\n';
    QCOMPARE(send(line + line + line), QByteArray());
    QVERIFY(m_received->isEmpty());
}

void SingleInstanceTest::answersThoughOthersSayNothing()
{
    QCOMPARE(m_first->begin(std::nullopt), SingleInstance::Role::First);
    std::vector<std::unique_ptr<QLocalSocket>> silent;
    for (int index = 0; index < 5; ++index) {
        auto &socket = silent.emplace_back(std::make_unique<QLocalSocket>());
        socket->connectToServer(socketFile());
        QVERIFY(socket->waitForConnected());
        socket->write("openid4vp:");
    }
    QCOMPARE(beginAnother(request), SingleInstance::Role::HandedOver);
    QCOMPARE(m_received->size(), 1);
}

void SingleInstanceTest::tellsWindowsApart()
{
    const QByteArray display = qgetenv("DISPLAY");
    qputenv("DISPLAY", ":1");
    const QString one = instanceName(QStringLiteral("/home/a/records.sqlite"));
    QCOMPARE(instanceName(QStringLiteral("/home/a/./records.sqlite")), one);
    QVERIFY(instanceName(QStringLiteral("/home/b/records.sqlite")) != one);
    qputenv("DISPLAY", ":2");
    QVERIFY(instanceName(QStringLiteral("/home/a/records.sqlite")) != one);
    qputenv("DISPLAY", display);
    QVERIFY(!one.contains(QLatin1String("home")));
}

QProcessEnvironment SingleInstanceTest::environment() const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    for (const char *variable : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"})
        environment.insert(QLatin1String(variable), m_folder->path());
    return environment;
}

void SingleInstanceTest::theProgramHandsItsLinkOver()
{
    QProcess window;
    window.setProcessEnvironment(environment());
    window.start(QStringLiteral(EID_MAINTENANCE), {request});
    QVERIFY(window.waitForStarted());
    const QStringList sockets{QStringLiteral("eid-maintenance-*.socket")};
    QTRY_VERIFY_WITH_TIMEOUT(
        !QDir(m_folder->path()).entryList(sockets, QDir::System).isEmpty(), 60000);
    QProcess second;
    second.setProcessEnvironment(environment());
    second.start(QStringLiteral(EID_MAINTENANCE), {request});
    QVERIFY(second.waitForFinished());
    QCOMPARE(second.exitStatus(), QProcess::NormalExit);
    QCOMPARE(second.exitCode(), 0);
    QCOMPARE(window.state(), QProcess::Running);
    window.kill();
    QVERIFY(window.waitForFinished());
}

void SingleInstanceTest::theProgramRefusesOtherArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("javascript") << QStringList(QStringLiteral("javascript:alert(1)"));
    QTest::newRow("file") << QStringList(QStringLiteral("file:///etc/passwd"));
    QTest::newRow("two links") << QStringList({request, request});
    QTest::newRow("an option") << QStringList(QStringLiteral("--nonsense"));
    QTest::newRow("an escape") << QStringList(QStringLiteral("openid4vp:\x1b[2J"));
}

void SingleInstanceTest::theProgramRefusesOtherArguments()
{
    QFETCH(QStringList, arguments);
    QProcess program;
    program.setProcessEnvironment(environment());
    program.start(QStringLiteral(EID_MAINTENANCE), arguments);
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 2);
    const QByteArray said = program.readAllStandardError();
    QVERIFY2(said.startsWith("eid-maintenance: "), said.constData());
    QVERIFY(!said.contains('\x1b'));
}

QTEST_GUILESS_MAIN(SingleInstanceTest)
#include "singleinstance_test.moc"
