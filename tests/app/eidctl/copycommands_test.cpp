#include "../../core/onlinecopy/copycraft.h"
#include "atterminal.h"
#include "core/jose/jsontext.h"
#include "core/onlinecopy/formbody.h"
#include "core/onlinecopy/octets.h"
#include "core/onlinecopy/requestobject.h"
#include "core/platform/platformsession.h"
#include "core/qrcode/qrwriting.h"
#include "needles.h"
#include "sandboxsession.h"
#include "schemacheck.h"
#include "tests/sandbox/demo/democa.h"
#include "tests/sandbox/demo/democitizen.h"

#include <QDeadlineTimer>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace eid;
using eid::testing::Signer;

namespace {

constexpr auto pin = "471108\n";

QStringList words(const QString &line)
{
    return line.split(u' ');
}

QString randomText()
{
    QByteArray octets(24, Qt::Uninitialized);
    QRandomGenerator::system()->generate(octets.begin(), octets.end());
    return QString::fromLatin1(octets.toBase64(QByteArray::Base64UrlEncoding));
}

/// Puts the card in and waits until the service has seen it.
bool insert(const SandboxSession &sandbox)
{
    constexpr int noCard = 20;
    sandbox.control(words(QStringLiteral("insert")));
    const QDeadlineTimer deadline(std::chrono::seconds(20));
    int status = noCard;
    while (status == noCard && !deadline.hasExpired())
        status = sandbox.eidctl(words(QStringLiteral("status"))).status;
    return status == 0;
}

/// Writes \a text as a QR code into the picture \a file.
bool draw(const QString &text, const QString &file)
{
    constexpr int pixels = 6; // a module
    const auto code = makeQrCode(text.toUtf8());
    if (!code)
        return false;
    QImage picture(code->side * pixels, code->side * pixels, QImage::Format_Grayscale8);
    for (int row = 0; row < picture.height(); ++row) {
        for (int column = 0; column < picture.width(); ++column)
            picture.scanLine(row)[column] = code->isDark(column / pixels, row / pixels) ? 0 : 255;
    }
    return picture.save(file);
}

/// A shop that asks for authentications, with a certificate of the sandbox's authorities.
class Shop
{
public:
    Shop(const SandboxSession &sandbox, const QString &state, const QByteArray &host)
        : m_host(host)
    {
        const auto ca = sandbox::DemoCa::openOrCreate(state);
        const TestKey key = makeTestKey("P-256");
        sandbox::ServiceRequest order;
        order.service = relyingPartyService;
        order.organisation = QStringLiteral("网上商店");
        order.host = host;
        order.notBefore = QDateTime::currentDateTimeUtc().addDays(-1);
        order.notAfter = order.notBefore.addDays(100);
        const auto der = ca ? ca->issueService(order, testing::publicKeyOf(key))
                            : Result<Bytes>(failure(ca.error()));
        if (!der)
            qFatal("The shop has no certificate");
        m_signer = {key,
            {*parseCertificate(*der),
                *parseCertificate(sandbox::derOf(ca->services().certificate()))}};
        sandbox.control({QStringLiteral("platform"), QStringLiteral("relying-party"),
            QStringLiteral("add"), QString::fromLatin1(host), order.organisation,
            QStringLiteral("https://%1/cb").arg(QLatin1String(host))});
        const QString folder = sandbox.environment().value(QStringLiteral("XDG_CONFIG_HOME"))
            + QStringLiteral("/eid-maintenance/");
        m_settings = *loadPlatformSettings({QString(), folder + QStringLiteral("platform.ini")});
    }

