#include <QProcess>
#include <QStandardPaths>
#include <QTest>

/// Programs that others wrote find nothing wrong with the virtual card. Runs in a sandbox with the
/// citizen "plain", whose 9B key is the 3DES one that these programs take for granted.
class IndependentToolsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agree_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const char *command, const QStringList &expected) {
            QTest::newRow(name) << QString::fromLatin1(command).split(QLatin1Char(' ')) << expected;
        };
        // First, because a verified PIN hides the tries that are left.
        row("yubico reads the status", "yubico-piv-tool -r eID -a status",
            {QStringLiteral("IDCCN-33010619991201364"), QStringLiteral("PIN tries left:\t3")});
        row("opensc recognises PIV", "opensc-tool --name",
            {QStringLiteral("Personal Identity Verification Card")});
        row("opensc reads the serial", "piv-tool --serial", {QStringLiteral("..")});
        row("opensc sees the objects", "pkcs15-tool --dump",
            {QStringLiteral("陈子涵"), QStringLiteral("Certificate for PIV Authentication"),
                QStringLiteral("Certificate for Digital Signature"),
                QStringLiteral("Certificate for Key Management"),
                QStringLiteral("Certificate for Card Authentication")});
        row("opensc verifies the PIN", "pkcs15-tool --verify-pin --pin 471108", {});
        row("opensc changes the PIN", "pkcs15-tool --change-pin --pin 471108 --new-pin 998877", {});
        row("opensc unblocks the PIN", "pkcs15-tool --unblock-pin --puk 31415926 --new-pin 471108",
            {});
        row("opensc's PKCS #11 tests pass",
            "pkcs11-tool --module opensc-pkcs11.so --login --pin 471108 --test",
            {QStringLiteral("No errors")});
        row("yubico verifies the PIN", "yubico-piv-tool -r eID -a verify-pin -P 471108",
            {QStringLiteral("Successfully verified PIN.")});
        row("yubico changes the PUK",
            "yubico-piv-tool -r eID -a change-puk -P 31415926 -N 31415926",
            {QStringLiteral("Successfully changed the puk code.")});
        row("yubico generates a key",
            "yubico-piv-tool -r eID -a generate -s 9a -A ECCP256"
            " -k010203040506070801020304050607080102030405060708",
            {QStringLiteral("BEGIN PUBLIC KEY")});
    }

    void agree()
    {
        QFETCH(QStringList, command);
        QFETCH(QStringList, expected);
        if (QStandardPaths::findExecutable(command.first()).isEmpty())
            QSKIP("not installed");
        QProcess tool;
        tool.setProcessChannelMode(QProcess::MergedChannels);
        tool.start(command.first(), command.mid(1));
        QVERIFY(tool.waitForFinished(60'000));
        const QString said = QString::fromUtf8(tool.readAll());
        QVERIFY2(
            tool.exitStatus() == QProcess::NormalExit && tool.exitCode() == 0, qPrintable(said));
        for (const QString &text : expected)
            QVERIFY2(said.contains(text), qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(IndependentToolsTest)
#include "independenttools_test.moc"
