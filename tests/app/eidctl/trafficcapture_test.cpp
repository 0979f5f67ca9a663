#include "core/crypto/certificate.h"
#include "core/crypto/certificatenames.h"
#include "needles.h"
#include "sandboxsession.h"
#include "tests/sandbox/demo/democitizen.h"
#include "trafficrelay.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <unistd.h>

#include <algorithm>

namespace {

constexpr auto newPin = "59820417";

QStringList words(const QString &line)
{
    return line.split(u' ');
}

QByteArray view(const eid::Bytes &octets)
{
    return {reinterpret_cast<const char *>(octets.data()), qsizetype(octets.size())};
}

/// Something that was written, and where.
struct Written
{
    QString where;
    QByteArray content;
};

/// A home for eidctl of which every file is known, in which the platform is reached through a
/// relay.
class WatchedHome
{
public:
    explicit WatchedHome(const SandboxSession &sandbox)
        : m_sandbox(sandbox)
        , m_relay(portOf(sandbox))
    {
        const QDir from(sandbox.environment().value(QStringLiteral("XDG_CONFIG_HOME"))
            + u"/eid-maintenance"_qs);
        const QString to = m_folder.filePath(QStringLiteral("config/eid-maintenance/"));
        for (const auto name : {"config/eid-maintenance", "data", "cache", "state", "tmp", "run"})
            QDir().mkpath(m_folder.filePath(QLatin1String(name)));
        QFile::setPermissions(m_folder.filePath(QStringLiteral("run")),
            QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QFile::copy(from.filePath(u"platform-roots.pem"_qs), to + u"platform-roots.pem"_qs);
        QFile settings(to + u"platform.ini"_qs);
        if (!settings.open(QIODevice::WriteOnly))
            qFatal("no settings");
        settings.write("address=https://localhost:" + QByteArray::number(m_relay.port())
            + "\nroots=platform-roots.pem\nproxy=none\n");
    }

    /// Runs eidctl here, and keeps what it says.
    Ended eidctl(const QString &line, const QByteArray &input = {})
    {
        const auto ended = m_sandbox.run(QStringLiteral("/usr/bin/env"), command(line), input);
        m_said.append({line + u": standard output"_qs, ended.out});
        m_said.append({line + u": standard error"_qs, ended.err});
        return ended;
    }

    /// The same, and strikes it dead once it has said \a last. False: it never did.
    bool strike(const QString &line, const QByteArray &input, const QByteArray &last)
    {
        QProcess process;
        process.setProcessEnvironment(m_sandbox.environment());
        process.setChildProcessModifier([] { setsid(); });
        process.setReadChannel(QProcess::StandardError);
        process.start(QStringLiteral("/usr/bin/env"), command(line));
        process.write(input);
        process.closeWriteChannel();
        QByteArray said;
        while (!said.contains(last) && process.waitForReadyRead())
            said += process.readAllStandardError();
        process.kill(); // env(1) has become eidctl
        process.waitForFinished();
        m_said.append({line + u": standard error"_qs, said});
        m_said.append({line + u": standard output"_qs, process.readAllStandardOutput()});
        return said.contains(last);
    }

    /// Takes all files as they are now; those of earlier times stay taken.
    void look()
    {
        QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden | QDir::System,
            QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("A file cannot be read");
            m_files.append({file.fileName(), file.readAll()});
        }
    }

    [[nodiscard]] const QList<Written> &files() const { return m_files; }
    [[nodiscard]] const QList<Written> &said() const { return m_said; }
    [[nodiscard]] QList<Written> traffic() const
    {
        QList<Written> traffic;
        int number = 0;
        for (const auto &connection : m_relay.capture()) {
            ++number;
            traffic.append(
                {QStringLiteral("connection %1, sent").arg(number), connection.fromClient});
            traffic.append(
                {QStringLiteral("connection %1, received").arg(number), connection.fromServer});
        }
        return traffic;
    }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    static quint16 portOf(const SandboxSession &sandbox)
    {
        const auto status
            = QJsonDocument::fromJson(sandbox.control(words(QStringLiteral("platform status"))));
        return quint16(QUrl(status[u"address"].toString()).port());
    }