    /// Leaves a request for the fields at \a paths with the platform; the link to it.
    QString ask(const QList<QStringList> &paths = {})
    {
        const QString client = QStringLiteral("x509_san_dns:") + QLatin1String(m_host);
        FormBody body;
        body.add("client_id", client.toLatin1());
        body.add("request", m_signer.sign(QStringLiteral("oauth-authz-req+jwt"), claims(paths)));
        const QJsonObject left = post("/v1/authentication/requests", body);
        m_transaction = left[QLatin1String("transaction_id")].toString().toLatin1();
        return QStringLiteral("openid4vp://?client_id=%1&request_uri=%2")
            .arg(QString::fromLatin1(QUrl::toPercentEncoding(client)),
                QString::fromLatin1(
                    QUrl::toPercentEncoding(left[QLatin1String("request_uri")].toString())));
    }

    /// The claims of the result of the last request; empty where there is none.
    QJsonObject result()
    {
        FormBody body;
        body.add("transaction_id", m_transaction);
        post("/v1/authentication/results", body);
        const auto jws = parseJws(
            QByteArrayView(m_answer.body.data(), static_cast<qsizetype>(m_answer.body.size())));
        const auto claims = jws ? jws->claims() : Result<QJsonObject>(failure(jws.error()));
        return m_answer.status == 200 && claims ? *claims : QJsonObject();
    }

private:
    [[nodiscard]] QJsonObject claims(const QList<QStringList> &paths) const
    {
        QJsonArray wanted;
        for (const QStringList &path : paths)
            wanted.append(QJsonObject{{QStringLiteral("path"), QJsonArray::fromStringList(path)}});
        QJsonObject credential{{QStringLiteral("id"), QStringLiteral("copy")},
            {QStringLiteral("format"), QStringLiteral("dc+sd-jwt")},
            {QStringLiteral("meta"),
                QJsonObject{{QStringLiteral("vct_values"),
                    QJsonArray{QStringLiteral("urn:eid:online-copy:1")}}}}};
        if (!wanted.isEmpty())
            credential.insert(QStringLiteral("claims"), wanted);
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        const QString address = m_settings.address.toString(QUrl::StripTrailingSlash);
        return {
            {QStringLiteral("client_id"), QStringLiteral("x509_san_dns:") + QLatin1String(m_host)},
            {QStringLiteral("response_type"), QStringLiteral("vp_token")},
            {QStringLiteral("response_mode"), QStringLiteral("direct_post")},
            {QStringLiteral("response_uri"),
                address + QStringLiteral("/v1/authentication/responses")},
            {QStringLiteral("nonce"), randomText()},
            {QStringLiteral("state"), randomText()},
            {QStringLiteral("aud"), QStringLiteral("https://self-issued.me/v2")},
            {QStringLiteral("iat"), now},
            {QStringLiteral("exp"), now + 300},
            {QStringLiteral("dcql_query"),
                QJsonObject{{QStringLiteral("credentials"), QJsonArray{credential}}}},
            {QStringLiteral("acr_values"), QStringLiteral("urn:eid:acr:copy")},
            {QStringLiteral("purpose"), QStringLiteral("开设网上商店")},
        };
    }

    QJsonObject post(const QByteArray &path, FormBody &body)
    {
        HttpRequest request;
        request.method = HttpMethod::Post;
        request.path = path;
        request.contentType = "application/x-www-form-urlencoded";
        request.body = body.take();
        request.alsoAnswers = {400, 403, 404};
        PlatformSession session(m_settings);
        const auto answer = session.send(request);
        if (!answer)
            qFatal("The platform does not answer: %s", qPrintable(answer.error().detail));
        m_answer = *answer;
        return jsonObjectIn(m_answer.body).value_or(QJsonObject());
    }

    QByteArray m_host;
    Signer m_signer;
    PlatformSettings m_settings;
    HttpAnswer m_answer;
    QByteArray m_transaction;
};

} // namespace

/// The real eidctl with a card, the sandbox's platform and a shop that asks.
class CopyCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesFromTheCounterToTheLoss();
    void declines();
    void asksAtTheTerminal();
    void saysWhatIsMissing();
    void readsQrCodes();
    void removesThoseOfALostCard();

