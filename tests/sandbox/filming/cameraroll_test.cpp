#include "tests/sandbox/filming/cameraroll.h"
#include "tests/sandbox/filming/framewatch.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace eid;
using namespace eid::sandbox;

namespace {

QString frame(const QTemporaryDir &folder, int number)
{
    return folder.filePath(
        QStringLiteral("frames/frame_%1.jpg").arg(number, 6, 10, QLatin1Char('0')));
}

QString stock(const QTemporaryDir &folder, const QString &name)
{
    return folder.filePath(QStringLiteral("stock/") + name + QStringLiteral(".jpg"));
}

/// Whether both names are of the same file.
bool isSame(const QString &one, const QString &other)
{
    struct stat a = {};
    struct stat b = {};
    return ::stat(QFile::encodeName(one).constData(), &a) == 0
        && ::stat(QFile::encodeName(other).constData(), &b) == 0 && a.st_ino == b.st_ino;
}

} // namespace

class CameraRollTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAPersonWhoMoves()
    {
        const QTemporaryDir folder;
        auto roll = CameraRoll::open(folder.path(), Sitter::Hopper);
        QVERIFY(roll);
        QCOMPARE(CameraRoll::sourceIn(folder.path()),
            QStringLiteral("sequence:") + folder.filePath(QStringLiteral("frames/frame_%06d.jpg")));
        QVERIFY(roll->extendTo(99));
        QCOMPARE(roll->size(), 100);
        QCOMPARE(QImage(frame(folder, 99)).size(), QSize(1280, 720));
        QVERIFY(isSame(frame(folder, 99), stock(folder, QStringLiteral("still_3"))));

        // Over frames that are there, and beyond them.
        const auto end = roll->perform(50, {QStringLiteral("blink"), QStringLiteral("turn-right")});
        QVERIFY(end);
        QCOMPARE(*end, 50 + 12 + 36 + 54 + 36);
        QCOMPARE(roll->size(), *end);
        QVERIFY(isSame(frame(folder, 49), stock(folder, QStringLiteral("still_1"))));
        QVERIFY(isSame(frame(folder, 50), stock(folder, QStringLiteral("blink_0"))));
        QVERIFY(isSame(frame(folder, 61), stock(folder, QStringLiteral("blink_11"))));
        QVERIFY(isSame(frame(folder, 98 + 27), stock(folder, QStringLiteral("turn-right_13"))));
        QVERIFY(isSame(frame(folder, *end - 1),
            stock(folder, QStringLiteral("still_%1").arg((*end - 1) % 12))));
        for (int i = 0; i < *end; ++i)
            QVERIFY2(QFile::exists(frame(folder, i)), qPrintable(QString::number(i)));
        QVERIFY(!isSame(frame(folder, 55), stock(folder, QStringLiteral("still_7"))));
        // The head is elsewhere in the middle of a turn than when it looks into the camera.
        QVERIFY(QImage(frame(folder, 125)).pixel(600, 340)
            != QImage(frame(folder, 49)).pixel(600, 340));

        QVERIFY(roll->forget());
        QCOMPARE(roll->size(), *end);
        QVERIFY(isSame(frame(folder, 55), stock(folder, QStringLiteral("still_7"))));
        QVERIFY(isSame(frame(folder, 125), stock(folder, QStringLiteral("still_5"))));
    }

    void knowsFourMovements()
    {
        const QTemporaryDir folder;
        auto roll = CameraRoll::open(folder.path(), Sitter::Astronaut);
        QVERIFY(roll);
        const auto none = roll->perform(3, {QStringLiteral("wink")});
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(roll->size(), 0);
    }

    void seesWhoLooks()
    {
        const QTemporaryDir folder;
        auto roll = CameraRoll::open(folder.path(), Sitter::Astronaut);
        QVERIFY(roll && roll->extendTo(20));
        auto watch = FrameWatch::on(folder.filePath(QStringLiteral("frames")));
        QVERIFY(watch);
        QVERIFY(roll->extendTo(30)); // to make one is not to look at it
        for (const int number : {0, 1, 30}) {
            QFile file(frame(folder, number));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(watch->next(std::chrono::seconds(10)), std::optional(number));
        }
        QCOMPARE(watch->next(std::chrono::milliseconds(0)), std::optional<int>());
    }
};

QTEST_GUILESS_MAIN(CameraRollTest)
#include "cameraroll_test.moc"
