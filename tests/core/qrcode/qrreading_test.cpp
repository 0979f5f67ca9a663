#include "core/qrcode/qrreading.h"
#include "tests/core/qrcode/drawncode.h"

#include <QtTest>

using namespace eid;

namespace {

/// As long as the links that stand in codes.
const QByteArray shownLink
    = "openid4vp://?client_id=x509_san_dns%3Ashop.example&request_uri="
      "https%3A%2F%2Fplatform.example%3A8443%2Fv1%2Fauthentication%2Frequests%2F"
      "Zk3vQ0mXw8yH2sLr7TbN5cPe";

/// \a pictures side by side, each at the top.
OwnPicture sideBySide(const QList<OwnPicture> &pictures)
{
    OwnPicture all;
    for (const OwnPicture &picture : pictures) {
        all.width += picture.width;
        all.height = std::max(all.height, picture.height);
    }
    all.octets.assign(
        static_cast<std::size_t>(all.width) * static_cast<std::size_t>(all.height), 255);
    int left = 0;
    for (const OwnPicture &picture : pictures) {
        for (int y = 0; y < picture.height; ++y) {
            std::copy_n(picture.view().row(y), picture.width,
                all.octets.begin() + static_cast<std::ptrdiff_t>(all.width) * y + left);
        }
        left += picture.width;
    }
    return all;
}

} // namespace

class QrReadingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatWasDrawn_data();
    void readsWhatWasDrawn();
    void readsSeveral();
    void readsEachTextOnce();
    void reads16AtTheMost();
    void readsPartOfALargerBuffer();
    void findsNothingWhereNothingIs_data();
    void findsNothingWhereNothingIs();
    void passesOverPicturesThatWouldTakeHours_data();
    void passesOverPicturesThatWouldTakeHours();
    void refusesPicturesThatAreNone_data();
    void refusesPicturesThatAreNone();
};

void QrReadingTest::readsWhatWasDrawn_data()
{
    QTest::addColumn<double>("pixelsPerModule");
    QTest::addColumn<double>("degrees");
    QTest::addColumn<int>("dark");
    QTest::addColumn<int>("light");
    QTest::addColumn<int>("noise");
    QTest::addColumn<int>("shadow");
    QTest::addColumn<int>("border");
    for (const double size : {2.0, 3.0, 4.5, 8.0, 14.0, 30.0})
        QTest::addRow("%.1f pixels a module", size) << size << 0.0 << 0 << 255 << 0 << 0 << 0;
    for (const double degrees : {1.0, 13.0, 45.0, 77.0, 90.0, 180.0, 250.0})
        QTest::addRow("turned by %.0f degrees", degrees)
            << 5.0 << degrees << 0 << 255 << 0 << 0 << 40;
    QTest::newRow("noise") << 4.0 << 0.0 << 40 << 215 << 40 << 0 << 40;
    QTest::newRow("strong noise") << 6.0 << 0.0 << 60 << 200 << 90 << 0 << 40;
    QTest::newRow("little contrast") << 4.0 << 0.0 << 90 << 130 << 4 << 0 << 40;
    QTest::newRow("a shadow across it") << 4.0 << 0.0 << 100 << 250 << 8 << 90 << 60;
    QTest::newRow("turned, noise and shadow") << 5.3 << 31.0 << 80 << 240 << 30 << 70 << 60;
    QTest::newRow("small in a large picture") << 3.0 << 0.0 << 20 << 230 << 10 << 0 << 300;
}

void QrReadingTest::readsWhatWasDrawn()
{
    Drawing drawing;
    QFETCH(double, pixelsPerModule);
    QFETCH(double, degrees);
    QFETCH(int, dark);
    QFETCH(int, light);
    QFETCH(int, noise);
    QFETCH(int, shadow);
    QFETCH(int, border);
    drawing = {pixelsPerModule, degrees, dark, light, noise, shadow, border};
    const auto read = readQrCodes(draw(codeOf(shownLink), drawing).view());
    QVERIFY(read);
    QCOMPARE(*read, QStringList(QString::fromLatin1(shownLink)));
}

void QrReadingTest::readsSeveral()
{
    const OwnPicture picture = sideBySide({draw(codeOf("one"), {.degrees = 10}),
        draw(codeOf("two"), {.pixelsPerModule = 7}), draw(codeOf(shownLink), {})});
    auto read = readQrCodes(picture.view());
    QVERIFY(read);
    read->sort();
    QCOMPARE(*read,
        QStringList(
            {QStringLiteral("one"), QString::fromLatin1(shownLink), QStringLiteral("two")}));
}

void QrReadingTest::readsEachTextOnce()
{
    const OwnPicture code = draw(codeOf(shownLink), {});
    const auto read = readQrCodes(sideBySide({code, code}).view());
    QVERIFY(read);
    QCOMPARE(*read, QStringList(QString::fromLatin1(shownLink)));
}