private:
    [[nodiscard]] SandboxSession makeSandbox() const
    {
        return SandboxSession({QStringLiteral("--state"), m_state.path()});
    }
    /// Takes an offer of the counter; the document.
    [[nodiscard]] static Ended take(const SandboxSession &sandbox)
    {
        const auto offer
            = sandbox.control(words(QStringLiteral("platform offer"))).trimmed().split(' ');
        return sandbox.eidctl(
            {QStringLiteral("copy"), QStringLiteral("offer"), QString::fromLatin1(offer.value(0)),
                QStringLiteral("--pin-fd"), QStringLiteral("0"), QStringLiteral("--json")},
            pin + offer.value(1) + '\n');
    }

    QTemporaryDir m_state;
};

void CopyCommandsTest::goesFromTheCounterToTheLoss()
{
    const SandboxSession sandbox = makeSandbox();
    Shop shop(sandbox, m_state.path(), "shop.example");

    // offer
    const Ended taken = take(sandbox);
    QVERIFY2(taken.status == 0, taken.out + taken.err);
    QCOMPARE(schemaFault(QStringLiteral("copies-taken"), taken.out), QString());
    QCOMPARE(taken.json()[u"taken"].toInt(), 8);
    const QByteArray lossCode = taken.json()[u"lossCode"].toString().toLatin1();

    // list and show
    const Ended list = sandbox.eidctl(words(QStringLiteral("copy list --json")));
    QVERIFY2(list.status == 0, list.out + list.err);
    QCOMPARE(schemaFault(QStringLiteral("copies"), list.out), QString());
    QCOMPARE(list.json()[u"unassigned"].toInt(), 8);
    const auto citizen = sandbox::demoCitizens().first();
    const Ended masked = sandbox.eidctl(words(QStringLiteral("copy show --pin-fd 0 --json")), pin);
    QVERIFY2(masked.status == 0, masked.out + masked.err);
    QCOMPARE(schemaFault(QStringLiteral("copy-values"), masked.out), QString());
    QVERIFY(!masked.out.contains(citizen.idNumber.toUtf8()));
    const Ended open
        = sandbox.eidctl(words(QStringLiteral("copy show --open --pin-fd 0 --json")), pin);
    QCOMPARE(open.json()[u"values"][u"id-number"].toString(), citizen.idNumber);

    // authenticate: nothing is told without being named
    const QStringList name{QStringLiteral("name")};
    const QString link = shop.ask({name});
    const QStringList answer{QStringLiteral("authenticate"), link, QStringLiteral("--pin-fd"),
        QStringLiteral("0"), QStringLiteral("--yes"), QStringLiteral("--json")};
    const Ended unnamed = sandbox.eidctl(answer, pin);
    QCOMPARE(unnamed.errorCode(), u"invalid-argument"_qs);
    QVERIFY2(unnamed.err.contains("Who asks: 网上商店, shop.example"), unnamed.err);
    QVERIFY(unnamed.err.contains("开设网上商店"));
    QVERIFY(shop.result().isEmpty());
    const Ended told = sandbox.eidctl(
        answer + QStringList{QStringLiteral("--disclose"), QStringLiteral("name")}, pin);
    QVERIFY2(told.status == 0, told.out + told.err);
    QCOMPARE(schemaFault(QStringLiteral("authentication"), told.out), QString());
    QVERIFY(told.json()[u"redirect"].toString().startsWith(u"https://shop.example/cb"));
    QCOMPARE(shop.result()[u"verified"], QJsonValue(true));
    QCOMPARE(shop.result()[u"claims"][u"name"].toString(), citizen.name);
    const QString pseudonym = shop.result()[u"sub"].toString();
    QCOMPARE(sandbox.eidctl(answer, pin).errorCode(), u"request-over"_qs);

    const Ended shown
        = sandbox.eidctl(words(QStringLiteral("copy list --show --pin-fd 0 --json")), pin);
    QCOMPARE(schemaFault(QStringLiteral("copies"), shown.out), QString());
    QVERIFY(shown.out.contains("shop.example"));

    // loss, without the card
    sandbox.control(words(QStringLiteral("pull")));
    const Ended reported
        = sandbox.eidctl(words(QStringLiteral("loss report --code-fd 0 --json")), lossCode);
    QVERIFY2(reported.status == 0, reported.out + reported.err);
    QCOMPARE(schemaFault(QStringLiteral("card-use"), reported.out), QString());
    QCOMPARE(reported.json()[u"use"].toString(), u"reported-lost"_qs);
    QVERIFY(insert(sandbox));

    // refused
    const auto authenticate = [&] {
        return sandbox.eidctl(
            {QStringLiteral("authenticate"), shop.ask(), QStringLiteral("--pin-fd"),
                QStringLiteral("0"), QStringLiteral("--yes"), QStringLiteral("--json")},
            pin);
    };
    const Ended refused = authenticate();
    QCOMPARE(refused.errorCode(), u"copy-not-valid"_qs);
    QVERIFY(refused.status != 0);
    // A copy that is refused is a result too, and it is not "verified".
    QVERIFY(shop.result()[u"verified"] != QJsonValue(true));

    // withdrawn
    const Ended withdrawn
        = sandbox.eidctl(words(QStringLiteral("loss withdraw --pin-fd 0 --json")), pin);
    QVERIFY2(withdrawn.status == 0, withdrawn.out + withdrawn.err);
    QCOMPARE(withdrawn.json()[u"use"].toString(), u"in-use"_qs);
    const Ended again = authenticate();
    QVERIFY2(again.status == 0, again.out + again.err);
    QCOMPARE(shop.result()[u"sub"].toString(), pseudonym);

    // frozen and released
    const Ended frozen
        = sandbox.eidctl(words(QStringLiteral("card freeze --pin-fd 0 --json")), pin);
    QCOMPARE(frozen.json()[u"use"].toString(), u"frozen"_qs);
    QCOMPARE(authenticate().errorCode(), u"copy-not-valid"_qs);
    QCOMPARE(sandbox.eidctl(words(QStringLiteral("card unfreeze --pin-fd 0 --json")), pin)
                 .json()[u"use"]
                 .toString(),
        u"in-use"_qs);

    // Nothing of it lies on the disk in the clear.
    QByteArray disk;
    QDirIterator files(QFileInfo(sandbox.records()).path(), QDir::Files | QDir::Hidden);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        disk += file.readAll();
    }
    QList<Needle> needles;
    needles += needlesForText(u"name"_qs, citizen.name);
    needles += needlesForText(u"ID number"_qs, citizen.idNumber);
    needles += needlesForText(u"host"_qs, u"shop.example"_qs);
    needles += needlesForText(u"loss code"_qs, QString::fromLatin1(lossCode));
    QVERIFY(disk.size() > 10'000);
    QCOMPARE(found(needles, disk), QStringList());
    QVERIFY(!disk.contains(QByteArray(pin).trimmed()));

    // removed
    const Ended removed = sandbox.eidctl(words(QStringLiteral("copy remove --yes --json")));
    QCOMPARE(schemaFault(QStringLiteral("copies-removed"), removed.out), QString());
    QCOMPARE(removed.json()[u"removed"].toInt(), 8);
    QCOMPARE(authenticate().errorCode(), u"copy-missing"_qs);
}