    [[nodiscard]] QStringList command(const QString &line) const
    {
        QStringList command;
        for (const auto &[name, folder] :
            {std::pair{"HOME", ""}, {"XDG_CONFIG_HOME", "config"}, {"XDG_DATA_HOME", "data"},
                {"XDG_CACHE_HOME", "cache"}, {"XDG_STATE_HOME", "state"},
                {"XDG_RUNTIME_DIR", "run"}, {"TMPDIR", "tmp"}, {"SQLITE_TMPDIR", "tmp"}})
            command << QLatin1String(name) + u'=' + m_folder.filePath(QLatin1String(folder));
        return command << eidctlProgram() << words(line);
    }

    const SandboxSession &m_sandbox;
    QTemporaryDir m_folder;
    TrafficRelay m_relay;
    QList<Written> m_files;
    QList<Written> m_said;
};

/// Every certificate that is on the card now: read by another eidctl than the one that is watched.
QList<eid::Certificate> certificates(const SandboxSession &sandbox)
{
    QList<eid::Certificate> all;
    for (const auto slot : {"9A", "9C", "9D", "9E"}) {
        const auto pem = sandbox.eidctl(
            words(QStringLiteral("certificate export %1 --out -").arg(QLatin1String(slot))));
        const qsizetype begin = pem.out.indexOf('\n');
        const QByteArray der
            = QByteArray::fromBase64(pem.out.mid(begin, pem.out.indexOf("-----END") - begin));
        if (auto parsed = eid::parseCertificate(eid::Bytes(der.begin(), der.end())))
            all.append(*parsed);
    }
    return all;
}

QList<Needle> needlesOf(const eid::Certificate &certificate)
{
    const auto names = eid::namesOf(certificate);
    return needlesFor(u"subject"_qs, view(names.subject))
        + needlesFor(u"certificate"_qs, view(certificate.der));
}

/// Where \a needles are in \a written.
QStringList traces(const QList<Needle> &needles, const QList<Written> &written)
{
    QStringList traces;
    for (const Written &one : written) {
        for (const QString &what : found(needles, one.content))
            traces << one.where + u": "_qs + what;
    }
    return traces;
}

} // namespace

