#include "core/facevision/opencvsetup.h"
#include "core/facevision/yunet.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace eid;

class YuNetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setUpOpenCv(); }
    void refusesWhatDoesNotFit_data();
    void refusesWhatDoesNotFit();
    void refusesWhatIsNotThere();
    void refusesWhatIsTooLarge();

private:
    QTemporaryDir m_folder;
};

void YuNetTest::refusesWhatDoesNotFit_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("why");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("No YuNet model");
    QTest::newRow("a text") << QByteArray("hello\n") << QStringLiteral("No YuNet model");
    QTest::newRow("the model of 2023")
        << QByteArray("\x08\x07pytorch cls_8 cls_16 obj_8 bbox_8 kps_8 kps_32")
        << QStringLiteral("YuNet of March 2023: needs OpenCV 4.8");
    // The names are there, and nothing else.
    QTest::newRow("garbage with the outputs of 2022")
        << QByteArray("\x08\x06\x12\x07pytorch:\xff\xff\x03 loc conf iou ") + QByteArray(3, '\0')
        << QStringLiteral("OpenCV " CV_VERSION);
    QByteArray random(100000, 'x');
    for (qsizetype index = 0; index < random.size(); ++index)
        random[index] = static_cast<char>((index * 7919 + index / 13) % 251);
    QTest::newRow("noise with the outputs of 2022")
        << random + "loc conf iou" << QStringLiteral("OpenCV " CV_VERSION);
}

void YuNetTest::refusesWhatDoesNotFit()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, why);
    QFile file(m_folder.filePath(QStringLiteral("model.onnx")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const auto loaded = YuNet::load(file.fileName());
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::FaceModelUnusable);
    QVERIFY2(loaded.error().detail.startsWith(why), qPrintable(loaded.error().detail));
    QVERIFY(!loaded.error().detail.contains(m_folder.path()));
}

void YuNetTest::refusesWhatIsNotThere()
{
    for (const QString &path : {m_folder.filePath(QStringLiteral("none.onnx")), m_folder.path()}) {
        const auto loaded = YuNet::load(path);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::FaceModelUnusable);
        QCOMPARE(loaded.error().detail, QStringLiteral("The file cannot be read"));
    }
}

void YuNetTest::refusesWhatIsTooLarge()
{
    QFile file(m_folder.filePath(QStringLiteral("large.onnx")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(YuNet::maximumSize + 1));
    const auto loaded = YuNet::load(file.fileName());
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().detail, QStringLiteral("The file is larger than 16 MiB"));
}

QTEST_GUILESS_MAIN(YuNetTest)
#include "yunet_test.moc"
