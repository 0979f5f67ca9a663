#include "app/eidctl/command.h"
#include "core/base/errorwords.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace eid;
using namespace eid::ctl;

namespace {

QString textOf(const QString &path)
{
    QFile file(QStringLiteral(EID_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The long names of all options of all commands.
QStringList allOptions()
{
    QStringList names;
    for (const auto &command : allCommands()) {
        for (const QCommandLineOption &option : command->description().options + commonOptions())
            names += option.names().constLast();
    }
    names.removeDuplicates();
    return names;
}

} // namespace

/// The man page and the completions know what the program knows.
class DocumentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manPageTellsEveryExitStatus()
    {
        const QString page = textOf(QStringLiteral("app/eidctl/eidctl.1.in"));
        for (const ErrorCode code : allErrorCodes()) {
            const ErrorWords &words = errorWords(code);
            const QString row = QStringLiteral("\n%1|%2\n")
                                    .arg(words.exitStatus)
                                    .arg(QLatin1String(words.identifier));
            QVERIFY2(page.contains(row), words.identifier);
        }
    }

    void manPageTellsEveryCommandAndOption()
    {
        const QString page = textOf(QStringLiteral("app/eidctl/eidctl.1.in"));
        for (const auto &command : allCommands()) {
            const QString words = command->description().words.join(u' ');
            QVERIFY2(page.contains(QStringLiteral("\n.B %1\n").arg(words))
                    || page.contains(QStringLiteral(".BR %1 ").arg(words))
                    || page.contains(QStringLiteral(".BR \"%1\"").arg(words)),
                qPrintable(words));
        }
        for (const QString &option : allOptions()) {
            const QString escaped
                = QStringLiteral("\\-\\-") + QString(option).replace(u"-"_qs, u"\\-"_qs);
            QVERIFY2(page.contains(escaped), qPrintable(option));
        }
    }

    void manPageHasNoFaults()
    {
        const QString man = QStandardPaths::findExecutable(QStringLiteral("man"));
        if (man.isEmpty())
            QSKIP("man is not installed");
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("MANPAGER"), QStringLiteral("cat"));
        environment.insert(QStringLiteral("MANWIDTH"), QStringLiteral("80"));
        process.setProcessEnvironment(environment);
        process.start(man,
            {QStringLiteral("--warnings"), QStringLiteral("-l"), QStringLiteral(EID_MAN_PAGE)});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(process.readAllStandardError(), QByteArray());
        QVERIFY(process.readAllStandardOutput().contains("EXIT STATUS"));
    }

    void completionsKnowEveryCommandAndOption_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("bash") << QStringLiteral("eidctl.bash");
        QTest::newRow("zsh") << QStringLiteral("_eidctl");
        QTest::newRow("fish") << QStringLiteral("eidctl.fish");
    }
    void completionsKnowEveryCommandAndOption()
    {
        QFETCH(QString, file);
        const QString script = textOf(QStringLiteral("resources/completions/") + file);
        for (const auto &command : allCommands()) {
            for (const QString &word : command->description().words)
                QVERIFY2(script.contains(word), qPrintable(word));
        }
        for (const QString &option : allOptions())
            QVERIFY2(script.contains(option), qPrintable(option));
    }

    void bashCompletes_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("command") << QStringLiteral("eidctl st") << QByteArray("status");
        QTest::newRow("verb") << QStringLiteral("eidctl pin un") << QByteArray("unblock");
        QTest::newRow("option") << QStringLiteral("eidctl pin change --new")
                                << QByteArray("--new-pin-fd");
        QTest::newRow("slot") << QStringLiteral("eidctl certificate export 9C --de")
                              << QByteArray("--der");
        QTest::newRow("verb behind a command")
            << QStringLiteral("eidctl renew re") << QByteArray("resume");
        QTest::newRow("face") << QStringLiteral("eidctl face cap") << QByteArray("capture");
        QTest::newRow("nothing") << QStringLiteral("eidctl pin verify --pin-fd ") << QByteArray();
    }
    void bashCompletes()
    {
        QFETCH(QString, line);
        QFETCH(QByteArray, expected);
        const QString bash = QStandardPaths::findExecutable(QStringLiteral("bash"));
        if (bash.isEmpty())
            QSKIP("bash is not installed");
        QProcess process;
        process.start(bash,
            {QStringLiteral("-c"),
                QStringLiteral("source \"$0\"; IFS=' '; read -ra COMP_WORDS <<<\"$1\"\n"
                               "[[ $1 == *' ' ]] && COMP_WORDS+=('')\n"
                               "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); IFS=$' \\t\\n'; _eidctl\n"
                               "echo -n \"${COMPREPLY[*]}\""),
                QStringLiteral(EID_SOURCE_DIR "/resources/completions/eidctl.bash"), line});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.readAllStandardError(), QByteArray());
        QCOMPARE(process.readAllStandardOutput(), expected);
    }
};

QTEST_GUILESS_MAIN(DocumentsTest)
#include "documents_test.moc"
