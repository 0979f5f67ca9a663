#include "sandboxsession.h"
#include "schemacheck.h"

#include <QJsonArray>
#include <QTest>

namespace {

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(u' ') << QStringLiteral("--json");
}

/// The tries that the card has left, as eidctl reads them.
int triesLeft(const SandboxSession &sandbox, QStringView role)
{
    return sandbox.eidctl(words("status")).json()[role].toObject()[u"triesLeft"].toInt(-1);
}

} // namespace

/// The commands that use PINs, run as scripts run them: entries by file descriptor, no terminal.
class PinCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doTheirJob_data()
    {
        QTest::addColumn<QString>("citizen");
        QTest::addColumn<QString>("command");
        QTest::addColumn<QByteArray>("entries");
        QTest::addColumn<QByteArray>("pinAfterwards");
        const auto row = [](const char *citizen, const char *command, const char *entries,
                             const char *pinAfterwards) {
            QTest::addRow("%s: %s", citizen, command)
                << QString::fromLatin1(citizen) << QString::fromLatin1(command)
                << QByteArray(entries) << QByteArray(pinAfterwards);
        };
        row("default", "pin verify --pin-fd 0", "471108", "471108");
        row("default", "pin change --pin-fd 0", "471108\n284655\n", "284655");
        row("default", "pin unblock --puk-fd 0", "31415926\n284655\n", "284655");
        row("default", "puk change --puk-fd 0", "31415926\n27182818\n", "471108");
        row("new", "pin activate --pin-fd 0", "123456\n284655\n", "284655");
        row("wang", "pin change --pin-fd 0", "471108\n284655\n", "284655");
        row("plain", "pin change --pin-fd 0", "471108\n284655\n", "284655");
        row("plain", "pin unblock --puk-fd 0 --allow-last-try", "31415926\n284655\n", "284655");
    }
    void doTheirJob()
    {
        QFETCH(QString, citizen);
        QFETCH(QString, command);
        QFETCH(QByteArray, entries);
        QFETCH(QByteArray, pinAfterwards);
        const SandboxSession sandbox({QStringLiteral("--citizen"), citizen});
        const auto ended = sandbox.eidctl(words(command.toLatin1()), entries);
        QCOMPARE(ended.status, 0);
        QCOMPARE(schemaFault(QStringLiteral("pin-job"), ended.out), QString());
        QCOMPARE(ended.json()[u"pin"].toObject()[u"triesLeft"].toInt(), 3);
        const auto verified = sandbox.eidctl({QStringLiteral("pin"), QStringLiteral("verify"),
                                                 QStringLiteral("--pin-fd"), QStringLiteral("0")},
            pinAfterwards);
        QCOMPARE(verified.status, 0);
        QVERIFY(verified.out.contains("The PIN is right."));
    }

    void takeEachEntryFromItsOwnDescriptor()
    {
        const SandboxSession sandbox;
        const auto ended = sandbox.run(QStringLiteral("/bin/sh"),
            {QStringLiteral("-c"),
                QStringLiteral("exec \"$0\" pin change --pin-fd 3 --new-pin-fd 4 3<<A 4<<B\n"
                               "471108\nA\n284655\nB\n"),
                eidctlProgram()});
        QCOMPARE(ended.status, 0);
    }

    void refuseWithoutSpendingATry_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QByteArray>("entries");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("status");
        const auto row
            = [](const char *command, const char *entries, const char *code, int status) {
                  QTest::addRow("%s %s", command, code)
                      << QString::fromLatin1(command) << QByteArray(entries)
                      << QString::fromLatin1(code) << status;
              };
        row("pin verify --pin-fd 0", "4711", "pin-too-short", 46);
        row("pin verify --pin-fd 0", "471108471", "pin-too-long", 47);
        row("pin verify --pin-fd 0", "47110a", "pin-alphabet", 48);
        row("pin verify --pin-fd 0", "", "pin-input-missing", 57);
        row("pin verify --pin-fd 97", "", "pin-input-missing", 57);
        row("pin change --pin-fd 0", "471108\n471108", "pin-same-as-old", 49);
        row("pin change --pin-fd 0", "471108\n234567", "pin-run", 50);
        row("pin change --pin-fd 0", "471108\n121212", "pin-repeat", 51);
        row("pin change --pin-fd 0", "471108\n28a655", "pin-alphabet", 48);
        row("pin change --pin-fd 0", "471108\n", "pin-input-missing", 57);
        row("pin unblock --puk-fd 0", "314\n284655", "pin-too-short", 46);
        row("pin activate --pin-fd 0", "471108\n284655", "pin-not-initial", 56);
        row("pin verify --pin-pad", "", "pin-pad-unsupported", 18);
        row("pin verify", "", "pin-input-missing", 57);
    }
    void refuseWithoutSpendingATry()
    {
        QFETCH(QString, command);
        QFETCH(QByteArray, entries);
        QFETCH(QString, code);
        const SandboxSession sandbox;
        const auto ended = sandbox.eidctl(words(command.toLatin1()), entries);
        QCOMPARE(ended.errorCode(), code);
        QTEST(ended.status, "status");
        QCOMPARE(schemaFault(QStringLiteral("error"), ended.out), QString());
        QCOMPARE(triesLeft(sandbox, u"pin"), 3);
        QCOMPARE(triesLeft(sandbox, u"puk"), 3);
    }

    void keepTheLastTryUntilItIsAllowed()
    {
        const SandboxSession sandbox;
        const auto verify = [&sandbox](const char *more) {
            return sandbox.eidctl(words(QByteArray("pin verify --pin-fd 0") + more), "999998");
        };
        auto ended = verify("");
        QCOMPARE(ended.status, 40);
        QCOMPARE(ended.errorCode(), QStringLiteral("pin-wrong"));
        QCOMPARE(ended.json()[u"error"].toObject()[u"triesLeft"].toInt(), 2);
        QCOMPARE(verify("").json()[u"error"].toObject()[u"triesLeft"].toInt(), 1);

        ended = verify("");
        QCOMPARE(ended.status, 44);
        QCOMPARE(ended.errorCode(), QStringLiteral("pin-last-try"));
        QCOMPARE(triesLeft(sandbox, u"pin"), 1);

        ended = verify(" --allow-last-try");
        QCOMPARE(ended.status, 41);
        QCOMPARE(triesLeft(sandbox, u"pin"), 0);
        QCOMPARE(verify("").errorCode(), QStringLiteral("pin-blocked"));

        const auto unblocked
            = sandbox.eidctl(words("pin unblock --puk-fd 0"), "31415926\n284655\n");
        QCOMPARE(unblocked.status, 0);
        QCOMPARE(triesLeft(sandbox, u"pin"), 3);
    }

    void askForConsentWhereTheTriesAreUnknown()
    {
        const SandboxSession sandbox({QStringLiteral("--citizen"), QStringLiteral("plain")});
        const auto ended = sandbox.eidctl(words("pin unblock --puk-fd 0"), "31415926\n284655\n");
        QCOMPARE(ended.status, 45);
        QCOMPARE(ended.errorCode(), QStringLiteral("pin-tries-unknown"));
    }

    void blockThePukAndSayWhereToGo()
    {
        const SandboxSession sandbox;
        Ended ended;
        for (int attempt = 0; attempt < 3; ++attempt)
            ended = sandbox.eidctl(
                words("pin unblock --puk-fd 0 --allow-last-try"), "27182818\n284655\n");
        QCOMPARE(ended.status, 43);
        QCOMPARE(ended.errorCode(), QStringLiteral("puk-blocked"));
        QVERIFY(ended.json()[u"error"].toObject()[u"nextStep"].toString().contains(
            QStringLiteral("counter")));
    }
};

QTEST_GUILESS_MAIN(PinCommandsTest)
#include "pincommands_test.moc"
