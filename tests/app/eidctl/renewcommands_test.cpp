#include "sandboxsession.h"
#include "schemacheck.h"
#include "tests/sandbox/demo/democitizen.h"

#include <QDeadlineTimer>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStringEncoder>
#include <QTest>

#include <unistd.h>

#include <csignal>

namespace {

constexpr auto pin = "471108";

QStringList words(const QString &line)
{
    return line.split(u' ');
}

Ended renew(const SandboxSession &sandbox, const QString &command, const QByteArray &entry = pin)
{
    return sandbox.eidctl(words(command + QStringLiteral(" --pin-fd 0 --json")), entry);
}

QJsonObject platform(const SandboxSession &sandbox)
{
    return QJsonDocument::fromJson(sandbox.control(words(QStringLiteral("platform status"))))
        .object();
}

/// The fingerprint of the certificate on the card.
QString onCard(const SandboxSession &sandbox, const QString &slot)
{
    const auto shown
        = sandbox.eidctl(words(QStringLiteral("certificate show %1 --json").arg(slot)));
    return shown.json()[u"certificates"][0][u"certificate"][u"sha256"].toString();
}

/// What is wrong with the two credentials; empty: the platform has exactly one live certificate a
/// slot, and that is the one on the card.
QString fault(const SandboxSession &sandbox)
{
    const QJsonObject cards = platform(sandbox)[u"live"].toObject();
    if (cards.size() != 1)
        return QStringLiteral("%1 cards").arg(cards.size());
    for (const QString &slot : {QStringLiteral("9A"), QStringLiteral("9C")}) {
        const QJsonArray live = (*cards.begin())[slot].toArray();
        if (live.size() != 1)
            return QStringLiteral("%1: %2 live certificates").arg(slot).arg(live.size());
        if (live[0].toString() != onCard(sandbox, slot))
            return QStringLiteral("%1: another certificate is live").arg(slot);
    }
    return {};
}

QString stand(const Ended &ended)
{
    return ended.json()[u"error"][u"renewal"].toString();
}

int triesLeft(const SandboxSession &sandbox)
{
    return sandbox.eidctl(words(QStringLiteral("status --json")))
        .json()[u"pin"][u"triesLeft"]
        .toInt(-1);
}

/// Puts the card in, if it is out, and waits until the service has seen it.
bool insert(const SandboxSession &sandbox)
{
    constexpr int noCard = 20;
    sandbox.control(words(QStringLiteral("insert")));
    const QDeadlineTimer deadline(std::chrono::seconds(20));
    int status = noCard;
    while (status == noCard && !deadline.hasExpired())
        status = sandbox.eidctl(words(QStringLiteral("status"))).status;
    return status == 0;
}

/// A renewal that can be struck in its middle.
class Running
{
public:
    Running(const SandboxSession &sandbox, const QString &command)
    {
        m_eidctl.setProcessEnvironment(sandbox.environment());
        m_eidctl.setChildProcessModifier([] { setsid(); });
        m_eidctl.start(eidctlProgram(), words(command + QStringLiteral(" --pin-fd 0 --json")));
        m_eidctl.write(pin);
        m_eidctl.closeWriteChannel();
    }

    /// Waits until it has said \a text on standard error.
    bool waitFor(const QByteArray &text)
    {
        m_eidctl.setReadChannel(QProcess::StandardError);
        while (!m_said.contains(text)) {
            if (!m_eidctl.waitForReadyRead())
                return false;
            m_said += m_eidctl.readAllStandardError();
        }
        return true;
    }
    void signal(int number) const { ::kill(static_cast<pid_t>(m_eidctl.processId()), number); }
    Ended end()
    {
        if (!m_eidctl.waitForFinished())
            return {};
        m_said += m_eidctl.readAllStandardError();
        const bool isNormal = m_eidctl.exitStatus() == QProcess::NormalExit;
        return {isNormal ? m_eidctl.exitCode() : -1, m_eidctl.readAllStandardOutput(), m_said};
    }

private:
    QProcess m_eidctl;
    QByteArray m_said;
};

} // namespace

