#include "app/eidctl/arguments.h"
#include "app/eidctl/command.h"

#include <QTest>

using namespace eid;
using namespace eid::ctl;

namespace {

CommandDescription sample()
{
    CommandDescription command;
    command.words = {QStringLiteral("certificate"), QStringLiteral("show")};
    command.operands = QStringLiteral("SLOT");
    command.operandsAtLeast = 1;
    command.operandsAtMost = 1;
    command.options = {readerOption(),
        {QStringLiteral("wait"), QStringLiteral("Wait."), QStringLiteral("SECONDS")}};
    return command;
}

QStringList split(const QString &words)
{
    return words.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class ArgumentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOptionsAndOperandsInAnyOrder()
    {
        const auto arguments
            = Arguments::parse(split(QStringLiteral("--json 9A --reader ACS")), sample());
        QVERIFY(arguments);
        QVERIFY(arguments->has(QStringLiteral("json")));
        QCOMPARE(arguments->value(QStringLiteral("reader")), QStringLiteral("ACS"));
        QCOMPARE(arguments->operands(), QStringList{QStringLiteral("9A")});
        QVERIFY(!arguments->value(QStringLiteral("wait")));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("words");
        QTest::newRow("unknown option") << QStringLiteral("9A --pin 123456");
        QTest::newRow("value missing") << QStringLiteral("9A --reader");
        QTest::newRow("operand missing") << QStringLiteral("--json");
        QTest::newRow("operand too many") << QStringLiteral("9A 9C");
        QTest::newRow("value for a flag") << QStringLiteral("9A --json=yes");
    }
    void refuses()
    {
        QFETCH(QString, words);
        const auto arguments = Arguments::parse(split(words), sample());
        QVERIFY(!arguments);
        QCOMPARE(arguments.error().code, ErrorCode::InvalidArgument);
        QVERIFY(!arguments.error().detail.isEmpty());
    }

    void readsNumbersWithinBounds()
    {
        const auto number = [](const QString &words) {
            return Arguments::parse(split(words), sample())->number(QStringLiteral("wait"), 60);
        };
        QCOMPARE(number(QStringLiteral("9A --wait 0")).value(), 0);
        QCOMPARE(number(QStringLiteral("9A --wait 60")).value(), 60);
        QVERIFY(!number(QStringLiteral("9A")).value());
        for (const auto bad : {"9A --wait 61", "9A --wait -1", "9A --wait x", "9A --wait 1.5"})
            QVERIFY(!number(QLatin1String(bad)));
    }

    void letsHelpStandWithoutItsOperands()
    {
        const auto arguments = Arguments::parse({QStringLiteral("--help")}, sample());
        QVERIFY(arguments && arguments->has(QStringLiteral("help")));
    }

    void noCommandTakesASecretAsAnArgument()
    {
        for (const auto &command : allCommands()) {
            for (const QCommandLineOption &option : command->description().options) {
                const QString name = option.names().constLast();
                const bool isOfASecret
                    = name.contains(QLatin1String("pin")) || name.contains(QLatin1String("puk"));
                if (isOfASecret && !option.valueName().isEmpty())
                    QVERIFY2(name.endsWith(QLatin1String("-fd")), qPrintable(name));
            }
        }
    }
};

QTEST_GUILESS_MAIN(ArgumentsTest)
#include "arguments_test.moc"
