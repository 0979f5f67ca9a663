#include "core/crypto/certificate.h"
#include "core/crypto/certificatebag.h"
#include "core/crypto/recipient.h"
#include "tests/sandbox/backoffice/samplecase.h"
#include "tests/sandbox/backoffice/tokenpicture.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace eid;
using namespace eid::sandbox;

namespace {

using Spoil = std::function<void(SampleDraft &)>;

QString stateIn(const QJsonObject &result)
{
    return result[QLatin1String("state")].toString();
}

Bytes scaled(const Bytes &jpeg, int width, int height)
{
    cv::Mat picture(height, width, CV_8UC3, cv::Scalar(120, 130, 140));
    const cv::Mat old = pictureIn(jpeg, 640);
    const cv::Rect both(0, 0, std::min(width, old.cols), std::min(height, old.rows));
    old(both).copyTo(picture(both));
    return jpegOf(picture, 90).value();
}

} // namespace

Q_DECLARE_METATYPE(Spoil)

class BackOfficeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsWhoIsOnRecord()
    {
        SampleCase scene;
        const SampleDraft draft = scene.draft();
        const QJsonObject result = scene.sent(draft);
        QCOMPARE(stateIn(result), QStringLiteral("accepted"));
        QCOMPARE(result[QLatin1String("identifier")].toString(), draft.identifier);
        QVERIFY(!result.contains(QLatin1String("problem")));
        const QJsonObject comparison = result[QLatin1String("comparison")].toObject();
        QCOMPARE(comparison[QLatin1String("method")].toString(), QStringLiteral("lbp-histogram"));
        QVERIFY(comparison[QLatin1String("accepted")].toBool());
        QVERIFY(comparison[QLatin1String("weak")].toBool());
        QVERIFY(comparison[QLatin1String("score")].toDouble()
            >= comparison[QLatin1String("threshold")].toDouble());
    }

    void refusesSomebodyElse()
    {
        SampleCase scene;
        const QJsonObject result = scene.sent(scene.draft(Sitter::Astronaut));
        QCOMPARE(stateIn(result), QStringLiteral("refused"));
        QVERIFY(!result.contains(QLatin1String("problem")));
        const QJsonObject comparison = result[QLatin1String("comparison")].toObject();
        QVERIFY(!comparison[QLatin1String("accepted")].toBool(true));
        QVERIFY(comparison[QLatin1String("score")].toDouble()
            < comparison[QLatin1String("threshold")].toDouble());
    }

    void refusesWhatIsWrong_data()
    {
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const QString &problem, const Spoil &spoil) {
            QTest::newRow(name) << spoil << problem;
        };
        const auto envelope = QStringLiteral("face-envelope");
        const auto unknown = QStringLiteral("face-challenge-unknown");
        const auto geometry = QStringLiteral("face-geometry");
        const auto movements = QStringLiteral("face-movements");
        const auto quality = QStringLiteral("face-quality");
        row("another signer named", QStringLiteral("face-signer"),
            [](SampleDraft &draft) { draft.signer = QString(64, u'A'); });
        row("no challenge of ours", unknown,
            [](SampleDraft &draft) { draft.challenge = QStringLiteral("made-up"); });
        row("another nonce", unknown,
            [](SampleDraft &draft) { draft.nonce = QByteArray(32, 'x'); });
        row("no JPEG", geometry, [](SampleDraft &draft) { draft.picture.resize(200); });
        row("larger than said", geometry,
            [](SampleDraft &draft) { draft.picture = scaled(draft.picture, 481, 640); });
        row("another size", geometry, [](SampleDraft &draft) {
            draft.picture = scaled(draft.picture, 600, 640);
            draft.width = 600;
        });
        row("an eye 12 pixels away", geometry, [](SampleDraft &draft) {
            draft.rightEye = {168, 288};
        });
        row("eyes too low", geometry, [](SampleDraft &draft) {
            draft.rightEye = {180, 300};
            draft.leftEye = {300, 300};
        });
        row("eyes exchanged", geometry,
            [](SampleDraft &draft) { std::swap(draft.rightEye, draft.leftEye); });
        row("a movement less", movements, [](SampleDraft &draft) { draft.keyFrames.pop_back(); });
        row("in another order", movements, [](SampleDraft &draft) {
            std::swap(draft.keyFrames[0].movement, draft.keyFrames[1].movement);
        });
        row("all at once", movements, [](SampleDraft &draft) {
            for (auto &frame : draft.keyFrames)
                frame.millisecondsAfterStart = 500;
        });
        row("a movement twice", movements,
            [](SampleDraft &draft) { draft.keyFrames.push_back(draft.keyFrames.back()); });
        row("a key frame that is none", movements,
            [](SampleDraft &draft) { draft.keyFrames[1].jpeg = Bytes(100, 0x55); });
        row("a key frame too wide", movements, [](SampleDraft &draft) {
            draft.keyFrames[2].jpeg = scaled(draft.keyFrames[2].jpeg, 641, 360);
        });
        row("nobody in the key frames", movements, [](SampleDraft &draft) {
            for (auto &frame : draft.keyFrames)
                frame.jpeg
                    = jpegOf(cv::Mat(360, 640, CV_8UC3, cv::Scalar(120, 130, 140)), 80).value();
        });
        row("in the dark", quality,
            [](SampleDraft &draft) { draft.picture = takenPicture(Sitter::Hopper, 0.15); });
        row("over-exposed", quality,
            [](SampleDraft &draft) { draft.picture = takenPicture(Sitter::Hopper, 3); });
        row("out of focus", quality,
            [](SampleDraft &draft) { draft.picture = takenPicture(Sitter::Hopper, 1, 5); });
        row("no face", quality, [](SampleDraft &draft) {
            draft.picture
                = jpegOf(cv::Mat(640, 480, CV_8UC3, cv::Scalar(120, 130, 140)), 90).value();
        });
        row("too long a check", envelope,
            [](SampleDraft &draft) { draft.keyFrames[2].millisecondsAfterStart = 10'000'000; });
        row("no key frames", envelope, [](SampleDraft &draft) { draft.keyFrames.clear(); });
    }

    void refusesWhatIsWrong()
    {
        QFETCH(Spoil, spoil);
        QFETCH(QString, problem);
        SampleCase scene;
        SampleDraft draft = scene.draft();
        spoil(draft);
        const QJsonObject result = scene.sent(draft);
        QCOMPARE(problemIn(result), problem);
        QCOMPARE(stateIn(result), QStringLiteral("refused"));
        QVERIFY(!result.contains(QLatin1String("comparison")));
    }

    void opensNothingButSamples_data()
    {
        QTest::addColumn<QByteArray>("plaintext");
        QTest::newRow("nothing") << QByteArray(" ");
        QTest::newRow("no JSON") << QByteArray("\xff\xd8\xff not JSON");
        QTest::newRow("an array") << QByteArray("[1,2,3]");
        QTest::newRow("deep") << QByteArray(100'000, '[');
        QTest::newRow("another version") << QByteArray(R"({"version":2})");
    }

    void opensNothingButSamples()
    {
        QFETCH(QByteArray, plaintext);
        SampleCase scene;
        const QByteArray message
            = SampleCase::signedBy(scene.scene().signature, scene.envelopeOf(plaintext));
        QCOMPARE(problemIn(scene.sent(scene.draft().identifier, message)),
            QStringLiteral("face-envelope"));
    }

    void anEnvelopeIsForOneUploadAlone()
    {
        SampleCase scene;
        const SampleDraft draft = scene.draft();
        const QString other = QStringLiteral("5f1d6b1e-3c1c-4a53-9a3e-0f4a2c7d9b10");
        QCOMPARE(
            problemIn(scene.sent(other, scene.sealed(draft))), QStringLiteral("face-envelope"));
    }

    void seesThatAnEnvelopeWasChanged()
    {
        SampleCase scene;
        const SampleDraft draft = scene.draft();
        Bytes envelope = scene.envelopeOf(SampleCase::plaintextOf(draft));
        envelope[envelope.size() / 2] ^= 1;
        const QByteArray message = SampleCase::signedBy(scene.scene().signature, envelope);
        QCOMPARE(problemIn(scene.sent(draft.identifier, message)), QStringLiteral("face-envelope"));
    }

    void takesAChallengeOnce()
    {
        SampleCase scene;
        const SampleDraft first = scene.draft();
        QCOMPARE(stateIn(scene.sent(first)), QStringLiteral("accepted"));
        SampleDraft second = first;
        second.identifier = QStringLiteral("5f1d6b1e-3c1c-4a53-9a3e-0f4a2c7d9b10");
        QCOMPARE(problemIn(scene.sent(second)), QStringLiteral("face-challenge-used"));
        // The sample that used it is not judged anew.
        const auto again
            = scene.client()->ask("GET", "/v1/face/samples/" + first.identifier.toLatin1());
        QVERIFY(again);
        QCOMPARE(
            stateIn(QJsonDocument::fromJson(again->body).object()), QStringLiteral("accepted"));
    }

    void aRefusedSampleUsesItsChallengeUp()
    {
        SampleCase scene;
        SampleDraft draft = scene.draft();
        SampleDraft spoilt = draft;
        spoilt.picture = takenPicture(Sitter::Hopper, 0.15);
        QCOMPARE(problemIn(scene.sent(spoilt)), QStringLiteral("face-quality"));
        draft.identifier = QStringLiteral("5f1d6b1e-3c1c-4a53-9a3e-0f4a2c7d9b10");
        QCOMPARE(problemIn(scene.sent(draft)), QStringLiteral("face-challenge-used"));
    }

    void aChallengeExpires()
    {
        SampleCase scene;
        const SampleDraft draft = scene.draft();
        scene.scene().arm({QStringLiteral("clock=86401")});
        QCOMPARE(problemIn(scene.sent(draft)), QStringLiteral("face-challenge-expired"));
    }

    void needsAPictureOnRecord()
    {
        SampleCase scene;
        QVERIFY(scene.platform().setReferencePicture(PlatformCase::cardUuid(), Bytes(9, 0x55)));
        QCOMPARE(problemIn(scene.sent(scene.draft())), QStringLiteral("face-reference-missing"));
    }

    void keepsItsKeyAndShowsItsCertificate()
    {
        SampleCase scene;
        const auto stranger = [&] {
            const auto client = scene.scene().client();
            return client->connect() ? client->ask("GET", "/v1/face/back-office-certificate")
                                     : std::nullopt;
        };
        const auto first = stranger();
        QVERIFY(first);
        QCOMPARE(first->status, 200);
        const QByteArray der = QByteArray::fromBase64(first->body);
        const auto bag = parseCertificateBag(
            ByteView(reinterpret_cast<const std::uint8_t *>(der.constData()), der.size()));
        QVERIFY(bag);
        const Bytes rootDer = derOf(scene.platform().ca().root().certificate());
        const auto root = parseCertificate(rootDer);
        QVERIFY(root);
        const auto path = findRecipient(*bag, QStringLiteral("urn:eid:service:face-comparison"),
            {*root}, QDateTime::currentDateTimeUtc());
        QVERIFY2(path, path ? "" : qPrintable(path.error().detail));
        scene.scene().restart();
        const auto second = stranger();
        QVERIFY(second);
        QCOMPARE(second->body, first->body);
    }

    void nothingInTheClearIsOnTheDisk()
    {
        SampleCase scene;
        const SampleDraft draft = scene.draft();
        QCOMPARE(stateIn(scene.sent(draft)), QStringLiteral("accepted"));
        // The middle of the JPEG, as octets and as they stand in JSON.
        const QByteArray picture(
            reinterpret_cast<const char *>(draft.picture.data()), qsizetype(draft.picture.size()));
        const QByteArray piece = picture.mid(picture.size() / 2, 48);
        const QString plaintext = QString::fromLatin1(SampleCase::plaintextOf(draft));
        const QByteArray text = plaintext.mid(plaintext.size() / 2, 64).toLatin1();
        int files = 0;
        QDirIterator all(scene.folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            QVERIFY2(!content.contains(piece), qPrintable(file.fileName()));
            QVERIFY2(!content.contains(text), qPrintable(file.fileName()));
            ++files;
        }
        QVERIFY(files >= 2);
    }
};

QTEST_GUILESS_MAIN(BackOfficeTest)
#include "backoffice_test.moc"
