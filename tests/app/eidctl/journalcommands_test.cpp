#include "core/store/database.h"
#include "sandboxsession.h"
#include "schemacheck.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using eid::Database;

namespace {

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(u' ');
}

/// What eidctl says of the journal, the oldest entry first: "pin-changed ok".
QStringList journalOf(const SandboxSession &sandbox)
{
    QStringList lines;
    const auto listed = sandbox.eidctl(words("journal list --json"));
    for (const auto &entry : listed.json()[u"entries"].toArray())
        lines.prepend(entry[u"action"].toString() + u' ' + entry[u"outcome"].toString());
    return lines;
}

bool execute(const SandboxSession &sandbox, const QString &sql)
{
    auto database = Database::open(sandbox.records());
    return database && database->execute(sql);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The journal, as the other commands write it and as its own commands show it.
class JournalCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatWasDoneToTheCard()
    {
        const SandboxSession sandbox;
        QCOMPARE(sandbox.eidctl(words("pin verify --pin-fd 0"), "471108").status, 0);
        QCOMPARE(sandbox.eidctl(words("pin verify --pin-fd 0"), "999998").status, 40);
        QCOMPARE(sandbox.eidctl(words("pin change --pin-fd 0"), "471108\n284655\n").status, 0);
        // Nothing reaches the card.
        QCOMPARE(sandbox.eidctl(words("pin change --pin-fd 0"), "284655\n123456\n").status, 50);
        QCOMPARE(sandbox.eidctl(words("pin unblock --puk-fd 0"), "31415926\n471108\n").status, 0);
        QCOMPARE(sandbox.eidctl(words("puk change --puk-fd 0"), "31415926\n27182818\n").status, 0);
        QCOMPARE(sandbox.eidctl(words("certificate export 9A --out -")).status, 0);
        QCOMPARE(journalOf(sandbox),
            QStringList({u"pin-verified ok"_qs, u"pin-verified pin-wrong"_qs, u"pin-changed ok"_qs,
                u"pin-unblocked ok"_qs, u"puk-changed ok"_qs, u"certificate-exported ok"_qs}));

        const auto listed = sandbox.eidctl(words("journal list --json --limit 2"));
        QCOMPARE(schemaFault(QStringLiteral("journal"), listed.out), QString());
        QCOMPARE(listed.json()[u"total"].toInt(), 6);
        const auto entries = listed.json()[u"entries"].toArray();
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries[0][u"slot"].toString(), u"9A"_qs);
        QCOMPARE(entries[0][u"card"].toString().size(), 32);
        QCOMPARE(entries[0][u"card"], entries[1][u"card"]);

        const auto text = sandbox.eidctl(words("journal list"));
        QCOMPARE(text.out.count('\n'), 6);
        QVERIFY(text.out.startsWith("    6  "));
        QVERIFY(text.out.contains("PIN check"));
    }

    void tellsHowAnInterruptedChangeEnded()
    {
        const SandboxSession sandbox;
        sandbox.control(words("fault pull-after=ins24 reinsert=1000"));
        QCOMPARE(
            sandbox.eidctl(words("pin change --settle --pin-fd 0"), "471108\n284655\n").status, 0);
        QCOMPARE(journalOf(sandbox),
            QStringList({u"pin-changed pin-state-unknown"_qs, u"pin-settled ok"_qs}));
    }

    void keepsNoSecretAndNoName()
    {
        const SandboxSession sandbox;
        const auto serial
            = sandbox.eidctl(words("status --json")).json()[u"serial"].toString().toLatin1();
        QVERIFY(!serial.isEmpty());
        QCOMPARE(sandbox.eidctl(words("pin change --pin-fd 0"), "471108\n284655\n").status, 0);
        QCOMPARE(sandbox.eidctl(words("certificate export 9A --out -")).status, 0);
        const auto files = QFileInfo(sandbox.records()).dir().entryInfoList(QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo &file : files) {
            const QByteArray content = contentOf(file.filePath());
            for (const QByteArray &secret :
                {QByteArray("471108"), QByteArray("284655"), serial, serial.toLower(),
                    QByteArray::fromHex(serial), QByteArray("IDCCN"), QByteArray("阿卜杜拉")})
                QVERIFY2(!content.contains(secret), secret.constData());
        }
    }

    void doesNotStopAChangeThatItCannotWriteDown()
    {
        const SandboxSession sandbox;
        QVERIFY(QDir().mkpath(sandbox.records()));
        const auto ended
            = sandbox.eidctl(words("pin change --pin-fd 0 --json"), "471108\n284655\n");
        QCOMPARE(ended.status, 0);
        QCOMPARE(schemaFault(QStringLiteral("pin-job"), ended.out), QString());
        QVERIFY2(ended.err.contains("could not be written to the journal"), ended.err.constData());
        const auto listed = sandbox.eidctl(words("journal list --json"));
        QCOMPARE(listed.status, 85);
        QCOMPARE(listed.errorCode(), u"store-unavailable"_qs);
    }

    void verifiesWhatHolds()
    {
        const SandboxSession sandbox;
        QCOMPARE(sandbox.eidctl(words("journal list")).out, QByteArray("The journal is empty.\n"));
        QCOMPARE(sandbox.eidctl(words("pin verify --pin-fd 0"), "471108").status, 0);
        const auto verified = sandbox.eidctl(words("journal verify --json"));
        QCOMPARE(verified.status, 0);
        QCOMPARE(schemaFault(QStringLiteral("journal-verdict"), verified.out), QString());
        QCOMPARE(verified.json()[u"entries"].toInt(), 1);
        QVERIFY(sandbox.eidctl(words("journal verify"))
                    .out.startsWith("The journal is intact (1 entry)."));
    }

    void namesTheEntryThatDoesNotHold()
    {
        const SandboxSession sandbox;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(sandbox.eidctl(words("pin verify --pin-fd 0"), "471108").status, 0);
        QVERIFY(
            execute(sandbox, u"UPDATE journal SET action = 'pin-changed' WHERE sequence = 2"_qs));
        const auto verified = sandbox.eidctl(words("journal verify --json"));
        QCOMPARE(verified.status, 89);
        QCOMPARE(verified.errorCode(), u"journal-broken"_qs);
        QCOMPARE(schemaFault(QStringLiteral("error"), verified.out), QString());
        QCOMPARE(verified.json()[u"error"][u"detail"].toString(), u"entry 2: changed"_qs);
    }

    void exportsWhatOthersCanCheck()
    {
        const SandboxSession sandbox;
        QCOMPARE(sandbox.eidctl(words("pin verify --pin-fd 0"), "471108").status, 0);
        QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.jsonl"_qs);
        const QStringList command = words("journal export --json --out") << file;
        const auto exported = sandbox.eidctl(command);
        QCOMPARE(exported.status, 0);
        QCOMPARE(schemaFault(QStringLiteral("journal-export"), exported.out), QString());
        const QByteArray lines = contentOf(file);
        QCOMPARE(schemaFault(QStringLiteral("journal-line"), lines, true), QString());
        QCOMPARE(exported.json()[u"size"].toInt(), lines.size());
        QCOMPARE(exported.json()[u"entries"].toInt(), 1);
        QCOMPARE(journalOf(sandbox).constLast(), u"journal-exported ok"_qs);

        const auto again = sandbox.eidctl(command);
        QCOMPARE(again.errorCode(), u"file-not-writable"_qs);
        QCOMPARE(contentOf(file), lines);
        QCOMPARE(sandbox.eidctl(QStringList(command) << u"--force"_qs).status, 0);
        QCOMPARE(contentOf(file).count('\n'), 3);
        QCOMPARE(sandbox.eidctl(words("journal export --out -")).out.count('\n'), 4);
    }

    void saysThatDamagedRecordsWereSetAside()
    {
        const SandboxSession sandbox;
        QCOMPARE(sandbox.eidctl(words("pin verify --pin-fd 0"), "471108").status, 0);
        QFile file(sandbox.records());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QCOMPARE(file.write(QByteArray(4096, 'x')), 4096);
        file.close();
        const auto listed = sandbox.eidctl(words("journal list --json"));
        QCOMPARE(listed.status, 0);
        QCOMPARE(schemaFault(QStringLiteral("journal"), listed.out), QString());
        QVERIFY2(listed.err.contains("records.damaged-"), listed.err.constData());
        QCOMPARE(journalOf(sandbox), QStringList(u"store-set-aside store-damaged"_qs));
    }

    void refusesWhatCannotBeMeant_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("no file") << u"journal export"_qs;
        QTest::newRow("two for standard output") << u"journal export --json --out -"_qs;
        QTest::newRow("no number") << u"journal list --limit many"_qs;
        QTest::newRow("a word too many") << u"journal verify now"_qs;
    }

    void refusesWhatCannotBeMeant()
    {
        QFETCH(QString, command);
        const SandboxSession sandbox;
        QCOMPARE(sandbox.eidctl(command.split(u' ')).status, 2);
        QVERIFY(!QFile::exists(sandbox.records()));
    }
};

QTEST_GUILESS_MAIN(JournalCommandsTest)
#include "journalcommands_test.moc"
