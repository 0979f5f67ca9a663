#include "core/base/errorwords.h"
#include "tests/core/qrcode/drawncode.h"
#include "tests/ui/face/posedengine.h"
#include "tests/ui/onlinecopy/copybench.h"
#include "tests/ui/onlinecopy/copysamples.h"
#include "tests/ui/samples/runningtimers.h"
#include "ui/base/theme.h"
#include "ui/onlinecopy/offerpage.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace eid;
using namespace eid::ui;
using Stage = OfferStage;

namespace {

// A safety net, never a measure.
constexpr int patience = 60'000; // ms
const QString offerLink = QStringLiteral("openid-credential-offer://?credential_offer=%7B%7D");
const QString requestLink
    = QStringLiteral("openid4vp://?client_id=x509_san_dns%3Ashop.example&request_uri=https%3A%2F%2F"
                     "platform.example%2Fr%2F1");
const QString wifi = QStringLiteral("WIFI:T:WPA;S=cafe;P=guest;;");

#define STAGE(expected) QTRY_COMPARE_WITH_TIMEOUT(m_page->flow().stage(), expected, patience)

CaptureView viewWith(const QStringList &codes)
{
    CaptureView view;
    view.preview = eid::Picture(64, 36, PixelFormat::Bgrx32);
    view.frame = {1280, 720};
    view.codes = codes;
    return view;
}

QImage imageOf(const QString &code)
{
    const OwnPicture drawn = draw(codeOf(code.toUtf8()), {.pixelsPerModule = 5, .noise = 10});
    return QImage(
        drawn.octets.data(), drawn.width, drawn.height, drawn.width, QImage::Format_Grayscale8)
        .copy();
}

/// What a camera sees of a sheet with \a codes on it, one beside the other.
QImage sheetWith(const QStringList &codes)
{
    QImage sheet(1280, 480, QImage::Format_RGB32);
    sheet.fill(QColor(200, 200, 196));
    QPainter painter(&sheet);
    int left = 40;
    for (const QString &code : codes) {
        const QImage image = imageOf(code);
        painter.drawImage(left, (sheet.height() - image.height()) / 2, image);
        left += image.width() + 60;
    }
    return sheet;
}

} // namespace

