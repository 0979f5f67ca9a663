#include "core/face/facecapture.h"
#include "core/facesample/facerecord.h"

#include <QTest>

using namespace eid;

namespace {

Bytes someJpeg()
{
    return {0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 'J', 'F', 'I', 'F', 0, 0xFF, 0xD9};
}

TakenPicture somePicture()
{
    TakenPicture picture;
    picture.jpeg = WipedBytes(someJpeg());
    picture.width = 480;
    picture.height = 640;
    picture.face.rightEye = {180, 288};
    picture.face.leftEye = {300, 287.6};
    return picture;
}

Bytes someRecord()
{
    const auto record = makeFaceRecord(somePicture());
    return {record->octets().begin(), record->octets().end()};
}

/// Where things lie in someRecord().
enum Place : std::size_t {
    RecordLength = 8,
    Pictures = 12,
    DataLength = 14,
    Points = 18,
    FirstPoint = 34,
    SecondPoint = 42,
    ImageInformation = 50,
    Jpeg = 62,
};

} // namespace

class FaceRecordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheRecordOfTheStandard()
    {
        // Octet by octet, as ISO/IEC 19794-5:2005, 5 lays it out.
        const QString expected = QStringLiteral("46414300 30313000 0000004B 0001" // header
                                                "0000003D 0002 00 00 00 000000 0000 000000 000000"
                                                "01 C1 012C 0120 0000" // 12.1, the left eye
                                                "01 C2 00B4 0120 0000" // 12.2, the right eye
                                                "02 00 01E0 0280 01 06 0000 0000"
                                                "FFD8FFE000104A46494600FFD9");
        QCOMPARE(toHex(someRecord()), QString(expected).remove(u' '));
    }

    void readsWhatWasWritten()
    {
        const auto record = parseFaceRecord(someRecord());
        QVERIFY(record);
        QVERIFY(equal(record->jpeg.octets(), someJpeg()));
        QCOMPARE(record->width, 480);
        QCOMPARE(record->height, 640);
        QCOMPARE(record->rightEye, QPoint(180, 288));
        QCOMPARE(record->leftEye, QPoint(300, 288));
    }

    void passesOverOtherPoints()
    {
        Bytes record = someRecord();
        const Bytes tipOfTheNose{1, 0x93, 0, 240, 1, 80, 0, 0};
        record.insert(record.begin() + ImageInformation, tipOfTheNose.begin(), tipOfTheNose.end());
        record[RecordLength + 3] += 8;
        record[DataLength + 3] += 8;
        record[Points + 1] = 3;
        QVERIFY(parseFaceRecord(record));
    }

    void refusesEveryCutAndEveryTail()
    {
        const Bytes record = someRecord();
        for (std::size_t size = 0; size < record.size(); ++size) {
            const auto parsed = parseFaceRecord(ByteView(record).first(size));
            QVERIFY2(!parsed, qPrintable(QString::number(size)));
            QCOMPARE(parsed.error().code, ErrorCode::PictureUnreadable);
        }
        Bytes longer = record;
        longer.push_back(0);
        QVERIFY(!parseFaceRecord(longer));
    }

    void refusesWhatDoesNotFit_data()
    {
        QTest::addColumn<int>("place");
        QTest::addColumn<int>("octet");
        QTest::newRow("format") << 0 << int('f');
        QTest::newRow("version") << 5 << int('2');
        QTest::newRow("record a bit longer") << int(RecordLength + 3) << 0x4C;
        QTest::newRow("record of 4 GiB") << int(RecordLength) << 0xFF;
        QTest::newRow("no picture") << int(Pictures + 1) << 0;
        QTest::newRow("two pictures") << int(Pictures + 1) << 2;
        QTest::newRow("data longer") << int(DataLength + 3) << 0x3E;
        QTest::newRow("data of 4 GiB") << int(DataLength) << 0xFF;
        QTest::newRow("65000 points") << int(Points) << 0xFF;
        QTest::newRow("no points") << int(Points + 1) << 0;
        QTest::newRow("a point less") << int(Points + 1) << 1;
        QTest::newRow("left eye twice") << int(SecondPoint + 1) << 0xC1;
        QTest::newRow("another left eye") << int(FirstPoint) << 2;
        QTest::newRow("eye outside") << int(FirstPoint + 2) << 0x02;
        QTest::newRow("JPEG 2000") << int(ImageInformation + 1) << 1;
        QTest::newRow("no width") << int(ImageInformation + 2) << 0;
        QTest::newRow("no JPEG") << int(Jpeg + 1) << 0xD9;
    }
    void refusesWhatDoesNotFit()
    {
        QFETCH(int, place);
        QFETCH(int, octet);
        Bytes record = someRecord();
        QVERIFY(parseFaceRecord(record));
        record[static_cast<std::size_t>(place)] = static_cast<std::uint8_t>(octet);
        const auto parsed = parseFaceRecord(record);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::PictureUnreadable);
    }

    void writesNoPictureThatCannotBe()
    {
        TakenPicture picture = somePicture();
        picture.face.leftEye = {480, 10};
        QCOMPARE(makeFaceRecord(picture).error().code, ErrorCode::InvalidArgument);
        picture = somePicture();
        picture.face.rightEye = {180, -1};
        QCOMPARE(makeFaceRecord(picture).error().code, ErrorCode::InvalidArgument);
        picture = somePicture();
        picture.width = 70'000;
        QCOMPARE(makeFaceRecord(picture).error().code, ErrorCode::InvalidArgument);
        picture = somePicture();
        picture.jpeg = WipedBytes(Bytes{0x89, 'P', 'N', 'G'});
        QCOMPARE(makeFaceRecord(picture).error().code, ErrorCode::InvalidArgument);
        picture = somePicture();
        picture.jpeg.append(Bytes(maximumFaceRecordSize));
        QCOMPARE(makeFaceRecord(picture).error().code, ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(FaceRecordTest)

#include "facerecord_test.moc"