/// Renewals by eidctl at the sandbox's platform, as scripts run them.
class RenewCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatItWouldDo()
    {
        const SandboxSession sandbox({QStringLiteral("--citizen"), QStringLiteral("wang")});
        const auto plan = sandbox.eidctl(words(QStringLiteral("renew --dry-run --json")));
        QCOMPARE(plan.status, 0);
        QCOMPARE(schemaFault(QStringLiteral("renewal-plan"), plan.out), QString());
        const QJsonValue first = plan.json()[u"credentials"][0];
        QCOMPARE(first[u"slot"].toString(), QStringLiteral("9C"));
        QCOMPARE(first[u"reason"].toString(), QStringLiteral("due"));
        QCOMPARE(first[u"voucher"].toString(), QStringLiteral("9A"));
        QVERIFY(first[u"renew"].toBool());
        QVERIFY(!plan.json()[u"credentials"][1][u"renew"].toBool(true));
        const auto text = sandbox.eidctl(words(QStringLiteral("renew --dry-run --all")));
        QCOMPARE(text.status, 0);
        QVERIFY(text.out.contains("9C (signature): to be renewed, ends soon"));
        QVERIFY(
            text.out.contains("9A (identity authentication): to be renewed, though not due yet"));
        QCOMPARE(platform(sandbox)[u"requests"].toInt(-1), 0);
        QCOMPARE(fault(sandbox), QString());
    }

    void renewsWhatIsDueAndNoMore()
    {
        const SandboxSession sandbox({QStringLiteral("--citizen"), QStringLiteral("wang")});
        const QString authentication = onCard(sandbox, QStringLiteral("9A"));
        const auto ended = renew(sandbox, QStringLiteral("renew"));
        QCOMPARE(ended.status, 0);
        QCOMPARE(ended.json()[u"renewed"].toArray().size(), 1);
        QCOMPARE(ended.json()[u"renewed"][0][u"sha256"].toString(),
            onCard(sandbox, QStringLiteral("9C")));
        QCOMPARE(onCard(sandbox, QStringLiteral("9A")), authentication);
        QCOMPARE(fault(sandbox), QString());

        const auto again = renew(sandbox, QStringLiteral("renew"), "no PIN is read");
        QCOMPARE(again.status, 90);
        QCOMPARE(again.errorCode(), QStringLiteral("renewal-not-due"));
        QCOMPARE(renew(sandbox, QStringLiteral("renew resume")).status, 93);
        QCOMPARE(sandbox.eidctl(words(QStringLiteral("renew resume --dry-run"))).status, 93);
    }

    void renewsBothWithinItsCost_data()
    {
        QTest::addColumn<QString>("citizen");
        for (const auto citizen : {"default", "wang", "plain"})
            QTest::newRow(citizen) << QString::fromLatin1(citizen);
    }
    void renewsBothWithinItsCost()
    {
        QFETCH(QString, citizen);
        const SandboxSession sandbox({QStringLiteral("--citizen"), citizen});
        const auto ended = renew(sandbox, QStringLiteral("renew --all"));
        QCOMPARE(ended.status, 0);
        QCOMPARE(schemaFault(QStringLiteral("renewal"), ended.out), QString());
        QCOMPARE(ended.json()[u"renewed"].toArray().size(), 2);
        QCOMPARE(ended.err.count('\n'), 14); // one line a step
        const QJsonValue cost = ended.json()[u"cost"];
        QVERIFY(cost[u"apdus"].toInt() > 0 && cost[u"apdus"].toInt() <= 60);
        QCOMPARE(cost[u"fullHandshakes"].toInt(), platform(sandbox)[u"fullHandshakes"].toInt());
        QVERIFY(cost[u"fullHandshakes"].toInt() <= 4);
        QCOMPARE(cost[u"requests"].toInt(), platform(sandbox)[u"requests"].toInt());
        QCOMPARE(fault(sandbox), QString());
        QCOMPARE(triesLeft(sandbox), 3);

        // The new keys do what the old ones did.
        QCOMPARE(renew(sandbox, QStringLiteral("renew --all")).status, 0);
        QCOMPARE(fault(sandbox), QString());
    }

    // Not in the clear, in no encoding that a file of the tool could have it in.
    void leavesNothingOfTheHolderInItsFiles()
    {
        const SandboxSession sandbox;
        QCOMPARE(renew(sandbox, QStringLiteral("renew --all")).status, 0);
        const auto citizen = *eid::sandbox::findDemoCitizen(QStringLiteral("default"));
        const QStringList secrets{citizen.name, citizen.idNumber,
            QString::fromLatin1(reinterpret_cast<const char *>(citizen.demoPin.data()),
                qsizetype(citizen.demoPin.size()))};
        QDirIterator files(QFileInfo(sandbox.records()).path(), QDir::Files | QDir::Hidden,
            QDirIterator::Subdirectories);
        int searched = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            for (const QString &secret : secrets) {
                QVERIFY2(!content.contains(secret.toUtf8()), qPrintable(file.fileName()));
                QVERIFY2(
                    !content.contains(QByteArray(QStringEncoder(QStringEncoder::Utf16LE)(secret))),
                    qPrintable(file.fileName()));
                QVERIFY2(!content.contains(secret.toUtf8().toHex()), qPrintable(file.fileName()));
            }
            ++searched;
        }
        QVERIFY(searched > 0);
        // The certificate itself names the holder: the search would find it.
        QVERIFY(sandbox.eidctl(words(QStringLiteral("certificate show")))
                    .out.contains(citizen.name.toUtf8()));
    }

    void keepsAJournal()
    {
        const SandboxSession sandbox;
        QCOMPARE(renew(sandbox, QStringLiteral("renew --all")).status, 0);
        const auto journal = sandbox.eidctl(words(QStringLiteral("journal list --json"))).json();
        const QJsonArray entries = journal[u"entries"].toArray();
        QCOMPARE(entries.first()[u"action"].toString(), QStringLiteral("renewal-finished"));
        QCOMPARE(entries.last()[u"action"].toString(), QStringLiteral("renewal-started"));
        QCOMPARE(entries.size(), 2 + 2 * 7);
        QCOMPARE(sandbox.eidctl(words(QStringLiteral("journal verify"))).status, 0);
    }

    void finishesWhatWasCutShort_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("stand");
        const auto row = [](const char *fault, const char *code, int status, const char *stand) {
            QTest::newRow(fault) << QString::fromLatin1(fault) << QString::fromLatin1(code)
                                 << status << QString::fromLatin1(stand);
        };
        row("fault pull-before=ins87", "card-removed", 21, "unchanged");
        row("fault pull-before=ins47", "card-removed", 21, "cut-short");
        row("fault pull-after=ins47", "card-removed", 21, "cut-short");
        row("fault pull-before=insDB", "card-removed", 21, "cut-short");
        row("fault pull-after=insDB", "card-removed", 21, "cut-short");
        row("platform fault status=*:503@card", "platform-busy", 74, "unchanged");
        row("platform fault pending=1:3600@simplereenroll", "renewal-pending", 91, "cut-short");
        row("platform fault status=*:500@confirmation", "platform-failure", 75, "cut-short");
        row("platform fault drop-after=*@confirmation", "platform-unreachable", 62, "cut-short");
    }
    void finishesWhatWasCutShort()
    {
        QFETCH(QString, fault);
        const SandboxSession sandbox;
        sandbox.control(words(fault));
        const auto torn = renew(sandbox, QStringLiteral("renew --all"));
        QTEST(torn.errorCode(), "code");
        QTEST(torn.status, "status");
        QTEST(stand(torn), "stand");
        QCOMPARE(schemaFault(QStringLiteral("error"), torn.out), QString());
        sandbox.control(words(QStringLiteral("platform fault")));
        QVERIFY(insert(sandbox));

        if (stand(torn) == QLatin1String("unchanged")) {
            QVERIFY(torn.err.contains("Nothing was changed on the card."));
            QCOMPARE(renew(sandbox, QStringLiteral("renew --all")).status, 0);
        } else {
            QVERIFY(torn.err.contains("The renewal has stopped at 9C (signature): "));
            QVERIFY(torn.err.contains("“eidctl renew resume”"));
            const auto plan = sandbox.eidctl(words(QStringLiteral("renew --dry-run --json")));
            QVERIFY(plan.json()[u"cutShort"].toBool());
            QCOMPARE(renew(sandbox, QStringLiteral("renew")).status, 92);
            const auto resumed = renew(sandbox, QStringLiteral("renew resume"));
            QCOMPARE(resumed.status, 0);
            QCOMPARE(schemaFault(QStringLiteral("renewal"), resumed.out), QString());
        }
        QCOMPARE(::fault(sandbox), QString());
        QCOMPARE(triesLeft(sandbox), 3);
        QCOMPARE(renew(sandbox, QStringLiteral("renew --all")).status, 0);
        QCOMPARE(::fault(sandbox), QString());
    }

    void changesNothingForAWrongPin()
    {
        const SandboxSession sandbox;
        const QString before = onCard(sandbox, QStringLiteral("9C"));
        const auto wrong = renew(sandbox, QStringLiteral("renew --all"), "999998");
        QCOMPARE(wrong.status, 40);
        QCOMPARE(wrong.errorCode(), QStringLiteral("pin-wrong"));
        QCOMPARE(wrong.json()[u"error"][u"triesLeft"].toInt(), 2);
        QCOMPARE(stand(wrong), QStringLiteral("unchanged"));
        QCOMPARE(triesLeft(sandbox), 2);
        QCOMPARE(renew(sandbox, QStringLiteral("renew --all"), "999998").status, 40);

        const auto last = renew(sandbox, QStringLiteral("renew --all"));
        QCOMPARE(last.status, 44);
        QCOMPARE(last.errorCode(), QStringLiteral("pin-last-try"));
        QCOMPARE(triesLeft(sandbox), 1);
        QCOMPARE(onCard(sandbox, QStringLiteral("9C")), before);
        QCOMPARE(fault(sandbox), QString());
    }

    void readsNoPinThatCannotBeOne_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::addColumn<int>("status");
        QTest::newRow("short") << QByteArray("4711") << 46;
        QTest::newRow("no digit") << QByteArray("47110a") << 48;
        QTest::newRow("none") << QByteArray() << 57;
    }
    void readsNoPinThatCannotBeOne()
    {
        QFETCH(QByteArray, entry);
        const SandboxSession sandbox;
        QTEST(renew(sandbox, QStringLiteral("renew --all"), entry).status, "status");
        QCOMPARE(triesLeft(sandbox), 3);
        QCOMPARE(platform(sandbox)[u"requests"].toInt(-1), 0);
    }

    void changesNothingWithoutAPlatform()
    {
        const SandboxSession sandbox;
        const QString before = onCard(sandbox, QStringLiteral("9C"));
        sandbox.control(words(QStringLiteral("platform stop")));
        const auto down = renew(sandbox, QStringLiteral("renew --all"));
        QCOMPARE(down.status, 62);
        QCOMPARE(down.errorCode(), QStringLiteral("platform-unreachable"));
        QCOMPARE(stand(down), QStringLiteral("unchanged"));
        QCOMPARE(onCard(sandbox, QStringLiteral("9C")), before);

        sandbox.control(words(QStringLiteral("platform start")));
        QCOMPARE(renew(sandbox, QStringLiteral("renew --all")).status, 0);
        QCOMPARE(fault(sandbox), QString());
    }

    void wantsToBeToldOfThePlatform()
    {
        const SandboxSession sandbox({QStringLiteral("--no-platform")});
        const auto ended = renew(sandbox, QStringLiteral("renew --all"), "no PIN is read");
        QCOMPARE(ended.status, 61);
        QCOMPARE(ended.errorCode(), QStringLiteral("platform-not-configured"));
    }

    void stopsBetweenTwoSteps_data()
    {
        QTest::addColumn<QString>("waitsAt");
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("stand");
        QTest::newRow("before a change")
            << QStringLiteral("administrator-authentication") << QByteArray("opens the card")
            << QStringLiteral("unchanged");
        QTest::newRow("after the new key")
            << QStringLiteral("simplereenroll") << QByteArray("issues the certificate")
            << QStringLiteral("cut-short");
    }
    void stopsBetweenTwoSteps()
    {
        QFETCH(QString, waitsAt);
        QFETCH(QByteArray, said);
        const SandboxSession sandbox;
        sandbox.control(words(QStringLiteral("platform fault delay=1:60000@") + waitsAt));
        Running running(sandbox, QStringLiteral("renew --all"));
        QVERIFY(running.waitFor(said));
        running.signal(SIGINT);
        const auto stopped = running.end();
        QCOMPARE(stopped.status, 3);
        QTEST(stand(stopped), "stand");
        sandbox.control(words(QStringLiteral("platform fault")));
        const bool isCutShort = stand(stopped) == QLatin1String("cut-short");
        QCOMPARE(stopped.err.contains("“eidctl renew resume”"), isCutShort);
        const auto finished = renew(sandbox, isCutShort ? u"renew resume"_qs : u"renew --all"_qs);
        QCOMPARE(finished.status, 0);
        QCOMPARE(fault(sandbox), QString());
    }

    void survivesItsOwnDeath_data()
    {
        QTest::addColumn<QString>("waitsAt");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("enrolling")
            << QStringLiteral("simplereenroll") << QByteArray("issues the certificate");
        QTest::newRow("confirming")
            << QStringLiteral("confirmation") << QByteArray("retires the old certificate");
    }
    void survivesItsOwnDeath()
    {
        QFETCH(QString, waitsAt);
        QFETCH(QByteArray, said);
        const SandboxSession sandbox;
        sandbox.control(words(QStringLiteral("platform fault delay=1:60000@") + waitsAt));
        Running running(sandbox, QStringLiteral("renew --all"));
        QVERIFY(running.waitFor(said));
        running.signal(SIGKILL);
        QCOMPARE(running.end().status, -1);
        sandbox.control(words(QStringLiteral("platform fault")));

        QCOMPARE(renew(sandbox, QStringLiteral("renew --all")).status, 92);
        const auto resumed = renew(sandbox, QStringLiteral("renew resume"));
        QCOMPARE(resumed.status, 0);
        QCOMPARE(resumed.json()[u"renewed"].toArray().size(), 2);
        QCOMPARE(fault(sandbox), QString());
        QCOMPARE(sandbox.eidctl(words(QStringLiteral("journal verify"))).status, 0);
    }
};

QTEST_GUILESS_MAIN(RenewCommandsTest)
#include "renewcommands_test.moc"
