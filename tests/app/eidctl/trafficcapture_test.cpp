#include "core/crypto/certificate.h"
#include "core/crypto/certificatenames.h"
#include "needles.h"
#include "tests/sandbox/demo/democa.h"
#include "tests/sandbox/demo/democitizen.h"
#include "tests/sandbox/shop/relyingparty.h"
#include "watchedhome.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

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

/// A shop that asks for the name.
class Shop
{
public:
    Shop(const SandboxSession &sandbox, const QString &state)
    {
        using namespace eid::sandbox;
        const auto ca = DemoCa::openOrCreate(state);
        auto memory = ShopMemory::open(m_folder.path());
        auto identity = ca
            ? makeShopIdentity(*ca, QStringLiteral("shop.example"), QStringLiteral("网上商店"))
            : eid::Result<ShopIdentity>(eid::failure(ca.error()));
        if (!identity || !memory)
            qFatal("No shop");
        m_memory = *std::move(memory);
        const auto status
            = QJsonDocument::fromJson(sandbox.control(words(QStringLiteral("platform status"))));
        m_party.emplace(*std::move(identity),
            TrustedPlatform{status[u"address"].toString(), ca->rootsPem()}, *m_memory);
        sandbox.control({QStringLiteral("platform"), QStringLiteral("relying-party"),
            QStringLiteral("add"), m_party->identity().host, m_party->identity().name,
            QStringLiteral("https://shop.example/cb")});
    }

    /// The link to a new request.
    QString ask()
    {
        eid::sandbox::ShopRequest request{QStringLiteral("开户")};
        request.claims.append(
            QJsonObject{{QStringLiteral("path"), QJsonArray{QStringLiteral("name")}}});
        const auto begun = m_party->begin(request);
        if (!begun)
            qFatal("Nothing asked: %s", qPrintable(begun.error().detail));
        m_last = *begun;
        return m_last.link;
    }

    eid::sandbox::ShopResult result()
    {
        const auto result = m_party->result(m_last, std::nullopt);
        if (!result)
            qFatal("No result: %s", qPrintable(result.error().detail));
        return *result;
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<eid::sandbox::ShopMemory> m_memory;
    std::optional<eid::sandbox::RelyingParty> m_party;
    eid::sandbox::ShopTransaction m_last;
};

} // namespace

/// Everything that a whole life of the tool sends and writes, searched for whom the card belongs
/// to.
class TrafficCaptureTest : public QObject
{
    Q_OBJECT

    /// Each needle would have been found, at the beginning, in the middle and at the end of each of
    /// \a taken.
    static void provesItself(const QList<Needle> &needles, const QList<Written> &taken)
    {
        for (const Written &one : taken) {
            for (const Needle &needle : needles) {
                for (const qsizetype at :
                    {qsizetype(0), one.content.size() / 2, one.content.size()}) {
                    QByteArray spoiled = one.content;
                    spoiled.insert(at, ' ' + needle.octets + ' ');
                    QVERIFY2(
                        found({needle}, spoiled).contains(needle.what), qPrintable(needle.what));
                }
            }
        }
    }

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

        provesItself(needles, {traffic.first(), home.files().last()});
        qsizetype octets = 0;
        for (const Written &one : traffic)
            octets += one.content.size();
        qInfo("searched: %lld connections with %lld octets, %lld files, %lld needles",
            traffic.size() / 2, octets, home.files().size(), needles.size());
    }

    void showsNothingOfACopysHolder()
    {
        const QTemporaryDir state;
        const SandboxSession sandbox({QStringLiteral("--state"), state.path()});
        WatchedHome home(sandbox);
        Shop shop(sandbox, state.path());
        const auto citizen = *eid::sandbox::findDemoCitizen(QStringLiteral("default"));
        const QByteArray pin = view(citizen.demoPin);
        const auto offer = sandbox.control(words(u"platform offer"_qs)).trimmed().split(' ');
        QCOMPARE(offer.size(), 2);

        // Copies are taken, shown, used with one thing told, and fetched again.
        const Ended taken = home.eidctl(
            u"copy offer %1 --pin-fd 0 --code-fd 0 --json"_qs.arg(QString::fromLatin1(offer[0])),
            pin + '\n' + offer[1] + '\n');
        QVERIFY2(taken.status == 0, taken.out + taken.err);
        const QString lossCode = taken.json()[u"lossCode"].toString();
        QVERIFY(lossCode.size() >= 16);
        QList<Needle> needles = needlesForText(u"name"_qs, citizen.name)
            + needlesForText(u"ID number"_qs, citizen.idNumber) + needlesFor(u"PIN"_qs, pin)
            + needlesFor(u"transaction code"_qs, offer[1])
            + needlesForText(u"loss code"_qs, lossCode)
            + needlesForText(u"loss code as it is sent"_qs, QString(lossCode).remove(u'-'));
        QCOMPARE(home.eidctl(u"copy show --pin-fd 0 --json"_qs, pin).status, 0);
        home.look();
        const QString answer = u"authenticate %1 --disclose name --yes --pin-fd 0 --json"_qs;
        const Ended told = home.eidctl(answer.arg(shop.ask()), pin);
        QVERIFY2(told.status == 0, told.out + told.err);
        QCOMPARE(shop.result().state, eid::sandbox::ShopResult::State::Verified);
        QCOMPARE(shop.result().claims[u"name"].toString(), citizen.name);
        home.look();
        const Ended refreshed = home.eidctl(u"copy refresh --pin-fd 0 --json"_qs, pin);
        QVERIFY2(refreshed.status == 0, refreshed.out + refreshed.err);
        QCOMPARE(home.eidctl(u"copy list --show --pin-fd 0 --json"_qs, pin).status, 0);
        home.look();

        // The card is lost, and found again.
        const Ended lost
            = home.eidctl(u"loss report --code-fd 0 --json"_qs, lossCode.toLatin1() + '\n');
        QVERIFY2(lost.status == 0, lost.out + lost.err);
        home.look();
        QCOMPARE(home.eidctl(answer.arg(shop.ask()), pin).errorCode(), u"copy-not-valid"_qs);
        QVERIFY(shop.result().state != eid::sandbox::ShopResult::State::Verified);
        const Ended found = home.eidctl(u"loss withdraw --pin-fd 0 --json"_qs, pin);
        QVERIFY2(found.status == 0, found.out + found.err);
        QCOMPARE(home.eidctl(answer.arg(shop.ask()), pin).status, 0);
        QCOMPARE(home.eidctl(u"journal list"_qs).status, 0);
        home.look();

        // It was all there to be searched.
        const auto traffic = home.traffic();
        QVERIFY(traffic.size() >= 2 * 8);
        for (const Written &one : traffic)
            QVERIFY2(!one.content.isEmpty(), qPrintable(one.where));
        QVERIFY2(traffic.first().content.contains("localhost"), "no server name: no ClientHello");
        QVERIFY(std::ranges::any_of(home.files(),
            [](const Written &file) { return file.where.endsWith(u"records.sqlite"_qs); }));
        QCOMPARE(traces(needles, traffic), QStringList());
        QCOMPARE(traces(needles, home.files()), QStringList());
        // The loss code is for the holder to write down, once.
        QList<Written> said = home.said();
        said.removeIf([](const Written &one) { return one.where.startsWith(u"copy offer"); });
        QCOMPARE(said.size(), home.said().size() - 2);
        QCOMPARE(traces(needles, said), QStringList());
        QVERIFY(!traces(needles, home.said()).isEmpty());
        provesItself(needles, {traffic.first(), home.files().last()});
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
