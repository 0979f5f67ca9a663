#include <QProcess>
#include <QtTest>

/// Whoever takes no picture does not pay for OpenCV: the programs do not link it.
class LinkageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void programsDoNotLinkOpenCv_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("eidctl") << QStringLiteral(EID_EIDCTL);
#ifdef EID_MAINTENANCE
        QTest::newRow("eid-maintenance") << QStringLiteral(EID_MAINTENANCE);
#endif
    }
    void programsDoNotLinkOpenCv()
    {
        QFETCH(QString, program);
        const QByteArray needed = neededBy(program);
        QVERIFY(needed.contains("Qt6Core"));
        QVERIFY2(!needed.toLower().contains("opencv"), needed.constData());
    }

    void thePlugInDoesWithoutWindows()
    {
        const QByteArray needed = neededBy(QStringLiteral(EID_FACE_PLUGIN_FILE));
        QVERIFY(needed.contains("opencv_core"));
        // highgui brings another Qt with it.
        QVERIFY2(!needed.contains("highgui"), needed.constData());
        QVERIFY2(!needed.contains("Qt6Gui"), needed.constData());
    }

private:
    /// The DT_NEEDED entries of a program or library.
    static QByteArray neededBy(const QString &file)
    {
        QProcess readelf; // of binutils, which the compiler needs
        readelf.start(QStringLiteral("readelf"), {QStringLiteral("--dynamic"), file});
        if (!readelf.waitForFinished())
            return {};
        QByteArray needed;
        for (const QByteArray &line : readelf.readAllStandardOutput().split('\n')) {
            if (line.contains("(NEEDED)"))
                needed += line + '\n';
        }
        return needed;
    }
};

QTEST_GUILESS_MAIN(LinkageTest)
#include "linkage_test.moc"