/// Everything that a whole life of the tool sends and writes, searched for whom the card belongs
/// to.
class TrafficCaptureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsNothingOfTheHolder()
    {
        const SandboxSession sandbox;
        WatchedHome home(sandbox);
        const auto citizen = *eid::sandbox::findDemoCitizen(QStringLiteral("default"));
        const QByteArray oldPin = view(citizen.demoPin);
        const QByteArray puk = view(citizen.demoPuk);
        QList<Needle> needles = needlesForText(u"name"_qs, citizen.name)
            + needlesForText(u"ID number"_qs, citizen.idNumber) + needlesFor(u"old PIN"_qs, oldPin)
            + needlesFor(u"new PIN"_qs, newPin) + needlesFor(u"PUK"_qs, puk);
        const auto learn = [&] {
            for (const auto &certificate : certificates(sandbox))
                needles += needlesOf(certificate);
        };
        learn();

        // The PIN: changed, set again with the PUK, entered wrongly.
        QCOMPARE(home.eidctl(u"pin change --pin-fd 0 --json"_qs, oldPin + "\n284655\n").status, 0);
        QCOMPARE(home.eidctl(u"pin unblock --puk-fd 0"_qs, puk + '\n' + newPin + '\n').status, 0);
        QCOMPARE(home.eidctl(u"pin verify --pin-fd 0"_qs, oldPin).status, 40);
        needles += needlesFor(u"PIN in between"_qs, "284655");
        home.look();

        // Both credentials, and both once more: cut short by the card, by death, and resumed.
        QCOMPARE(home.eidctl(u"renew --all --pin-fd 0 --json"_qs, newPin).status, 0);
        learn();
        sandbox.control(words(u"platform fault drop-after=*@confirmation"_qs));
        QCOMPARE(home.eidctl(u"renew --all --pin-fd 0"_qs, newPin).status, 62);
        home.look();
        learn();
        sandbox.control(words(u"platform fault delay=1:60000@confirmation"_qs));
        QVERIFY(home.strike(u"renew resume --pin-fd 0"_qs, newPin, "retires the old certificate"));
        home.look();
        sandbox.control(words(u"platform fault"_qs));
        QCOMPARE(home.eidctl(u"renew resume --pin-fd 0"_qs, newPin).status, 0);
        learn();
        QCOMPARE(home.eidctl(u"journal list"_qs).status, 0);
        QCOMPARE(home.eidctl(u"journal verify"_qs).status, 0);
        QCOMPARE(
            home.eidctl(u"journal export --out "_qs + home.filePath(u"journal.jsonl"_qs)).status,
            0);
        home.look();

        // It was all there to be searched.
        const auto traffic = home.traffic();
        QVERIFY(traffic.size() >= 2 * 8);
        for (const Written &one : traffic)
            QVERIFY2(!one.content.isEmpty(), qPrintable(one.where));
        QVERIFY2(traffic.first().content.contains("localhost"), "no server name: no ClientHello");
        QVERIFY(certificates(sandbox).size() >= 2);
        for (const QString &name : {u"records.sqlite"_qs, u"records.sqlite-wal"_qs,
                 u"journal.jsonl"_qs, u"platform.ini"_qs}) {
            QVERIFY2(std::ranges::any_of(home.files(),
                         [&](const Written &file) { return file.where.endsWith(name); }),
                qPrintable(name));
        }

        QCOMPARE(traces(needles, traffic), QStringList());
        QCOMPARE(traces(needles, home.files()), QStringList());
        QCOMPARE(traces(needles, home.said()), QStringList());

        // Each needle would have been found, at the beginning, in the middle and at the end, in
        // what was sent and in what was written.
        for (const Written &taken : {traffic.first(), home.files().last()}) {
            for (const Needle &needle : std::as_const(needles)) {
                for (const qsizetype at :
                    {qsizetype(0), taken.content.size() / 2, taken.content.size()}) {
                    QByteArray spoiled = taken.content;
                    spoiled.insert(at, ' ' + needle.octets + ' ');
                    QVERIFY2(
                        found({needle}, spoiled).contains(needle.what), qPrintable(needle.what));
                }
            }
        }
        qsizetype octets = 0;
        for (const Written &one : traffic)
            octets += one.content.size();
        qInfo("searched: %lld connections with %lld octets, %lld files, %lld needles",
            traffic.size() / 2, octets, home.files().size(), needles.size());
    }

    // Base64 of something longer does not begin where the secret does.
    void findsWhatIsHiddenInSomethingLonger_data()
    {
        QTest::addColumn<QByteArray>("hidden");
        const QString name = QStringLiteral("阿卜杜拉·买买提");
        const QString number = QStringLiteral("650102199003071030");
        for (int before = 0; before < 3; ++before) {
            for (int after = 0; after < 3; ++after) {
                const QByteArray text
                    = QByteArray(before, 'x') + name.toUtf8() + QByteArray(after, 'y');
                QTest::addRow("name %d %d", before, after) << text.toBase64();
                QTest::addRow("number %d %d", before, after)
                    << (QByteArray(before, 'x') + number.toLatin1() + QByteArray(after, 'y'))
                           .toBase64(QByteArray::Base64UrlEncoding);
            }
        }
        QTest::newRow("GBK") << QByteArray::fromHex("b0a2b2b7b6c5c0ada1a4c2f2c2f2cce1");
        QTest::newRow("UTF-16LE") << QByteArray(reinterpret_cast<const char *>(name.utf16()),
            name.size() * qsizetype(sizeof(char16_t)));
        QTest::newRow("JSON") << QByteArray(R"(\u963f\u535c\u675c\u62c9\u00b7\u4e70\u4e70\u63d0)");
    }
    void findsWhatIsHiddenInSomethingLonger()
    {
        QFETCH(QByteArray, hidden);
        const auto needles = needlesForText(u"name"_qs, QStringLiteral("阿卜杜拉·买买提"))
            + needlesForText(u"number"_qs, QStringLiteral("650102199003071030"));
        QVERIFY(!found(needles, "before " + hidden + " after").isEmpty());
        QVERIFY(found(needles, "before and after").isEmpty());
    }

    void takesNoHashForAPin()
    {
        const auto needles = needlesFor(u"PIN"_qs, "471108");
        const QByteArray hash = "0f471108aabbccddeeff00112233445566778899aabbccddeeff001122334455";
        QCOMPARE(found(needles, "sha256:" + hash), QStringList());
        QCOMPARE(found(needles, "sha256:" + hash + " pin:471108"), QStringList{u"PIN"_qs});
        QCOMPARE(found(needles, "pin:471108abc"), QStringList{u"PIN"_qs});
    }
};

QTEST_GUILESS_MAIN(TrafficCaptureTest)
#include "trafficcapture_test.moc"
