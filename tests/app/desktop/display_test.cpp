#include <QProcess>
#include <QTest>

namespace {

struct Ended
{
    int status = -1;
    QByteArray err;
};

Ended runWithoutDisplay(const QProcessEnvironment &more, const QStringList &arguments = {})
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(name));
    environment.insert(more);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(EID_MAINTENANCE), arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardError()};
}

} // namespace

/// What the window's program does where there can be no window.
class DisplayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatToDoWithoutADisplay_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("value");
        QTest::newRow("none is named") << QString() << QString();
        QTest::newRow("it does not answer")
            << QStringLiteral("DISPLAY") << QStringLiteral("unix:/nonexistent/display");
        QTest::newRow("no such plugin")
            << QStringLiteral("QT_QPA_PLATFORM") << QStringLiteral("nonsense");
    }

    void saysWhatToDoWithoutADisplay()
    {
        QFETCH(QString, variable);
        QFETCH(QString, value);
        QProcessEnvironment more;
        if (!variable.isEmpty())
            more.insert(variable, value);
        const Ended ended = runWithoutDisplay(more);
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.err.startsWith("eid-maintenance: "), ended.err.constData());
        QVERIFY(ended.err.contains("no display answers"));
        QVERIFY(ended.err.contains("eidctl"));
        QVERIFY(!ended.err.contains("Reinstalling"));
    }

    void answersItsHelpWithoutADisplay()
    {
        QCOMPARE(runWithoutDisplay({}, {QStringLiteral("--help")}).status, 0);
    }
};

QTEST_GUILESS_MAIN(DisplayTest)
#include "display_test.moc"
