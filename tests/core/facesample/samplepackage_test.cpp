#include "core/facesample/facerecord.h"
#include "core/facesample/facesample.h"
#include "core/facesample/samplepackage.h"
#include "schemacheck.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace eid;

namespace {

const QString identifier = QStringLiteral("5f1d6b1e-3c1c-4a53-9a3e-0f4a2c7d9b10");
const QString signer = QString(64, u'A');

Bytes jpegOf(std::size_t size)
{
    Bytes octets(size, 0x5A);
    const Bytes start{0xFF, 0xD8, 0xFF, 0xE0};
    std::copy(start.begin(), start.end(), octets.begin());
    return octets;
}

FaceSample someSample()
{
    FaceSample sample;
    sample.picture.jpeg = WipedBytes(jpegOf(1000));
    sample.picture.width = 480;
    sample.picture.height = 640;
    sample.picture.face.rightEye = {180, 288};
    sample.picture.face.leftEye = {300, 288};
    sample.picture.quality.values = {{QualityMeasure::SingleFacePresent, 1, 100, true},
        {QualityMeasure::Sharpness, 1.0 / 3, 71, true},
        {QualityMeasure::BackgroundUniformity, 1e-7, 3, false}};
    sample.picture.taken = QDateTime({2026, 3, 4}, {5, 6, 7, 89}, Qt::UTC);
    sample.challenge.identifier = QStringLiteral("Ch-1_x");
    sample.challenge.nonce = QByteArray::fromHex("00112233445566778899aabbccddeeff");
    int at = 0;
    for (const auto movement :
        {PresenceMovement::TurnLeft, PresenceMovement::Blink, PresenceMovement::ComeCloser}) {
        // Each of another length, so that all paddings of base64 are met.
        KeyFrame frame{movement, WipedBytes(jpegOf(100 + static_cast<std::size_t>(at))), 700 * at};
        sample.keyFrames.push_back(std::move(frame));
        ++at;
    }
    return sample;
}

QByteArray textOf(const WipedBytes &package)
{
    return {reinterpret_cast<const char *>(package.octets().data()),
        static_cast<qsizetype>(package.size())};
}

Bytes octetsIn(const QJsonValue &value)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? Bytes(decoded.decoded.begin(), decoded.decoded.end()) : Bytes();
}

} // namespace

class SamplePackageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fitsTheSchema()
    {
        const auto package = packSample(someSample(), identifier, signer);
        QVERIFY(package);
        QCOMPARE(schemaFault(QStringLiteral("face-sample"), textOf(*package)), QString());
    }

    void saysWhatTheSampleIs()
    {
        const auto package = packSample(someSample(), identifier, signer);
        QVERIFY(package);
        const QJsonObject json = QJsonDocument::fromJson(textOf(*package)).object();
        QCOMPARE(json[QLatin1String("version")].toInt(), 1);
        QCOMPARE(json[QLatin1String("identifier")].toString(), identifier);
        QCOMPARE(json[QLatin1String("signer")].toString(), signer);
        QCOMPARE(
            json[QLatin1String("taken")].toString(), QStringLiteral("2026-03-04T05:06:07.089Z"));
        const QJsonObject challenge = json[QLatin1String("challenge")].toObject();
        QCOMPARE(challenge[QLatin1String("identifier")].toString(), QStringLiteral("Ch-1_x"));
        QCOMPARE(toHex(octetsIn(challenge[QLatin1String("nonce")])),
            QStringLiteral("00112233445566778899AABBCCDDEEFF"));

        const auto record = parseFaceRecord(octetsIn(json[QLatin1String("record")]));
        QVERIFY(record);
        QVERIFY(equal(record->jpeg.octets(), jpegOf(1000)));

        const QJsonArray quality = json[QLatin1String("quality")].toArray();
        QCOMPARE(quality.size(), 3);
        QCOMPARE(quality.at(1)[QLatin1String("measure")].toString(), QStringLiteral("Sharpness"));
        QVERIFY(std::abs(quality.at(1)[QLatin1String("value")].toDouble() - 1.0 / 3) < 1e-8);
        QCOMPARE(quality.at(2)[QLatin1String("value")].toDouble(), 1e-7);
        QCOMPARE(quality.at(2)[QLatin1String("holds")].toBool(), false);

        const QJsonArray frames = json[QLatin1String("keyFrames")].toArray();
        QCOMPARE(frames.size(), 3);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(octetsIn(frames.at(i)[QLatin1String("jpeg")]),
                jpegOf(100 + static_cast<std::size_t>(i)));
            QCOMPARE(frames.at(i)[QLatin1String("millisecondsAfterStart")].toInt(), 700 * i);
        }
        QCOMPARE(frames.at(1)[QLatin1String("movement")].toString(), QStringLiteral("blink"));
    }

    void refusesWhatTheSchemaDoes_data()
    {
        QTest::addColumn<std::function<void(FaceSample &)>>("spoil");
        using Spoil = std::function<void(FaceSample &)>;
        QTest::newRow("quote in the challenge")
            << Spoil([](auto &sample) { sample.challenge.identifier = QStringLiteral("a\"b"); });
        QTest::newRow("no challenge") << Spoil([](auto &sample) { sample.challenge = {}; });
        QTest::newRow("short nonce")
            << Spoil([](auto &sample) { sample.challenge.nonce.truncate(15); });
        QTest::newRow("no time") << Spoil([](auto &sample) { sample.picture.taken = {}; });
        QTest::newRow("no number") << Spoil([](auto &sample) {
            sample.picture.quality.values[0].value = std::numeric_limits<double>::quiet_NaN();
        });
        QTest::newRow("score") << Spoil(
            [](auto &sample) { sample.picture.quality.values[0].score = 101; });
        QTest::newRow("no key frames") << Spoil([](auto &sample) { sample.keyFrames.clear(); });
        QTest::newRow("empty key frame")
            << Spoil([](auto &sample) { sample.keyFrames[0].jpeg.clear(); });
        QTest::newRow("key frame too large")
            << Spoil([](auto &sample) { sample.keyFrames[0].jpeg.append(Bytes(512 * 1024)); });
        QTest::newRow("no picture") << Spoil([](auto &sample) { sample.picture.jpeg.clear(); });
    }
    void refusesWhatTheSchemaDoes()
    {
        QFETCH(std::function<void(FaceSample &)>, spoil);
        FaceSample sample = someSample();
        spoil(sample);
        const auto package = packSample(sample, identifier, signer);
        QVERIFY(!package);
        QCOMPARE(package.error().code, ErrorCode::InvalidArgument);
    }

    void refusesOtherNames()
    {
        QVERIFY(!packSample(someSample(), identifier.toUpper(), signer));
        QVERIFY(!packSample(someSample(), identifier, signer.toLower()));
        QVERIFY(!packSample(someSample(), identifier + u'\n', signer));
    }
};

QTEST_GUILESS_MAIN(SamplePackageTest)

#include "samplepackage_test.moc"
