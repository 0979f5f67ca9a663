#include "sandboxsession.h"
#include "schemacheck.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

/// The commands that read, run as users run them.
class CardCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpNeedsNoService_data()
    {
        QTest::addColumn<QString>("words");
        for (const auto words : {"--help", "--version", "pin --help", "status -h",
                 "certificate export --help", "watch --help"})
            QTest::newRow(words) << QString::fromLatin1(words);
    }
    void helpNeedsNoService()
    {
        QFETCH(QString, words);
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PCSCLITE_CSOCK_NAME"), QStringLiteral("/nonexistent"));
        environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
        process.setProcessEnvironment(environment);
        process.start(eidctlProgram(), words.split(u' '));
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardOutput().contains("eidctl"));
        QCOMPARE(process.readAllStandardError(), QByteArray());
    }

    void refusesACommandLineThatCannotBeMeant_data()
    {
        QTest::addColumn<QString>("words");
        for (const auto words : {"frob", "pin", "pin frob", "status --frob", "status 9A",
                 "certificate export", "certificate export 9A", "pin verify --pin 471108",
                 "--reader X status", "pin verify --pin-fd x", "pin verify --pin-fd -1",
                 "pin change --new-pin-fd 0", "pin verify --pin-pad --pin-fd 0",
                 "pin change --wait soon", "certificate export 9A --out - --json"})
            QTest::newRow(words) << QString::fromLatin1(words);
    }
    void refusesACommandLineThatCannotBeMeant()
    {
        QFETCH(QString, words);
        QProcess process;
        process.start(eidctlProgram(), words.split(u' ') << QStringLiteral("--json"));
        QVERIFY(process.waitForFinished());
        const Ended ended{process.exitCode(), process.readAllStandardOutput(), {}};
        QCOMPARE(ended.status, 2);
        QCOMPARE(ended.errorCode(), QStringLiteral("invalid-argument"));
        QCOMPARE(schemaFault(QStringLiteral("error"), ended.out), QString());
    }

    void saysWhichCommandCouldBeMeant_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char *words, const char *said) {
            QTest::newRow(words) << QString::fromLatin1(words) << QByteArray(said);
        };
        row("pin", "there are: pin verify, pin change, pin unblock, pin activate)");
        row("pin frob", "No such command: pin frob; there are: pin verify, ");
        row("pin --reader X", "No such command: pin; there are: pin verify, ");
        row("frob", "No such command: frob; try eidctl --help");
        row("--reader X status", "Options stand behind the command: eidctl COMMAND --reader");
    }
    void saysWhichCommandCouldBeMeant()
    {
        QFETCH(QString, words);
        QFETCH(QByteArray, said);
        QProcess process;
        process.start(eidctlProgram(), words.split(u' '));
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 2);
        const QByteArray complaint = process.readAllStandardError();
        QVERIFY2(complaint.contains(said), complaint.constData());
    }

    void saysThatTheServiceIsStopped()
    {
        const SandboxSession sandbox;
        sandbox.control({QStringLiteral("stop-service")});
        const auto ended = sandbox.eidctl({QStringLiteral("readers"), QStringLiteral("--json")});
        QCOMPARE(ended.status, 11);
        QCOMPARE(ended.errorCode(), QStringLiteral("pcsc-service-stopped"));
    }

    void listsReaders()
    {
        const SandboxSession sandbox;
        const auto ended = sandbox.eidctl({QStringLiteral("readers"), QStringLiteral("--json")});
        QCOMPARE(ended.status, 0);
        QCOMPARE(schemaFault(QStringLiteral("readers"), ended.out), QString());
        const auto readers = ended.json()[u"readers"].toArray();
        QCOMPARE(readers.size(), 2);
        const auto text = sandbox.eidctl({QStringLiteral("readers")});
        for (const auto &reader : readers)
            QVERIFY(text.out.contains(reader.toObject()[u"reader"].toString().toUtf8()));
    }

    void showsTheCardAndItsCost()
    {
        const SandboxSession sandbox;
        const auto ended = sandbox.eidctl({QStringLiteral("status"), QStringLiteral("--json")});
        QCOMPARE(ended.status, 0);
        QCOMPARE(schemaFault(QStringLiteral("status"), ended.out), QString());
        const auto card = ended.json();
        QCOMPARE(card[u"phase"].toString(), QStringLiteral("complete"));
        QCOMPARE(card[u"holder"].toObject()[u"name"].toString(), QStringLiteral("阿卜杜拉·买买提"));
        QCOMPARE(card[u"pin"].toObject()[u"triesLeft"].toInt(), 3);
        QCOMPARE(card[u"certificates"].toArray().size(), 3);
        const auto cost = card[u"cost"].toObject();
        QVERIFY(cost[u"apdus"].toInt() > 0 && cost[u"apdus"].toInt() <= 20);
        QVERIFY(cost[u"bytesReceived"].toInt() > 3000);
    }

    void showsTheIdNumberOnRequestAlone()
    {
        const SandboxSession sandbox;
        const auto full = sandbox.eidctl(
            {QStringLiteral("status"), QStringLiteral("--json"), QStringLiteral("--show-id")});
        QCOMPARE(schemaFault(QStringLiteral("status"), full.out), QString());
        const auto idNumber = full.json()[u"holder"].toObject()[u"idNumber"].toString().toLatin1();
        QCOMPARE(idNumber.size(), 18);
        for (const QStringList &words : {QStringList{QStringLiteral("status")},
                 {QStringLiteral("status"), QStringLiteral("--json")},
                 {QStringLiteral("certificate"), QStringLiteral("show")},
                 {QStringLiteral("certificate"), QStringLiteral("show"), QStringLiteral("--json")}})
            QVERIFY(!sandbox.eidctl(words).out.contains(idNumber));
    }

    void saysUnknownWhereTheCardDoesNotTell()
    {
        const SandboxSession sandbox({QStringLiteral("--citizen"), QStringLiteral("plain")});
        const auto ended = sandbox.eidctl({QStringLiteral("status"), QStringLiteral("--json")});
        QCOMPARE(schemaFault(QStringLiteral("status"), ended.out), QString());
        const auto puk = ended.json()[u"puk"].toObject();
        QVERIFY(puk[u"triesLeft"].isNull() && puk[u"blocked"].isNull());
        QVERIFY(sandbox.eidctl({QStringLiteral("status")}).out.contains("PUK: tries unknown"));
    }

    void choosesTheReader()
    {
        const SandboxSession sandbox({QStringLiteral("--citizen"), QStringLiteral("default"),
            QStringLiteral("--citizen"), QStringLiteral("wang")});
        const auto status = [&sandbox](const QStringList &more) {
            return sandbox.eidctl(
                QStringList{QStringLiteral("status"), QStringLiteral("--json")} + more);
        };
        QCOMPARE(status({}).status, 16);
        QCOMPARE(status({}).errorCode(), QStringLiteral("reader-ambiguous"));
        QCOMPARE(status({QStringLiteral("--reader"), QStringLiteral("Gemalto")}).status, 15);
        const auto byPart = status({QStringLiteral("--reader"), QStringLiteral("00 01")});
        QCOMPARE(byPart.status, 0);
        const auto reader = byPart.json()[u"reader"].toString();
        QVERIFY(byPart.err.contains(reader.toUtf8()));
        const auto exact = status({QStringLiteral("--reader"), reader});
        QCOMPARE(exact.json()[u"holder"].toObject()[u"name"].toString(), QStringLiteral("王小明"));
        QCOMPARE(exact.err, QByteArray());
    }

    void tellsAnEmptyReaderFromAnUnknownCard()
    {
        const SandboxSession empty({QStringLiteral("--no-card")});
        const auto none = empty.eidctl({QStringLiteral("status"), QStringLiteral("--json")});
        QCOMPARE(none.status, 20);
        QCOMPARE(none.errorCode(), QStringLiteral("no-card"));

        const SandboxSession foreign({QStringLiteral("--fault"), QStringLiteral("status=1:6A82")});
        const auto unknown = foreign.eidctl({QStringLiteral("status"), QStringLiteral("--json")});
        QCOMPARE(unknown.status, 25);
        QCOMPARE(unknown.errorCode(), QStringLiteral("card-unknown"));
        QCOMPARE(schemaFault(QStringLiteral("error"), unknown.out), QString());
    }

    void showsOneCertificate()
    {
        const SandboxSession sandbox;
        for (const auto slot : {"9A", "9c", "9D", "9e"}) {
            const auto ended = sandbox.eidctl({QStringLiteral("certificate"),
                QStringLiteral("show"), QLatin1String(slot), QStringLiteral("--json")});
            QCOMPARE(ended.status, 0);
            QCOMPARE(schemaFault(QStringLiteral("certificates"), ended.out), QString());
            const auto slots_ = ended.json()[u"certificates"].toArray();
            QCOMPARE(slots_.size(), 1);
            QCOMPARE(slots_[0].toObject()[u"slot"].toString(), QString::fromLatin1(slot).toUpper());
        }
        const auto unknown = sandbox.eidctl({QStringLiteral("certificate"), QStringLiteral("show"),
            QStringLiteral("9F"), QStringLiteral("--json")});
        QCOMPARE(unknown.status, 60);
        QCOMPARE(unknown.errorCode(), QStringLiteral("certificate-slot-unknown"));
    }

    void exportsACertificate()
    {
        const SandboxSession sandbox;
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("a.crt"));
        const QStringList words{QStringLiteral("certificate"), QStringLiteral("export"),
            QStringLiteral("9A"), QStringLiteral("--out")};

        const auto pem = sandbox.eidctl(words + QStringList{QStringLiteral("-")});
        QVERIFY(pem.out.startsWith("-----BEGIN CERTIFICATE-----\n"));
        const auto written = sandbox.eidctl(words + QStringList{file, QStringLiteral("--json")});
        QCOMPARE(written.status, 0);
        QCOMPARE(schemaFault(QStringLiteral("certificate-export"), written.out), QString());
        QCOMPARE(contentOf(file), pem.out);

        const auto again = sandbox.eidctl(
            words + QStringList{file, QStringLiteral("--der"), QStringLiteral("--json")});
        QCOMPARE(again.status, 5);
        QCOMPARE(again.errorCode(), QStringLiteral("file-not-writable"));
        QCOMPARE(contentOf(file), pem.out);

        const auto forced = sandbox.eidctl(
            words + QStringList{file, QStringLiteral("--der"), QStringLiteral("--force")});
        QCOMPARE(forced.status, 0);
        const QByteArray body = QByteArray::fromBase64(pem.out.mid(
            pem.out.indexOf('\n'), pem.out.indexOf("-----END") - pem.out.indexOf('\n')));
        QCOMPARE(contentOf(file), body);
    }

    void tellsWhatIsNoCertificate()
    {
        // The program of others is the one that can write to the card here.
        const SandboxSession sandbox({QStringLiteral("--citizen"), QStringLiteral("plain")});
        const auto junk = sandbox.run(QStringLiteral("yubico-piv-tool"),
            {QStringLiteral("-r"), QStringLiteral("eID"), QStringLiteral("-a"),
                QStringLiteral("write-object"), QStringLiteral("--id=0x5fc10a"),
                QStringLiteral("--key=010203040506070801020304050607080102030405060708"),
                QStringLiteral("-f"), QStringLiteral("hex")},
            "7003DEADBE710100FE00");
        if (junk.status != 0)
            QSKIP("yubico-piv-tool is not installed");
        const auto status = sandbox.eidctl({QStringLiteral("status"), QStringLiteral("--json")});
        QCOMPARE(status.status, 0);
        QCOMPARE(schemaFault(QStringLiteral("status"), status.out), QString());
        const auto shown = sandbox.eidctl({QStringLiteral("certificate"), QStringLiteral("show"),
            QStringLiteral("9C"), QStringLiteral("--json")});
        QCOMPARE(shown.status, 59);
        QCOMPARE(shown.errorCode(), QStringLiteral("certificate-malformed"));
    }

    void watchesUntilInterrupted()
    {
        const SandboxSession sandbox;
        QProcess watch;
        watch.setProcessEnvironment(sandbox.environment());
        watch.start(eidctlProgram(), {QStringLiteral("watch"), QStringLiteral("--json")});
        QByteArray seen;
        const auto waitFor = [&](const QByteArray &text) {
            while (!seen.contains(text) && watch.waitForReadyRead(20'000))
                seen += watch.readAllStandardOutput();
            return seen.contains(text);
        };
        QVERIFY(waitFor(R"("phase":"complete")"));
        seen.clear();
        sandbox.control({QStringLiteral("pull")});
        QVERIFY(waitFor(R"("phase":"empty")"));
        sandbox.control({QStringLiteral("stop-service")});
        QVERIFY(waitFor(R"("code":"pcsc-service-stopped")"));
        sandbox.control({QStringLiteral("start-service")});
        QVERIFY(waitFor(R"("running":true)"));
        watch.terminate();
        QVERIFY(watch.waitForFinished());
        QCOMPARE(watch.exitStatus(), QProcess::NormalExit);
        QCOMPARE(watch.exitCode(), 0);
        seen += watch.readAllStandardOutput();
        QCOMPARE(schemaFault(QStringLiteral("watch-event"), seen, true), QString());
    }

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

QTEST_GUILESS_MAIN(CardCommandsTest)
#include "cardcommands_test.moc"
