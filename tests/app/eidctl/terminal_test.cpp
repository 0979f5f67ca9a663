#include "app/eidctl/interruption.h"
#include "app/eidctl/pinsource.h"
#include "app/eidctl/terminal.h"
#include "pseudoterminal.h"

#include <QTest>

#include <signal.h>

#include <future>

using namespace eid;
using namespace eid::ctl;

namespace {

Secret secretOf(const char *digits)
{
    Secret secret;
    for (; *digits != '\0'; ++digits)
        secret.append(static_cast<std::uint8_t>(*digits));
    return secret;
}

} // namespace

class TerminalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWithoutEcho()
    {
        PseudoTerminal pty;
        const Interruption interruption;
        const Terminal terminal(pty.programEnd(), pty.programEnd(), interruption);
        auto entered = std::async(
            std::launch::async, [&] { return terminal.readSecret(QStringLiteral("PIN: ")); });
        QVERIFY(pty.waitFor("PIN: "));
        QVERIFY(!pty.hasEcho());
        pty.type("471108\n");
        const auto entry = entered.get();
        QVERIFY(entry);
        QVERIFY(entry->equals(secretOf("471108")));
        QVERIFY(pty.waitFor("\n"));
        QCOMPARE(pty.screen(), QByteArray("PIN: \r\n"));
        QVERIFY(pty.hasEcho());
    }

    void takesDigitsBack()
    {
        PseudoTerminal pty;
        const Interruption interruption;
        const Terminal terminal(pty.programEnd(), pty.programEnd(), interruption);
        auto entered = std::async(
            std::launch::async, [&] { return terminal.readSecret(QStringLiteral("PIN: ")); });
        QVERIFY(pty.waitFor("PIN: "));
        // Backspace on an empty line, two kinds of it, and Ctrl-U.
        pty.type("\x7f"
                 "99\x15"
                 "12\x7f\x08"
                 "345\r");
        const auto entry = entered.get();
        QVERIFY(entry);
        QVERIFY(entry->equals(secretOf("345")));
    }

    void refusesAnEmptyLine()
    {
        PseudoTerminal pty;
        const Interruption interruption;
        const Terminal terminal(pty.programEnd(), pty.programEnd(), interruption);
        auto entered = std::async(
            std::launch::async, [&] { return terminal.readSecret(QStringLiteral("PIN: ")); });
        QVERIFY(pty.waitFor("PIN: "));
        pty.type("\x04");
        QCOMPARE(entered.get().error().code, ErrorCode::PinInputMissing);
    }

    void restoresTheEchoAfterASignal()
    {
        PseudoTerminal pty;
        const Interruption interruption;
        const Terminal terminal(pty.programEnd(), pty.programEnd(), interruption);
        auto entered = std::async(
            std::launch::async, [&] { return terminal.readSecret(QStringLiteral("PIN: ")); });
        QVERIFY(pty.waitFor("PIN: "));
        pty.type("47");
        raise(SIGTERM);
        QCOMPARE(entered.get().error().code, ErrorCode::Cancelled);
        QVERIFY(pty.hasEcho());
    }

    void asksTwiceForANewPin_data()
    {
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<bool>("isSame");
        QTest::newRow("same") << QByteArray("284655\n") << true;
        QTest::newRow("another") << QByteArray("284656\n") << false;
    }
    void asksTwiceForANewPin()
    {
        QFETCH(QByteArray, second);
        QFETCH(bool, isSame);
        PseudoTerminal pty;
        const Interruption interruption;
        const Terminal terminal(pty.programEnd(), pty.programEnd(), interruption);
        auto entered = std::async(
            std::launch::async, [&] { return TerminalPinSource(terminal).read(Entry::NewPin); });
        QVERIFY(pty.waitFor("New PIN: "));
        pty.type("284655\n");
        QVERIFY(pty.waitFor("The same again: "));
        pty.type(second);
        const auto entry = entered.get();
        QCOMPARE(entry.has_value(), isSame);
        if (!isSame)
            QCOMPARE(entry.error().code, ErrorCode::PinMismatch);
    }

    void readsAWordWithEcho()
    {
        PseudoTerminal pty;
        const Interruption interruption;
        const Terminal terminal(pty.programEnd(), pty.programEnd(), interruption);
        auto entered = std::async(
            std::launch::async, [&] { return terminal.readLine(QStringLiteral("Agree? ")); });
        QVERIFY(pty.waitFor("Agree? "));
        pty.type(" 最后一次 \n");
        QCOMPARE(entered.get().value(), QStringLiteral("最后一次"));
        QVERIFY(pty.waitFor("最后一次"));
    }
};

QTEST_GUILESS_MAIN(TerminalTest)
#include "terminal_test.moc"
