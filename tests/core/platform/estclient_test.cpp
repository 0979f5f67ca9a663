#include "core/crypto/certificatebag.h"
#include "core/platform/base64.h"
#include "core/platform/estclient.h"
#include "sessionbench.h"

#include <QTest>
#include <QTimeZone>

using namespace eid;

namespace {

QByteArray text(const Bytes &octets)
{
    return {reinterpret_cast<const char *>(octets.data()), static_cast<qsizetype>(octets.size())};
}

const QDateTime now(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::utc());

/// An EST server that keeps to the standard and to nothing else.
struct EstServer
{
    SessionBench bench;
    QByteArray bag; ///< DER
    QByteArray attributes = httpAnswer(204);
    std::function<QByteArray(const TestRequest &, TestConnection &)> reenrol;
    QList<QByteArray> paths;
    QList<QByteArray> bodies;
    std::unique_ptr<TestServer> server;
    std::unique_ptr<PlatformSession> session;

    EstServer()
    {
        bag = text(*makeCertificateBag({*parseCertificate(bench.authority.der()),
            *parseCertificate(bench.cardCertificate.der())}));
        reenrol = [this](const TestRequest &, TestConnection &) {
            return certificates(bag.toBase64());
        };
        server = std::make_unique<TestServer>(
            bench.setup([this](const TestRequest &request, TestConnection &connection) {
                paths.append(request.path);
                bodies.append(request.body);
                if (request.path.endsWith("cacerts"))
                    return certificates(bag.toBase64());
                if (request.path.endsWith("csrattrs"))
                    return attributes;
                return reenrol(request, connection);
            }));
        session = bench.open(*server);
    }

    static QByteArray certificates(const QByteArray &body)
    {
        return httpAnswer(200, body,
            "Content-Type: application/pkcs7-mime; smime-type=certs-only\r\n"
            "Content-Transfer-Encoding: base64\r\n");
    }

    EstClient client()
    {
        return EstClient(*session, u"authentication"_qs, [] { return now; });
    }
};

/// Stands for a PKCS#10 request: EST carries octets.
Bytes requestFor(const ChannelBinding &binding)
{
    Bytes made(200, 0xA5);
    append(made, binding.octets);
    return made;
}

} // namespace

class EstClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fetchesTheAuthorities()
    {
        EstServer est;
        const auto certificates = est.client().caCertificates();
        QVERIFY(certificates);
        QCOMPARE(certificates->size(), 2);
        QCOMPARE(est.paths, QList<QByteArray>({"/.well-known/est/authentication/cacerts"}));
        EstClient unlabelled(*est.session);
        QVERIFY(unlabelled.caCertificates());
        QCOMPARE(est.paths.last(), QByteArray("/.well-known/est/cacerts"));
    }

    void takesBase64InAnyLines_data()
    {
        QTest::addColumn<int>("lineLength");
        QTest::addColumn<QByteArray>("lineEnd");
        QTest::newRow("one line") << 1'000'000 << QByteArray();
        QTest::newRow("64") << 64 << QByteArray("\n");
        QTest::newRow("76 CRLF") << 76 << QByteArray("\r\n");
        QTest::newRow("odd ones with blanks") << 7 << QByteArray(" \r\n\t");
    }

    void takesBase64InAnyLines()
    {
        QFETCH(int, lineLength);
        QFETCH(QByteArray, lineEnd);
        EstServer est;
        est.reenrol = [&](const TestRequest &, TestConnection &) {
            const QByteArray whole = est.bag.toBase64();
            QByteArray lines;
            for (qsizetype at = 0; at < whole.size(); at += lineLength)
                lines += whole.mid(at, lineLength) + lineEnd;
            return EstServer::certificates(lines);
        };
        const auto issued = est.client().reenrol(requestFor);
        QVERIFY(issued);
        QCOMPARE(issued->size(), 2);
    }

    void enrolsOverTheConnectionItIsBoundTo()
    {
        EstServer est;
        QByteArray exporter;
        est.reenrol = [&](const TestRequest &, TestConnection &connection) {
            exporter = connection.exporter();
            return EstServer::certificates(est.bag.toBase64());
        };
        Bytes made;
        const auto issued = est.client().reenrol([&](const ChannelBinding &binding) {
            made = requestFor(binding);
            return made;
        });
        QVERIFY(issued);
        QCOMPARE(est.paths,
            QList<QByteArray>({"/.well-known/est/authentication/csrattrs",
                "/.well-known/est/authentication/simplereenroll"}));
        const QByteArray body = est.bodies.last();
        for (const QByteArray &line : body.trimmed().split('\n'))
            QVERIFY(line.trimmed().size() <= 64);
        QCOMPARE(QByteArray::fromBase64(body), text(made));
        QVERIFY(text(made).endsWith(exporter));
        QCOMPARE(est.server->connections(), 1);
        QCOMPARE(est.bench.card.signatures(), 1);
    }

    void bindsAgainWhenTheConnectionWasLost()
    {
        EstServer est;
        int made = 0;
        QByteArray last;
        QByteArray exporter;
        est.reenrol = [&](const TestRequest &, TestConnection &connection) {
            exporter = connection.exporter();
            return EstServer::certificates(est.bag.toBase64());
        };
        const auto issued = est.client().reenrol([&](const ChannelBinding &binding) {
            if (++made == 1)
                est.session->disconnect();
            last = text(binding.octets);
            return requestFor(binding);
        });
        QVERIFY(issued);
        QCOMPARE(made, 2);
        QCOMPARE(last, exporter);
        QCOMPARE(est.bench.card.signatures(), 1);
    }

    void givesUpAfterAFewBindings_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("no answer") << QByteArray() << ErrorCode::PlatformUnreachable;
        QTest::newRow("another channel, it says")
            << httpAnswer(400, R"({"type":"urn:eid:problem:channel-binding"})",
                   "Content-Type: application/problem+json\r\n")
            << ErrorCode::PlatformRefused;
    }

    void givesUpAfterAFewBindings()
    {
        QFETCH(QByteArray, answer);
        EstServer est;
        est.reenrol = [&](const TestRequest &, TestConnection &) { return answer; };
        int made = 0;
        const auto issued = est.client().reenrol([&](const ChannelBinding &binding) {
            ++made;
            return requestFor(binding);
        });
        QTEST(issued.error().code, "code");
        QCOMPARE(made, 3);
    }

    void passesOnWhyNoRequestWasMade()
    {
        EstServer est;
        const Error removed{ErrorCode::CardRemoved, u"x"_qs, std::nullopt};
        const auto issued = est.client().reenrol(
            [&](const ChannelBinding &) -> Result<Bytes> { return failure(removed); });
        QCOMPARE(issued.error(), removed);
        QCOMPARE(est.paths.size(), 1);
    }

    void doesNotRepeatARefusal()
    {
        EstServer est;
        est.reenrol = [](const TestRequest &, TestConnection &) { return httpAnswer(403); };
        QCOMPARE(est.client().reenrol(requestFor).error().code, ErrorCode::PlatformRefused);
        QCOMPARE(est.paths.size(), 2);
    }

    void waits_data()
    {
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<QDateTime>("until");
        QTest::newRow("seconds") << QByteArray("90") << now.addSecs(90);
        QTest::newRow("a date") << QByteArray("Sun, 01 Mar 2026 13:00:00 GMT") << now.addSecs(3600);
        QTest::newRow("a date that is past") << QByteArray("Sun, 01 Mar 2026 11:00:00 GMT") << now;
        QTest::newRow("very long")
            << QByteArray("99999999999999999999") << now.addSecs(10LL * 366 * 86400);
        QTest::newRow("not told") << QByteArray() << QDateTime();
        QTest::newRow("not understood") << QByteArray("-5") << QDateTime();
    }

    void waits()
    {
        QFETCH(QByteArray, retryAfter);
        QFETCH(QDateTime, until);
        EstServer est;
        est.reenrol = [&](const TestRequest &, TestConnection &) {
            return httpAnswer(
                202, {}, retryAfter.isEmpty() ? retryAfter : "Retry-After: " + retryAfter + "\r\n");
        };
        const auto issued = est.client().reenrol(requestFor);
        QVERIFY(!issued);
        QCOMPARE(issued.error().code,
            until.isValid() ? ErrorCode::RenewalPending : ErrorCode::PlatformMalformedAnswer);
        QCOMPARE(pendingUntil(issued.error()).value_or(QDateTime()), until);
    }

    void readsTheAttributes_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("attributes");
        QTest::addColumn<bool>("isUnderstood");
        // RFC 7030, 4.5.2: one object identifier, challengePassword.
        const QByteArray der = QByteArray::fromHex("300B06092A864886F70D010907");
        const QByteArray type = "Content-Type: application/csrattrs\r\n";
        QTest::newRow("some") << httpAnswer(200, der.toBase64(), type) << der << true;
        QTest::newRow("204") << httpAnswer(204) << QByteArray() << true;
        QTest::newRow("404") << httpAnswer(404) << QByteArray() << true;
        QTest::newRow("501") << httpAnswer(501) << QByteArray() << true;
        QTest::newRow("an empty body") << httpAnswer(200, {}, type) << QByteArray() << true;
        QTest::newRow("no sequence")
            << httpAnswer(200, QByteArray("\x04\x00", 2).toBase64(), type) << QByteArray() << false;
        QTest::newRow("an octet behind")
            << httpAnswer(200, (der + '\0').toBase64(), type) << QByteArray() << false;
        QTest::newRow("no base64") << httpAnswer(200, "<html>", type) << QByteArray() << false;
        QTest::newRow("201") << httpAnswer(201, der.toBase64(), type) << QByteArray() << false;
    }

    void readsTheAttributes()
    {
        QFETCH(QByteArray, attributes);
        QFETCH(bool, isUnderstood);
        EstServer est;
        est.attributes
            = *static_cast<const QByteArray *>(QTest::qData("answer", qMetaTypeId<QByteArray>()));
        const auto read = est.client().requestedAttributes();
        QCOMPARE(read.has_value(), isUnderstood);
        if (read)
            QCOMPARE(text(*read), attributes);
        else
            QCOMPARE(read.error().code, ErrorCode::PlatformMalformedAnswer);
    }

    void refusesWhatIsNoBag_data()
    {
        QTest::addColumn<QByteArray>("answer");
        const QByteArray type = "Content-Type: application/pkcs7-mime\r\n";
        QTest::newRow("nothing") << httpAnswer(200, {}, type);
        QTest::newRow("no base64") << httpAnswer(200, "-----BEGIN PKCS7-----", type);
        QTest::newRow("no CMS") << httpAnswer(200, "MAA=", type);
        QTest::newRow("another type") << httpAnswer(200, "MAA=", "Content-Type: text/html\r\n");
        QTest::newRow("no content") << httpAnswer(204);
    }

    void refusesWhatIsNoBag()
    {
        QFETCH(QByteArray, answer);
        EstServer est;
        est.reenrol = [&](const TestRequest &, TestConnection &) { return answer; };
        QCOMPARE(est.client().reenrol(requestFor).error().code, ErrorCode::PlatformMalformedAnswer);
    }

    void refusesOtherBase64_data()
    {
        QTest::addColumn<QByteArray>("base64");
        QTest::newRow("padding missing") << QByteArray("MAA");
        QTest::newRow("padding within") << QByteArray("MA==MAAA");
        QTest::newRow("bits left over") << QByteArray("MAB=");
        QTest::newRow("the URL's alphabet") << QByteArray("__-_");
        QTest::newRow("NUL") << QByteArray("MAA=\0", 5);
    }

    void refusesOtherBase64()
    {
        QFETCH(QByteArray, base64);
        QVERIFY(!fromBase64Lines(base64));
    }
};

QTEST_APPLESS_MAIN(EstClientTest)
#include "estclient_test.moc"
