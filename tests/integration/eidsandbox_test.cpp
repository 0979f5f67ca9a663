#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <array>
#include <csignal>

namespace {

constexpr int patience = 60'000;

/// The processes started with \a place for their temporary files, with what each waits for.
QStringList processesOf(const QString &place)
{
    const auto contents = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray mark = "TMPDIR=" + place.toUtf8();
    QStringList processes;
    for (const QString &number : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const QString process = QStringLiteral("/proc/%1/").arg(number);
        if (contents(process + QStringLiteral("environ")).split('\0').contains(mark))
            processes.append(
                QStringLiteral("%1 %2(%3)")
                    .arg(number,
                        QString::fromUtf8(
                            contents(process + QStringLiteral("cmdline")).replace('\0', ' ')),
                        QString::fromUtf8(contents(process + QStringLiteral("wchan")))));
    }
    return processes;
}

/// A run of eid-sandbox that puts its folder below a place of the test's own, by which all its
/// processes can be told from those of others.
class Run
{
public:
    explicit Run(const QStringList &arguments, const QString &place, const QString &dataHome = {})
        : m_place(place)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("TMPDIR"), place);
        environment.remove(QStringLiteral("XDG_DATA_HOME"));
        if (!dataHome.isEmpty())
            environment.insert(QStringLiteral("XDG_DATA_HOME"), dataHome);
        environment.insert(QStringLiteral("EID_SANDBOX_PROGRAM"), QStringLiteral(EID_SANDBOX));
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(EID_SANDBOX), arguments);
    }

    /// 128 + n after signal n of a child, -1 for a crash of its own, -2 while it runs still.
    int status(int longest = patience)
    {
        if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(longest)) {
            qWarning() << processesOf(m_place);
            return -2;
        }
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    QByteArray line()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(patience)) { }
        return m_process.readLine().trimmed();
    }
    QByteArray output() { return m_process.readAllStandardOutput(); }
    QByteArray complaint() { return m_process.readAllStandardError(); }
    void signal(int number) { ::kill(static_cast<pid_t>(m_process.processId()), number); }

private:
    QString m_place;
    QProcess m_process;
};

QStringList shell(const QString &script)
{
    return {QStringLiteral("run"), QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"),
        script};
}

bool isEmpty(const QString &place)
{
    return QDir(place).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).isEmpty();
}

} // namespace

class EidSandboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        QVERIFY(m_place->isValid());
    }

    void cleanup()
    {
        QTRY_COMPARE_WITH_TIMEOUT(processesOf(m_place->path()), QStringList(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(isEmpty(m_place->path()), patience);
    }

    void returnsTheCommandsStatus_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("status");
        QTest::newRow("success") << QStringLiteral("exit 0") << 0;
        QTest::newRow("failure") << QStringLiteral("exit 42") << 42;
        QTest::newRow("terminated") << QStringLiteral("kill -TERM $$") << 128 + SIGTERM;
        QTest::newRow("killed") << QStringLiteral("kill -KILL $$") << 128 + SIGKILL;
    }

    void returnsTheCommandsStatus()
    {
        QFETCH(QString, script);
        QFETCH(int, status);
        QCOMPARE(Run(shell(script), m_place->path()).status(), status);
    }

    void saysWhatCannotBeStarted()
    {
        Run run({QStringLiteral("run"), QStringLiteral("--"), QStringLiteral("/no/such/program")},
            m_place->path());
        QCOMPARE(run.status(), 127);
        QVERIFY(run.complaint().contains("/no/such/program"));
    }

    void refusesWhatCannotBeMeant_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("option") << QStringList{QStringLiteral("--frobnicate")};
        QTest::newRow("no command") << QStringList{QStringLiteral("run")};
        QTest::newRow("command without run")
            << QStringList{QStringLiteral("--"), QStringLiteral("true")};
        QTest::newRow("citizen") << QStringList{QStringLiteral("run"), QStringLiteral("--citizen"),
            QStringLiteral("nobody"), QStringLiteral("--"), QStringLiteral("true")};
        QTest::newRow("nobody before the camera")
            << QStringList{QStringLiteral("run"), QStringLiteral("--camera"),
                   QStringLiteral("nobody"), QStringLiteral("--"), QStringLiteral("true")};
        QTest::newRow("fault") << QStringList{QStringLiteral("run"), QStringLiteral("--fault"),
            QStringLiteral("explode=3"), QStringLiteral("--"), QStringLiteral("true")};
        QTest::newRow("a card without a key") << QStringList{
            QStringLiteral("personalise"), QStringLiteral("--reader"), QStringLiteral("Reader")};
        QTest::newRow("fault of the platform")
            << QStringList{QStringLiteral("run"), QStringLiteral("--platform-fault"),
                   QStringLiteral("explode=3"), QStringLiteral("--"), QStringLiteral("true")};
        QTest::newRow("readers") << QStringList{QStringLiteral("run"),
            QStringLiteral("--reader-count"), QStringLiteral("99"), QStringLiteral("--"),
            QStringLiteral("true")};
    }

    void refusesWhatCannotBeMeant()
    {
        QFETCH(QStringList, arguments);
        Run run(arguments, m_place->path());
        QCOMPARE(run.status(), 2);
        QVERIFY(run.complaint().startsWith("eid-sandbox: "));
    }

    void helpAndVersionNeedNothing()
    {
        Run help({QStringLiteral("--help")}, m_place->path());
        QCOMPARE(help.status(), 0);
        QVERIFY(help.output().contains("--citizen"));
        Run version({QStringLiteral("--version")}, m_place->path());
        QCOMPARE(version.status(), 0);
        QVERIFY(version.output().startsWith("eid-sandbox "));
    }

    void theCommandFindsTheServiceAndTheCard()
    {
        Run run(shell(QStringLiteral("test -S \"$PCSCLITE_CSOCK_NAME\" && "
                                     "\"$EID_SANDBOX_PROGRAM\" control status")),
            m_place->path());
        QCOMPARE(run.status(), 0);
        const auto readers
            = QJsonDocument::fromJson(run.output())[QLatin1String("readers")].toArray();
        QCOMPARE(readers[0][QLatin1String("citizen")].toString(), QStringLiteral("default"));
        QVERIFY(readers[0][QLatin1String("inserted")].toBool());
        QVERIFY(!readers[1][QLatin1String("inserted")].toBool());
    }

    void theCommandFindsTheProgramsOfTheBuild()
    {
        Run run(
            {QStringLiteral("run"), QStringLiteral("--no-platform"), QStringLiteral("--"),
                QStringLiteral("eid-sandbox"), QStringLiteral("control"), QStringLiteral("status")},
            m_place->path());
        QCOMPARE(run.status(), 0);
        QVERIFY(run.output().contains("readers"));
    }

    void severalRunAtTheSameTime()
    {
        std::array<std::unique_ptr<Run>, 4> runs;
        for (auto &run : runs)
            run = std::make_unique<Run>(
                shell(QStringLiteral("echo ready; read end")), m_place->path());
        for (const auto &run : runs)
            QCOMPARE(run->line(), QByteArray("ready"));
        for (const auto &run : runs)
            run->signal(SIGTERM);
        for (const auto &run : runs)
            QCOMPARE(run->status(), 128 + SIGTERM);
    }

    void worksWithoutNamespaces()
    {
        if (::access("/run/pcscd", F_OK) != 0 && ::geteuid() != 0)
            QSKIP("pcscd needs /run/pcscd");
        Run run({QStringLiteral("run"), QStringLiteral("--no-namespaces"), QStringLiteral("--"),
                    QStringLiteral("true")},
            m_place->path());
        QCOMPARE(run.status(), 0);
    }

    void leavesNothingBehindWhenKilled()
    {
        Run run(shell(QStringLiteral("echo ready; exec sleep 1000")), m_place->path());
        QCOMPARE(run.line(), QByteArray("ready"));
        QVERIFY(processesOf(m_place->path()).size() >= 4);
        run.signal(SIGKILL);
        QCOMPARE(run.status(), -1);
    }

    void staysUntilInterrupted()
    {
        Run run({}, m_place->path());
        QByteArray line;
        bool namesThePrograms = false;
        do {
            line = run.line();
            namesThePrograms = namesThePrograms
                || (line.startsWith("export PATH='")
                    && line.contains(QFileInfo(QStringLiteral(EID_SANDBOX)).path().toUtf8()));
        } while (!line.startsWith("Ctrl-C"));
        QVERIFY(namesThePrograms);
        run.signal(SIGINT);
        QCOMPARE(run.status(), 0);
    }

    void theCommandKeepsItsRecordsInTheSandbox()
    {
        const auto script = shell(QStringLiteral("printf %s \"$XDG_DATA_HOME\""));
        Run run(script, m_place->path());
        QCOMPARE(run.status(), 0);
        const QByteArray place = run.output();
        QVERIFY2(place.startsWith(m_place->path().toUtf8() + "/eid-sandbox-"), place.constData());
        QVERIFY(place.endsWith("/data"));

        const QTemporaryDir chosen;
        Run other(script, m_place->path(), chosen.path());
        QCOMPARE(other.status(), 0);
        QCOMPARE(other.output(), chosen.path().toUtf8());
    }

    void theCommandFindsThePlatform()
    {
        Run run(shell(QStringLiteral(
                    "set -e; s=$XDG_CONFIG_HOME/eid-maintenance; . \"$s/platform.ini\";"
                    "test \"$roots\" = platform-roots.pem;"
                    "openssl s_client -brief -verify_return_error -verify_hostname localhost"
                    " -CAfile \"$s/$roots\" -connect ${address#https://} </dev/null 2>&1;"
                    "\"$EID_SANDBOX_PROGRAM\" control platform stop;"
                    "! openssl s_client -connect ${address#https://} </dev/null 2>/dev/null;"
                    "\"$EID_SANDBOX_PROGRAM\" control platform start;"
                    "openssl s_client -brief -connect ${address#https://} </dev/null 2>&1;"
                    "\"$EID_SANDBOX_PROGRAM\" control platform status")),
            m_place->path());
        QCOMPARE(run.status(), 0);
        const QByteArray said = run.output();
        QVERIFY2(said.contains("Verification: OK"), said.constData());
        const QByteArray status = said.trimmed().split('\n').last();
        const QJsonObject platform = QJsonDocument::fromJson(status).object();
        QVERIFY(platform[QLatin1String("running")].toBool());
        QVERIFY(platform[QLatin1String("address")].toString().startsWith(
            QStringLiteral("https://localhost:")));
    }

    void personalisesAnEmptyCard()
    {
        Run run(
            {QStringLiteral("run"), QStringLiteral("--citizen"), QStringLiteral("blank"),
                QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"),
                QStringLiteral("set -e; p() { \"$EID_SANDBOX_PROGRAM\" personalise --reader "
                               "'eID Sandbox Reader 00 00' --citizen wang \"$@\"; };"
                               "! p --admin-key 5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A;"
                               "p --default-admin-key;"
                               "! p --default-admin-key")},
            m_place->path());
        QCOMPARE(run.status(), 0);
        const QByteArray complaint = run.complaint();
        QVERIFY2(
            !QUuid(QString::fromLatin1(run.output().trimmed())).isNull(), complaint.constData());
        QVERIFY2(complaint.contains("not empty"), complaint.constData());
    }

    void doesWithoutAPlatform()
    {
        Run run({QStringLiteral("run"), QStringLiteral("--no-platform"), QStringLiteral("--"),
                    QStringLiteral("sh"), QStringLiteral("-c"),
                    QStringLiteral("\"$EID_SANDBOX_PROGRAM\" control platform status")},
            m_place->path());
        QCOMPARE(run.status(), 1);
        QVERIFY(run.complaint().contains("no platform"));
    }

    void playsThePersonBeforeTheCamera()
    {
        Run run({QStringLiteral("run"), QStringLiteral("--camera"), QStringLiteral("default"),
                    QStringLiteral("--"), QStringLiteral("python3"),
                    QStringLiteral(EID_SANDBOX_CAMERA_CLIENT)},
            m_place->path());
        // Its frames are rendered first.
        QVERIFY2(run.status(4 * patience) == 0, run.complaint().constData());
    }

    void keepsTheCardBetweenRuns()
    {
        const QTemporaryDir state;
        const QStringList options{QStringLiteral("--state"), state.path(), QStringLiteral("--")};
        const QStringList nothing{QStringLiteral("true")};
        QCOMPARE(
            Run(QStringList(QStringLiteral("run")) + options + nothing, m_place->path()).status(),
            0);
        const auto authority = [&] {
            QFile file(state.filePath(QStringLiteral("demo-ca.pem")));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray first = authority();
        QVERIFY(!first.isEmpty());
        QVERIFY(QFile::exists(state.filePath(QStringLiteral("default.card"))));
        QCOMPARE(
            Run(QStringList(QStringLiteral("run")) + options + nothing, m_place->path()).status(),
            0);
        QCOMPARE(authority(), first);
    }

private:
    std::unique_ptr<QTemporaryDir> m_place;
};

QTEST_GUILESS_MAIN(EidSandboxTest)
#include "eidsandbox_test.moc"