// Whoever is shown a code scans it, opens its picture, or enters its link, whatever it is about:
// with a camera that is posed, and with the real one's eyes on films and pictures.
class CodeScanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QCoreApplication::setOrganizationName(QStringLiteral("eid-test"));
        QCoreApplication::setApplicationName(QStringLiteral("codescan"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        Theme(*qApp).apply(Scheme::Light, TextSize::Standard);
    }
    void init()
    {
        m_bench = std::make_unique<CopyBench>();
        m_bench->copies.offer = samples::copyOffer();
        m_camera = std::make_unique<PosedEngine>();
        m_cameras = {.film = {}, .engine = [this] { return Result<FaceEngine *>(m_camera.get()); }};
        m_followed.clear();
    }
    void cleanup()
    {
        m_page.reset();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!m_camera->isOn());
        m_camera.reset();
        m_bench.reset();
    }

    void takesTheFirstCodeOfAKnownKind()
    {
        scan();
        QVERIFY(m_camera->options().readsCodes);
        QVERIFY(!m_camera->options().pipelines);
        QCOMPARE(m_camera->options().source, u"camera:/dev/video0"_qs);
        see({});
        QCOMPARE(m_page->flow().stage(), Stage::Camera);
        see({wifi, offerLink, requestLink});
        STAGE(Stage::Offered);
        QVERIFY(!m_camera->isOn());
        QCOMPARE(m_bench->copies.lastText, offerLink);
        QCOMPARE(m_followed, QStringList());
    }

    void handsARequestOn_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("as links are") << requestLink;
        QTest::newRow("in capitals") << u"OPENID4VP://?CLIENT_ID=X"_qs;
    }
    void handsARequestOn()
    {
        QFETCH(const QString, code);
        scan();
        see({code});
        QTRY_COMPARE(m_followed, QStringList(code));
        QVERIFY(!m_camera->isOn());
        QVERIFY(m_bench->copies.calls.isEmpty());
        QVERIFY(!m_page->holdsRequest()); // it makes room for the page of the request
    }

    void saysThatACodeIsOfAnotherKind()
    {
        scan();
        see({});
        const QString before = wordsOn(*m_page);
        see({wifi});
        QVERIFY(wordsOn(*m_page) != before);
        QVERIFY(wordsOn(*m_page).contains(u"another kind"_qs));
        QVERIFY(!wordsOn(*m_page).contains(u"cafe"_qs));
        QCOMPARE(m_page->flow().stage(), Stage::Camera);
        QVERIFY(m_camera->isOn());
        QVERIFY(m_bench->copies.calls.isEmpty());
        QTRY_VERIFY(runningTimers(*m_page).isEmpty());
        see({requestLink});
        QTRY_COMPARE(m_followed, QStringList(requestLink));
    }

    void endsByEscape()
    {
        scan();
        see({});
        QSignalSpy back(m_page.get(), &Page::backRequested);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return); // an Enter too many does nothing
        QCOMPARE(m_page->flow().stage(), Stage::Camera);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Escape);
        QCOMPARE(m_page->flow().stage(), Stage::Entry);
        QVERIFY(!m_camera->isOn());
        QCOMPARE(back.count(), 0);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Escape);
        QCOMPARE(back.count(), 1);
    }

    void endsByItsButtonAndWithThePage()
    {
        scan();
        QVERIFY(press(*m_page, "cancel"));
        QCOMPARE(m_page->flow().stage(), Stage::Entry);
        QVERIFY(!m_camera->isOn());
        QVERIFY(press(*m_page, "camera"));
        QTRY_VERIFY(m_camera->isOn());
        m_page.reset();
        QVERIFY(!m_camera->isOn());
    }

    void goesOnWithAnotherCamera()
    {
        scan();
        see({wifi});
        auto *choice = seen<QComboBox>(*m_page, "cameras");
        QVERIFY(choice);
        QCOMPARE(choice->count(), 2);
        QCOMPARE(choice->currentText(), u"Bench Camera"_qs);
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Down);
        QTRY_COMPARE(m_camera->options().source, u"camera:/dev/video2"_qs);
        QVERIFY(m_camera->isOn());
        see({});
        QVERIFY(!wordsOn(*m_page).contains(u"another kind"_qs));
        m_camera->connectCameras({{u"camera:/dev/video2"_qs, u"Second Camera"_qs}});
        QTRY_VERIFY(!seenWidget(*m_page, "cameras"));
        QVERIFY(m_camera->isOn());
    }

    void offersTheFilmFirst()
    {
        m_cameras.film = u"file:/tmp/training.avi"_qs;
        scan();
        QCOMPARE(m_camera->options().source, m_cameras.film);
        QCOMPARE(seen<QComboBox>(*m_page, "cameras")->count(), 3);
    }

    void saysWhatIsWrongWithTheCamera_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("denied") << ErrorCode::CameraDenied;
        QTest::newRow("busy") << ErrorCode::CameraBusy;
        QTest::newRow("lost") << ErrorCode::CameraLost;
        QTest::newRow("frozen") << ErrorCode::CameraFrozen;
    }
    void saysWhatIsWrongWithTheCamera()
    {
        QFETCH(const ErrorCode, code);
        const Error error{code, u"as it is"_qs, std::nullopt};
        scan();
        m_camera->listener().failed(error);
        QTRY_VERIFY(seenWidget(*m_page, "trouble"));
        QVERIFY(wordsOn(*m_page).contains(errorTitle(error)));
        QVERIFY(!m_camera->isOn());
        QVERIFY(!seenWidget(*m_page, "guidance"));
        QVERIFY(press(*m_page, "again"));
        QTRY_VERIFY(m_camera->isOn());
        QVERIFY(!seenWidget(*m_page, "trouble"));

        // The same at once.
        QVERIFY(press(*m_page, "cancel"));
        m_camera->refusal = error;
        QVERIFY(press(*m_page, "camera"));
        QTRY_VERIFY(seenWidget(*m_page, "trouble"));
        QVERIFY(wordsOn(*m_page).contains(errorTitle(error)));
        QCOMPARE(m_page->flow().stage(), Stage::Camera);
    }

    void waitsForACamera()
    {
        m_camera->connectCameras({});
        open();
        QVERIFY(press(*m_page, "camera"));
        QTRY_VERIFY(seenWidget(*m_page, "trouble"));
        QVERIFY(
            wordsOn(*m_page).contains(errorTitle({ErrorCode::CameraMissing, {}, std::nullopt})));
        QVERIFY(!seenWidget(*m_page, "again"));
        m_camera->connectCameras({{u"camera:/dev/video4"_qs, u"Late Camera"_qs}});
        QTRY_VERIFY(m_camera->isOn());
        see({requestLink});
        QTRY_COMPARE(m_followed, QStringList(requestLink));
    }

    void saysThatThePlugInIsMissing()
    {
        m_cameras.engine
            = [] { return Result<FaceEngine *>(failure(ErrorCode::FaceEngineMissing)); };
        open();
        QVERIFY(press(*m_page, "camera"));
        QTRY_VERIFY(seenWidget(*m_page, "trouble"));
        QVERIFY(wordsOn(*m_page).contains(
            errorTitle({ErrorCode::FaceEngineMissing, {}, std::nullopt})));
        QVERIFY(!seenWidget(*m_page, "again"));
        QVERIFY(press(*m_page, "cancel"));
        QVERIFY(press(*m_page, "picture"));
        choosePicture(saved(sheetWith({offerLink})));
        QTRY_VERIFY(seenWidget(*m_page, "refused"));
        QVERIFY(wordsOn(*m_page).contains(
            errorTitle({ErrorCode::FaceEngineMissing, {}, std::nullopt})));
    }

    void takesTextOfBothKinds()
    {
        open();
        type(*m_page, " " + requestLink.toStdString() + " ");
        QVERIFY(press(*m_page, "go"));
        QTRY_COMPARE(m_followed, QStringList(requestLink));
        QVERIFY(m_bench->copies.calls.isEmpty());
        open();
        type(*m_page, "{\"credential_issuer\":\"https://eid.example.cn\"}");
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::Offered);
    }

    void refusesTextOfAnotherKind_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("a script") << u"javascript:alert(1)"_qs;
        QTest::newRow("a file") << u"file:///etc/passwd"_qs;
        QTest::newRow("a site") << u"https://shop.example/openid4vp:"_qs;
        QTest::newRow("nearly") << u"openid4vpx://?a=b"_qs;
    }
    void refusesTextOfAnotherKind()
    {
        QFETCH(const QString, text);
        open();
        type(*m_page, text.toStdString());
        QVERIFY(press(*m_page, "go"));
        QCOMPARE(m_page->flow().stage(), Stage::Entry);
        QVERIFY(seenWidget(*m_page, "refused"));
        QCoreApplication::processEvents();
        QVERIFY(m_bench->copies.calls.isEmpty());
        QVERIFY(m_followed.isEmpty());
    }

    void readsCodesInPictures()
    {
        m_cameras.engine = &loadFaceEngine;
        open();
        QVERIFY(press(*m_page, "picture"));
        choosePicture(saved(sheetWith({offerLink})));
        STAGE(Stage::Offered);
        QCOMPARE(m_bench->copies.lastText, offerLink);
        // What is of another kind lies beside it, whichever is found first.
        for (const QStringList &codes :
            {QStringList{wifi, requestLink}, QStringList{requestLink, wifi}}) {
            m_followed.clear();
            open();
            QVERIFY(press(*m_page, "picture"));
            choosePicture(saved(sheetWith(codes)));
            QTRY_COMPARE_WITH_TIMEOUT(m_followed, QStringList(requestLink), patience);
        }
    }

    void saysWhyAPictureIsRefused()
    {
        m_cameras.engine = &loadFaceEngine;
        QSet<QString> words;
        const QString none = m_home.filePath(u"none.png"_qs);
        QFile file(none);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a picture") > 0);
        file.close();
        for (const QString &path : {none, saved(sheetWith({})), saved(sheetWith({wifi}))}) {
            open();
            QVERIFY(press(*m_page, "picture"));
            choosePicture(path);
            QTRY_VERIFY_WITH_TIMEOUT(seenWidget(*m_page, "refused"), patience);
            QCOMPARE(m_page->flow().stage(), Stage::Entry);
            words.insert(wordsOn(*m_page));
        }
        QCOMPARE(words.size(), 3);
        QVERIFY(m_bench->copies.calls.isEmpty());
        QVERIFY(m_followed.isEmpty());
    }

    void seesACodeInAFilm()
    {
        m_cameras.engine = &loadFaceEngine;
        const QDir film(m_home.filePath(u"film"_qs));
        QVERIFY(QDir().mkpath(film.path()));
        for (int index = 0; index < 12; ++index) {
            const QStringList codes = index < 4 ? QStringList()
                : index < 8                     ? QStringList(wifi)
                                                : QStringList(requestLink);
            QVERIFY(sheetWith(codes).save(
                film.filePath(QStringLiteral("frame_%1.png").arg(index, 4, 10, QLatin1Char('0')))));
        }
        m_cameras.film = u"sequence:"_qs + film.filePath(u"frame_%04d.png"_qs);
        open();
        QVERIFY(press(*m_page, "camera"));
        QTRY_COMPARE_WITH_TIMEOUT(m_followed, QStringList(requestLink), patience);
        QVERIFY(m_bench->copies.calls.isEmpty());
    }

