#include "core/platform/uploadanswer.h"
#include "core/platform/uploadclient.h"
#include "sessionbench.h"
#include "uploadserver.h"

#include <QTest>

using namespace eid;

Q_DECLARE_METATYPE(eid::ErrorCode)

namespace {

Bytes contentOf(std::size_t size)
{
    Bytes content(size);
    for (std::size_t i = 0; i < size; ++i)
        content[i] = static_cast<std::uint8_t>(i * 7 + i / 251);
    return content;
}

QByteArray textOf(ByteView octets)
{
    return {reinterpret_cast<const char *>(octets.data()), static_cast<qsizetype>(octets.size())};
}

/// A server, a session with it, and what was told of the upload.
struct Scene
{
    explicit Scene(std::size_t size)
        : content(contentOf(size))
        , server([this] {
            auto setup = bench.setup();
            setup.talk = [this](TestConnection &connection) { uploads.talk(connection); };
            return setup;
        }())
        , session(bench.open(server))
    { }

    Result<HttpAnswer> send(const UploadPlace &from = {}, std::stop_token stop = {})
    {
        const Upload upload{"/samples", "application/cms", "key-1", content, from};
        return UploadClient(*session, bench.options())
            .send(upload,
                {[this](const UploadPlace &place) { places.append(place); },
                    [this](std::size_t octets) { sent.append(octets); }},
                std::move(stop));
    }

    SessionBench bench;
    UploadServer uploads;
    Bytes content;
    TestServer server;
    std::unique_ptr<PlatformSession> session;
    QList<UploadPlace> places;
    QList<std::size_t> sent;
};

HttpAnswer answerWith(const QByteArray &name, const QByteArray &value)
{
    HttpAnswer answer;
    answer.status = 201;
    answer.fields = {{name, value}};
    return answer;
}

} // namespace

class UploadClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsInTwoRequests()
    {
        Scene scene(1000);
        const auto answer = scene.send();
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(textOf(answer->body), scene.uploads.result);
        QCOMPARE(scene.uploads.log(), (QList<QByteArray>{"POST /samples", "PATCH /u/1 0"}));
        QCOMPARE(scene.uploads.stored().size(), 1);
        QCOMPARE(scene.uploads.stored().constFirst().content, textOf(scene.content));
        QCOMPARE(scene.uploads.stored().constFirst().key, QByteArray("\"key-1\""));
        QCOMPARE(scene.places, (QList<UploadPlace>{{"/u/1", 0}, {"/u/1", 1000}}));
        QCOMPARE(scene.sent.constLast(), 1000U);
        QVERIFY(std::ranges::is_sorted(scene.sent));
        QCOMPARE(scene.bench.card.signatures(), 1);
    }

    void sendsLongContentInPieces()
    {
        Scene scene(2 * UploadClient::pieceSize + 1);
        QVERIFY(scene.send());
        QCOMPARE(scene.uploads.log(),
            (QList<QByteArray>{
                "POST /samples", "PATCH /u/1 0", "PATCH /u/1 524288", "PATCH /u/1 1048576"}));
        QCOMPARE(scene.uploads.stored().constFirst().content, textOf(scene.content));
    }

    void goesOnAfterABreakAtEachOctet()
    {
        constexpr qsizetype size = 24;
        for (qsizetype at = 0; at < size; ++at) {
            Scene scene(size);
            scene.uploads.breakAfter = at;
            const auto answer = scene.send();
            QVERIFY2(answer, qPrintable(QStringLiteral("%1").arg(at)));
            const QByteArray next = QByteArray::number(at);
            QCOMPARE(scene.uploads.log(),
                (QList<QByteArray>{
                    "POST /samples", "PATCH /u/1 0", "HEAD /u/1", "PATCH /u/1 " + next}));
            QCOMPARE(scene.uploads.stored().constFirst().content, textOf(scene.content));
            QCOMPARE(scene.bench.pauses.size(), 1);
        }
    }

    void goesOnAfterEachLostAnswer()
    {
        const QList<QList<QByteArray>> expected{
            {"POST /samples", "POST /samples", "PATCH /u/1 0"},
            {"POST /samples", "PATCH /u/1 0", "HEAD /u/1", "GET /u/1"},
        };
        for (int number = 1; number <= 2; ++number) {
            Scene scene(100);
            scene.uploads.loseAnswer = number;
            const auto answer = scene.send();
            QVERIFY(answer);
            QCOMPARE(textOf(answer->body), scene.uploads.result);
            QCOMPARE(scene.uploads.log(), expected.at(number - 1));
            QCOMPARE(scene.uploads.stored().size(), 1);
            QCOMPARE(scene.uploads.stored().constFirst().content, textOf(scene.content));
        }
    }

    void goesOnInAnotherProcess()
    {
        Scene scene(1000);
        scene.uploads.breakAfter = 300;
        scene.uploads.instead = [](const TestRequest &request) {
            return request.method == "HEAD" ? QByteArray("HTTP/1.1 503 X\r\n\r\n") : QByteArray();
        };
        const auto broken = scene.send();
        QVERIFY(!broken);
        QCOMPARE(broken.error().code, ErrorCode::PlatformBusy);
        QCOMPARE(scene.places.constLast(), (UploadPlace{"/u/1", 0}));

        scene.uploads.instead = {};
        const auto begun = scene.uploads.log().size();
        const auto session = scene.bench.open(scene.server);
        scene.session->disconnect();
        const Upload upload{
            "/samples", "application/cms", "key-1", scene.content, scene.places.constLast()};
        QVERIFY(UploadClient(*session, scene.bench.options()).send(upload, {}));
        QCOMPARE(
            scene.uploads.log().sliced(begun), (QList<QByteArray>{"HEAD /u/1", "PATCH /u/1 300"}));
        QCOMPARE(scene.uploads.stored().constFirst().content, textOf(scene.content));
    }

    void isOneUploadHoweverOftenItIsSent()
    {
        Scene scene(1000);
        QVERIFY(scene.send());
        const auto again = scene.send();
        QVERIFY(again);
        QCOMPARE(textOf(again->body), scene.uploads.result);
        QCOMPARE(scene.uploads.stored().size(), 1);
        QCOMPARE(scene.uploads.log().sliced(2), (QList<QByteArray>{"POST /samples", "GET /u/1"}));
    }

    void dropsWhatSomebodyElseBroughtThere()
    {
        Scene scene(1000);
        scene.uploads.breakAfter = 300;
        scene.uploads.instead = [](const TestRequest &request) {
            return request.method == "HEAD" ? QByteArray("HTTP/1.1 503 X\r\n\r\n") : QByteArray();
        };
        QVERIFY(!scene.send());
        scene.uploads.instead = {};
        const auto begun = scene.uploads.log().size();
        for (std::uint8_t &octet : scene.content)
            octet ^= 0xFF; // the same key, and another signature
        QVERIFY(scene.send());
        QCOMPARE(scene.uploads.log().sliced(begun),
            (QList<QByteArray>{"POST /samples", "DELETE /u/1", "POST /samples", "PATCH /u/2 0"}));
        QCOMPARE(scene.uploads.stored().constFirst().content, textOf(scene.content));
    }

    void beginsAnewOnceWhereItWasForgotten()
    {
        Scene scene(1000);
        QVERIFY(scene.send({"/u/77", 400}));
        QCOMPARE(scene.uploads.log(),
            (QList<QByteArray>{"HEAD /u/77", "POST /samples", "PATCH /u/1 0"}));

        Scene forgetful(1000);
        forgetful.uploads.instead = [](const TestRequest &request) {
            return request.method == "PATCH" ? httpAnswer(410) : QByteArray();
        };
        const auto answer = forgetful.send();
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::PlatformRefused);
        QCOMPARE(forgetful.uploads.log().size(), 4);
    }

    void looksAgainWhereItIsOutOfStep()
    {
        Scene scene(1000);
        bool isFirst = true;
        scene.uploads.instead = [&](const TestRequest &request) {
            return request.method == "PATCH" && std::exchange(isFirst, false) ? httpAnswer(409)
                                                                              : QByteArray();
        };
        QVERIFY(scene.send());
        QCOMPARE(scene.uploads.log(),
            (QList<QByteArray>{"POST /samples", "PATCH /u/1 0", "HEAD /u/1", "PATCH /u/1 0"}));

        Scene never(1000);
        never.uploads.instead = [](const TestRequest &request) {
            return request.method == "PATCH" ? httpAnswer(409) : QByteArray();
        };
        QCOMPARE(never.send().error().code, ErrorCode::PlatformRefused);
        QCOMPARE(never.bench.pauses.size(), never.bench.options().retries.tries - 1);
    }

    void passesARefusalOn()
    {
        Scene scene(1000);
        scene.uploads.instead = [](const TestRequest &request) {
            return request.method == "PATCH"
                ? httpAnswer(422, R"({"type":"urn:eid:problem:face-quality"})",
                    "Content-Type: application/problem+json\r\nUpload-Complete: ?1\r\n")
                : QByteArray();
        };
        const auto answer = scene.send();
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::PlatformRefused);
        QCOMPARE(answer.error().detail, QStringLiteral("HTTP 422 urn:eid:problem:face-quality"));
        QCOMPARE(scene.uploads.log().size(), 2);
    }

    void refusesWhatCannotBe_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("answer");
        const QByteArray head = "HTTP/1.1 204 X\r\n";
        QTest::newRow("no Location") << QByteArray("POST") << httpAnswer(201);
        QTest::newRow("Location elsewhere")
            << QByteArray("POST") << httpAnswer(201, {}, "Location: https://evil.test/u/1\r\n");
        QTest::newRow("always something there")
            << QByteArray("POST") << httpAnswer(201, {}, "Location: /u/1\r\nUpload-Offset: 1\r\n");
        QTest::newRow("beyond in HEAD")
            << QByteArray("HEAD") << head + "Upload-Offset: 1001\r\n\r\n";
        QTest::newRow("offset back") << QByteArray("HEAD") << head + "Upload-Offset: 99\r\n\r\n";
        QTest::newRow("no offset") << QByteArray("HEAD") << head + "\r\n";
        QTest::newRow("offset below zero")
            << QByteArray("HEAD") << head + "Upload-Offset: -1\r\n\r\n";
        QTest::newRow("two offsets")
            << QByteArray("HEAD") << head + "Upload-Offset: 100\r\nUpload-Offset: 200\r\n\r\n";
        QTest::newRow("another length")
            << QByteArray("HEAD") << head + "Upload-Offset: 100\r\nUpload-Length: 999\r\n\r\n";
        QTest::newRow("not complete at the end")
            << QByteArray("PATCH") << httpAnswer(204, {}, "Upload-Complete: ?0\r\n");
        QTest::newRow("redirect") << QByteArray("PATCH")
                                  << httpAnswer(307, {}, "Location: /u/2\r\n");
    }
    void refusesWhatCannotBe()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, answer);
        Scene scene(1000);
        scene.uploads.instead = [=](const TestRequest &request) {
            return request.method == method ? answer : QByteArray();
        };
        const auto sent = scene.send(method == "HEAD" ? UploadPlace{"/u/1", 100} : UploadPlace());
        QVERIFY(!sent);
        QCOMPARE(sent.error().code, ErrorCode::PlatformMalformedAnswer);
    }

    void doesNotGoRoundForEver()
    {
        Scene scene(2 * UploadClient::pieceSize);
        scene.uploads.instead = [](const TestRequest &request) {
            return request.method == "PATCH" ? httpAnswer(204, {}, "Upload-Offset: 0\r\n")
                                             : QByteArray();
        };
        QCOMPARE(scene.send().error().code, ErrorCode::PlatformMalformedAnswer);
    }

    void stops()
    {
        Scene scene(1000);
        std::stop_source stop;
        scene.uploads.instead = [&](const TestRequest &request) {
            if (request.method == "PATCH")
                stop.request_stop();
            return QByteArray();
        };
        const auto answer = scene.send({}, stop.get_token());
        // It may have got through all the same.
        QVERIFY(answer || answer.error().code == ErrorCode::Cancelled);
        QCOMPARE(scene.send({}, stop.get_token()).error().code, ErrorCode::Cancelled);
    }

    void wantsSomethingToSend()
    {
        Scene empty(0);
        QCOMPARE(empty.send().error().code, ErrorCode::InvalidArgument);
        Scene scene(10);
        QCOMPARE(scene.send({"/u/1", 11}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(scene.uploads.log().size(), 0);
    }

    void takesLocationsOfThePlatformAlone_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QByteArray>("path"); // null: refused
        QTest::newRow("path") << QByteArray("/base/u/1") << QByteArray("/u/1");
        QTest::newRow("whole") << QByteArray("https://id.test/base/u/1?x=%20y")
                               << QByteArray("/u/1?x=%20y");
        QTest::newRow("port") << QByteArray("https://ID.test:443/base/u/1") << QByteArray("/u/1");
        QTest::newRow("empty") << QByteArray("") << QByteArray();
        QTest::newRow("relative") << QByteArray("u/1") << QByteArray();
        QTest::newRow("host alone") << QByteArray("//evil.test/base/u") << QByteArray();
        QTest::newRow("other host") << QByteArray("https://evil.test/base/u") << QByteArray();
        QTest::newRow("host in front")
            << QByteArray("https://id.test.evil.test/base/u") << QByteArray();
        QTest::newRow("user") << QByteArray("https://id.test@evil.test/base/u") << QByteArray();
        QTest::newRow("our host, a user") << QByteArray("https://a@id.test/base/u") << QByteArray();
        QTest::newRow("other port") << QByteArray("https://id.test:444/base/u") << QByteArray();
        QTest::newRow("plain") << QByteArray("http://id.test/base/u") << QByteArray();
        QTest::newRow("file") << QByteArray("file:///base/u") << QByteArray();
        QTest::newRow("out of the base") << QByteArray("/other/u") << QByteArray();
        QTest::newRow("beside the base") << QByteArray("/base2/u") << QByteArray();
        QTest::newRow("climbs") << QByteArray("/base/../u") << QByteArray();
        QTest::newRow("climbs in disguise") << QByteArray("/base/%2E%2e/u") << QByteArray();
        QTest::newRow("fragment") << QByteArray("/base/u#x") << QByteArray();
        QTest::newRow("blank") << QByteArray("/base/u HTTP/1.1") << QByteArray();
        QTest::newRow("backslash") << QByteArray("/base/\\evil.test") << QByteArray();
        QTest::newRow("two slashes") << QByteArray("/base//evil.test/u") << QByteArray();
        QTest::newRow("long") << QByteArray("/base/") + QByteArray(1024, 'a') << QByteArray();
    }
    void takesLocationsOfThePlatformAlone()
    {
        QFETCH(QByteArray, location);
        QFETCH(QByteArray, path);
        const auto answer = uploadAnswerOf(
            answerWith("location", location), QUrl(QStringLiteral("https://id.test/base/")));
        if (path.isNull()) {
            QVERIFY(!answer);
            QCOMPARE(answer.error().code, ErrorCode::PlatformMalformedAnswer);
        } else {
            QVERIFY(answer);
            QCOMPARE(answer->location, path);
        }
    }

    void passesOverFieldsOfAnotherType_data()
    {
        QTest::addColumn<QByteArray>("value");
        for (const char *value :
            {"", "-1", "1.5", "0x10", "1 2", "1000000000000000", "\"1\"", "?1"})
            QTest::addRow("\"%s\"", value) << QByteArray(value);
    }
    void passesOverFieldsOfAnotherType()
    {
        QFETCH(QByteArray, value);
        const QUrl platform(QStringLiteral("https://id.test"));
        QVERIFY(!uploadAnswerOf(answerWith("upload-offset", value), platform)->offset);
        QVERIFY(!uploadAnswerOf(answerWith("upload-length", value), platform)->length);
        if (value != "?1")
            QVERIFY(!uploadAnswerOf(answerWith("upload-complete", value), platform)->isComplete);
    }
};

QTEST_GUILESS_MAIN(UploadClientTest)

#include "uploadclient_test.moc"