void CopyCommandsTest::declines()
{
    const SandboxSession sandbox = makeSandbox();
    Shop shop(sandbox, m_state.path(), "bank.example");
    const Ended declined = sandbox.eidctl({QStringLiteral("authenticate"), shop.ask(),
        QStringLiteral("--decline"), QStringLiteral("--json")});
    QVERIFY2(declined.status == 0, QByteArray::number(declined.status) + declined.err);
    QCOMPARE(schemaFault(QStringLiteral("authentication"), declined.out), QString());
    QCOMPARE(declined.json()[u"declined"], QJsonValue(true));
    QVERIFY(shop.result().isEmpty());
    // Without a terminal, a word of agreement or a decline, nothing happens.
    const Ended unsure
        = sandbox.eidctl({QStringLiteral("authenticate"), shop.ask(), QStringLiteral("--json")});
    QCOMPARE(unsure.errorCode(), u"invalid-argument"_qs);
}

void CopyCommandsTest::asksAtTheTerminal()
{
    const SandboxSession sandbox = makeSandbox();
    Shop shop(sandbox, m_state.path(), "office.example");
    const auto offer
        = sandbox.control(words(QStringLiteral("platform offer"))).trimmed().split(' ');
    AtTerminal taker(sandbox,
        {QStringLiteral("copy"), QStringLiteral("offer"), QString::fromLatin1(offer.value(0))});
    QVERIFY(taker.terminal().waitForHiddenPrompt("\nPIN: "));
    QVERIFY(!taker.terminal().hasEcho());
    taker.terminal().type(pin);
    QVERIFY(taker.terminal().waitFor("Transaction code: "));
    QVERIFY(!taker.terminal().hasEcho());
    taker.terminal().type(offer.value(1) + '\n');
    QCOMPARE(taker.waitForStatus(), 0);
    QVERIFY(taker.out().contains("report it with this code: "));
    QVERIFY(!taker.terminal().screen().contains(offer.value(1)));

    // Whoever does not agree declines.
    AtTerminal unwilling(sandbox, {QStringLiteral("authenticate"), shop.ask()});
    QVERIFY(unwilling.terminal().waitFor("Answer like this? [y/N] "));
    unwilling.terminal().type("n\n");
    QCOMPARE(unwilling.waitForStatus(), 0);
    QVERIFY(unwilling.out().contains("Declined: "));
    QVERIFY(shop.result().isEmpty());

    AtTerminal willing(sandbox, {QStringLiteral("authenticate"), shop.ask()});
    QVERIFY(willing.terminal().waitFor("Answer like this? [y/N] "));
    willing.terminal().type("y\n");
    QVERIFY(willing.terminal().waitForHiddenPrompt("\nPIN: "));
    willing.terminal().type(pin);
    QCOMPARE(willing.waitForStatus(), 0);
    QCOMPARE(shop.result()[u"verified"], QJsonValue(true));
    QCOMPARE(shop.result()[u"claims"].toObject(), QJsonObject());
}