private:
    void open()
    {
        CopyServices services = m_bench->services();
        services.cameras = m_cameras;
        services.follow = [this](const QString &link) { m_followed.append(link); };
        m_page = std::make_unique<OfferPage>(services, CopyBench::reader, QString());
        m_page->resize(760, 720);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->firstFocus()->setFocus();
    }
    void scan()
    {
        open();
        QVERIFY(press(*m_page, "camera"));
        QTRY_VERIFY(m_camera->isOn());
    }
    void see(const QStringList &codes)
    {
        m_camera->listener().viewChanged(viewWith(codes));
        QCoreApplication::processEvents();
    }
    QString saved(const QImage &image)
    {
        const QString path = m_home.filePath(QStringLiteral("sheet%1.png").arg(++m_saved));
        if (!image.save(path))
            qFatal("The picture cannot be written");
        return path;
    }
    void choosePicture(const QString &path)
    {
        auto *dialog = m_page->findChild<QFileDialog *>();
        QVERIFY(dialog);
        auto *name = dialog->findChild<QLineEdit *>();
        QVERIFY(name);
        name->setText(path);
        static_cast<QDialog *>(dialog)->accept();
    }

    QTemporaryDir m_home;
    int m_saved = 0;
    std::unique_ptr<CopyBench> m_bench;
    std::unique_ptr<PosedEngine> m_camera;
    CameraServices m_cameras;
    QStringList m_followed;
    std::unique_ptr<OfferPage> m_page;
};

QTEST_MAIN(CodeScanTest)
#include "codescan_test.moc"
