#include "atterminal.h"

#include <QTest>

namespace {

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(u' ');
}

} // namespace

/// What somebody at a terminal sees and types.
class TerminalDialogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesThePinWithoutEcho()
    {
        const SandboxSession sandbox;
        AtTerminal user(sandbox, words("pin change"));
        QVERIFY(user.terminal().waitFor("PIN: 3 of 3 tries left"));
        QVERIFY(user.terminal().waitForHiddenPrompt("\nPIN: "));
        QVERIFY(!user.terminal().hasEcho());
        user.terminal().type("471109\x7f"
                             "8\n");
        QVERIFY(user.terminal().waitFor("New PIN: "));
        user.terminal().type("284655\n");
        QVERIFY(user.terminal().waitFor("The same again: "));
        user.terminal().type("284655\n");
        QCOMPARE(user.waitForStatus(), 0);
        QVERIFY(user.terminal().hasEcho());
        for (const auto digits : {"4711", "2846"})
            QVERIFY(!user.terminal().screen().contains(digits));
        QVERIFY(user.out().contains("The PIN was changed."));
    }

    void renewsWithoutEcho()
    {
        const SandboxSession sandbox;
        AtTerminal user(sandbox, words("renew --all"));
        QVERIFY(user.terminal().waitFor("9C (signature): to be renewed"));
        QVERIFY(user.terminal().waitFor("PIN: 3 of 3 tries left"));
        QVERIFY(user.terminal().waitForHiddenPrompt("\nPIN: "));
        QVERIFY(!user.terminal().hasEcho());
        user.terminal().type("471108\n");
        QCOMPARE(user.waitForStatus(), 0);
        QVERIFY(!user.terminal().screen().contains("4711"));
        QVERIFY(user.out().contains("9A (identity authentication): renewed"));
    }

    void neverRenewsWithTheLastTry()
    {
        const SandboxSession sandbox;
        for (int attempt = 0; attempt < 2; ++attempt)
            QCOMPARE(sandbox.eidctl(words("pin verify --pin-fd 0"), "999998").status, 40);
        AtTerminal user(sandbox, words("renew --all"));
        QCOMPARE(user.waitForStatus(), 44);
    }

    void letsTheUserGiveUp()
    {
        const SandboxSession sandbox;
        AtTerminal user(sandbox, words("pin verify"));
        QVERIFY(user.terminal().waitForHiddenPrompt("\nPIN: "));
        user.terminal().type("47\x03");
        QCOMPARE(user.waitForStatus(), 3);
        QVERIFY(user.terminal().hasEcho());
    }

    void wantsTheLastTryInWords_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<int>("status");
        QTest::newRow("agreed") << QByteArray("last try\n") << 0;
        QTest::newRow("yes is not enough") << QByteArray("yes\n") << 44;
        QTest::newRow("nothing") << QByteArray("\n") << 44;
    }
    void wantsTheLastTryInWords()
    {
        QFETCH(QByteArray, typed);
        QFETCH(int, status);
        const SandboxSession sandbox;
        for (int attempt = 0; attempt < 2; ++attempt)
            QCOMPARE(sandbox.eidctl(words("pin verify --pin-fd 0"), "999998").status, 40);

        AtTerminal user(sandbox, words("pin verify"));
        QVERIFY(user.terminal().waitFor("Only one try of the PIN is left."));
        QVERIFY(user.terminal().waitFor("to agree: "));
        user.terminal().type(typed);
        if (status == 0) {
            QVERIFY(user.terminal().waitForHiddenPrompt("\nPIN: "));
            user.terminal().type("471108\n");
        }
        QCOMPARE(user.waitForStatus(), status);
    }

    void speaksChinese_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::newRow("in Chinese") << QByteArray("最后一次\n");
        QTest::newRow("in English") << QByteArray("last try\n");
    }
    void speaksChinese()
    {
        QFETCH(QByteArray, typed);
        const SandboxSession sandbox;
        for (int attempt = 0; attempt < 2; ++attempt)
            QCOMPARE(sandbox.eidctl(words("pin verify --pin-fd 0"), "999998").status, 40);

        AtTerminal user(sandbox, words("pin verify"), QStringLiteral("zh_CN.UTF-8"));
        QVERIFY(user.terminal().waitFor("“最后一次”"));
        user.terminal().type(typed);
        QVERIFY(user.terminal().waitForHiddenPrompt("\nPIN码："));
        user.terminal().type("471108\n");
        QCOMPARE(user.waitForStatus(), 0);
    }

    void asksBeforeItTriesTheNewPin_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<int>("status");
        QTest::newRow("agreed") << QByteArray("try it\n") << 0;
        QTest::newRow("refused") << QByteArray("no\n") << 55;
    }
    void asksBeforeItTriesTheNewPin()
    {
        QFETCH(QByteArray, typed);
        QFETCH(int, status);
        const SandboxSession sandbox;
        sandbox.control(words("fault pull-after=ins24 reinsert=1000"));
        AtTerminal user(sandbox, words("pin change"));
        QVERIFY(user.terminal().waitForHiddenPrompt("\nPIN: "));
        user.terminal().type("471108\n");
        QVERIFY(user.terminal().waitFor("New PIN: "));
        user.terminal().type("284655\n");
        QVERIFY(user.terminal().waitFor("The same again: "));
        user.terminal().type("284655\n");
        QVERIFY(user.terminal().waitFor("Type “try it” to agree: "));
        user.terminal().type(typed);
        QCOMPARE(user.waitForStatus(), status);
    }

    void wantsConsentWhereTheTriesAreUnknown()
    {
        const SandboxSession sandbox({QStringLiteral("--citizen"), QStringLiteral("plain")});
        AtTerminal user(sandbox, words("puk change"));
        QVERIFY(user.terminal().waitFor("PUK: tries unknown"));
        QVERIFY(user.terminal().waitForHiddenPrompt("\nPUK: "));
        user.terminal().type("31415926\n");
        QVERIFY(user.terminal().waitFor("New PUK: "));
        user.terminal().type("27182818\n");
        QVERIFY(user.terminal().waitFor("The same again: "));
        user.terminal().type("27182818\n");
        QVERIFY(user.terminal().waitFor("to agree: "));
        user.terminal().type("last try\n");
        QCOMPARE(user.waitForStatus(), 0);
    }
};

QTEST_GUILESS_MAIN(TerminalDialogueTest)
#include "terminaldialogue_test.moc"