void CopyCommandsTest::saysWhatIsMissing()
{
    const SandboxSession sandbox = makeSandbox();
    const auto codeOf = [&](const QString &line, const QByteArray &input = pin) {
        const Ended ended = sandbox.eidctl(words(line + QStringLiteral(" --json")), input);
        const QString fault = schemaFault(QStringLiteral("error"), ended.out);
        return fault.isEmpty() ? ended.errorCode() : fault;
    };
    QCOMPARE(codeOf(u"copy offer javascript:alert(1)"_qs), u"copy-offer-malformed"_qs);
    QCOMPARE(codeOf(u"copy offer -"_qs, "no offer"), u"copy-offer-malformed"_qs);
    QCOMPARE(codeOf(u"authenticate file:///etc/passwd"_qs), u"request-malformed"_qs);
    QCOMPARE(codeOf(u"authenticate openid4vp://?client_id=a&request=b --disclose shoe-size"_qs),
        u"invalid-argument"_qs);
    QCOMPARE(codeOf(u"authenticate openid4vp://?client_id=a&response_type=vp_token"_qs),
        u"request-untrusted"_qs);
    QCOMPARE(codeOf(u"loss report --code-fd 0"_qs, "AAAA"), u"loss-report-refused"_qs);
    QCOMPARE(codeOf(u"copy refresh --pin-fd 0"_qs), u"copy-missing"_qs);
    QCOMPARE(codeOf(u"copy show --recovery --phrase-fd 0"_qs, "AAAA"), u"copy-missing"_qs);
    const Ended empty = sandbox.eidctl(words(u"copy list --json"_qs));
    QCOMPARE(empty.status, 0);
    QCOMPARE(schemaFault(QStringLiteral("copies"), empty.out), QString());
}