void QrReadingTest::reads16AtTheMost()
{
    QList<OwnPicture> codes;
    for (char letter = 'a'; letter < 'a' + 20; ++letter)
        codes.append(draw(codeOf(QByteArray(1, letter)), {}));
    const auto read = readQrCodes(sideBySide(codes).view());
    QVERIFY(read);
    QCOMPARE(read->size(), qsizetype(mostCodes));
}

void QrReadingTest::readsPartOfALargerBuffer()
{
    // As a camera's frame lies in memory: rows are padded.
    const OwnPicture code = draw(codeOf(shownLink), {});
    const int stride = code.width + 5;
    Bytes octets(static_cast<std::size_t>(stride) * static_cast<std::size_t>(code.height), 77);
    for (int y = 0; y < code.height; ++y)
        std::copy_n(code.view().row(y), code.width,
            octets.begin() + static_cast<std::ptrdiff_t>(stride) * y);
    octets.resize(octets.size() - 5); // the last row needs no padding
    const auto read = readQrCodes({octets, code.width, code.height, stride});
    QVERIFY(read);
    QCOMPARE(*read, QStringList(QString::fromLatin1(shownLink)));
}

void QrReadingTest::findsNothingWhereNothingIs_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<int>("side");
    QTest::newRow("one pixel") << QByteArray(1, '\0') << 1;
    QTest::newRow("white") << QByteArray(300 * 300, '\xFF') << 300;
    QTest::newRow("black") << QByteArray(300 * 300, '\0') << 300;
    for (const int side : {2, 30, 500}) {
        const OwnPicture picture = noise(side, 7);
        QTest::addRow("noise of %d pixels", side)
            << QByteArray(reinterpret_cast<const char *>(picture.octets.data()),
                   static_cast<qsizetype>(picture.octets.size()))
            << side;
    }
    // Half of a code says nothing.
    const OwnPicture code = draw(codeOf(shownLink), {});
    QTest::newRow("half a code") << QByteArray(reinterpret_cast<const char *>(code.octets.data()),
        static_cast<qsizetype>(code.octets.size() / 2))
                                        .leftJustified(
                                            static_cast<qsizetype>(code.octets.size()), '\xFF')
                                 << code.width;
}

void QrReadingTest::findsNothingWhereNothingIs()
{
    QFETCH(QByteArray, octets);
    QFETCH(int, side);
    const auto read = readQrCodes({{reinterpret_cast<const std::uint8_t *>(octets.constData()),
                                       static_cast<std::size_t>(octets.size())},
        side, side, side});
    QVERIFY(read);
    QCOMPARE(*read, QStringList());
}

void QrReadingTest::passesOverPicturesThatWouldTakeHours_data()
{
    QTest::addColumn<int>("pixelsPerModule");
    QTest::newRow("1") << 1;
    QTest::newRow("2") << 2;
    QTest::newRow("4") << 4;
}

void QrReadingTest::passesOverPicturesThatWouldTakeHours()
{
    // Nothing but finder patterns: the library would try each three of them. The time limit of the
    // test is what fails otherwise.
    QFETCH(int, pixelsPerModule);
    constexpr int side = 1000;
    OwnPicture picture{Bytes(std::size_t(side) * side, 255), side, side};
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int column = x / pixelsPerModule % 9;
            const int row = y / pixelsPerModule % 9;
            const int ring = std::max(std::abs(column - 3), std::abs(row - 3));
            if (ring <= 3 && ring != 2)
                picture.octets[std::size_t(y) * side + std::size_t(x)] = 0;
        }
    }
    const auto read = readQrCodes(picture.view());
    QVERIFY(read);
    QCOMPARE(*read, QStringList());
}

void QrReadingTest::refusesPicturesThatAreNone_data()
{
    QTest::addColumn<int>("octets");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("stride");
    QTest::newRow("no pixels") << 0 << 0 << 0 << 0;
    QTest::newRow("less than none") << 16 << -4 << 4 << 4;
    QTest::newRow("rows over each other") << 16 << 4 << 4 << 3;
    QTest::newRow("octets are missing") << 15 << 4 << 4 << 4;
    QTest::newRow("too wide") << 16384 << 8193 << 1 << 8193;
    QTest::newRow("too high") << 16384 << 1 << 8193 << 1;
}

void QrReadingTest::refusesPicturesThatAreNone()
{
    QFETCH(int, octets);
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, stride);
    const Bytes bytes(static_cast<std::size_t>(octets));
    const auto read = readQrCodes({bytes, width, height, stride});
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidArgument);
}

QTEST_GUILESS_MAIN(QrReadingTest)
#include "qrreading_test.moc"