void CopyCommandsTest::readsQrCodes()
{
    const SandboxSession sandbox = makeSandbox();
    Shop shop(sandbox, m_state.path(), "poster.example");
    const QTemporaryDir folder;
    const QString picture = folder.filePath(QStringLiteral("code.png"));
    const auto declined = [&](const QString &file) {
        return sandbox.eidctl({QStringLiteral("authenticate"), QStringLiteral("--qr"), file,
            QStringLiteral("--decline"), QStringLiteral("--json")});
    };
    QVERIFY(draw(shop.ask(), picture));
    const Ended asked = declined(picture);
    QVERIFY2(asked.status == 0, asked.out + asked.err);
    QVERIFY2(asked.err.contains("Who asks: 网上商店, poster.example"), asked.err);
    QCOMPARE(asked.json()[u"declined"], QJsonValue(true));

    // An offer is none of these, and the other way round.
    const auto offer
        = sandbox.control(words(QStringLiteral("platform offer"))).trimmed().split(' ');
    const auto take = [&] {
        return sandbox.eidctl(
            {QStringLiteral("copy"), QStringLiteral("offer"), QStringLiteral("--qr"), picture,
                QStringLiteral("--pin-fd"), QStringLiteral("0"), QStringLiteral("--json")},
            pin + offer.value(1) + '\n');
    };
    QCOMPARE(take().errorCode(), u"copy-offer-malformed"_qs);
    QVERIFY(draw(QString::fromLatin1(offer.value(0)), picture));
    QCOMPARE(declined(picture).errorCode(), u"request-malformed"_qs);
    const Ended taken = take();
    QVERIFY2(taken.status == 0, taken.out + taken.err);
    QCOMPARE(taken.json()[u"taken"].toInt(), 8);

    // Neither is no picture, and one of the two is wanted.
    QFile text(picture);
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("openid4vp://?a=b") > 0);
    text.close();
    QCOMPARE(declined(picture).errorCode(), u"picture-unreadable"_qs);
    QCOMPARE(declined(folder.filePath(u"none"_qs)).errorCode(), u"picture-unreadable"_qs);
    for (const QString &line :
        {u"authenticate --json"_qs, u"authenticate openid4vp://?a=b --qr none --json"_qs,
            u"copy offer --json"_qs, u"copy offer - --qr none --json"_qs})
        QCOMPARE(sandbox.eidctl(words(line)).errorCode(), u"invalid-argument"_qs);
}

void CopyCommandsTest::removesThoseOfALostCard()
{
    const SandboxSession sandbox = makeSandbox();
    const Ended taken = take(sandbox);
    QVERIFY2(taken.status == 0, taken.out + taken.err);
    const auto removed = [&](const QString &line) {
        const Ended ended = sandbox.eidctl(words(line));
        const QString fault = schemaFault(QStringLiteral("copies-removed"), ended.out);
        return fault.isEmpty() ? ended.json()[u"removed"].toInt() : -1;
    };
    // The card in the reader is none of the others.
    QCOMPARE(removed(u"copy remove --others --yes --json"_qs), 0);
    sandbox.control(words(QStringLiteral("pull")));
    // Nobody is asked without a terminal, and nothing is removed without a yes.
    QCOMPARE(sandbox.eidctl(words(u"copy remove --others --json"_qs)).errorCode(),
        u"invalid-argument"_qs);
    QCOMPARE(sandbox.eidctl(words(u"copy remove --yes --json"_qs)).errorCode(), u"no-card"_qs);
    QCOMPARE(removed(u"copy remove --others --yes --json"_qs), 8);
    QVERIFY(insert(sandbox));
    const Ended list = sandbox.eidctl(words(QStringLiteral("copy list --json")));
    QVERIFY(list.json()[u"copies"].toArray().isEmpty());
}

QTEST_GUILESS_MAIN(CopyCommandsTest)

#include "copycommands_test.moc"
