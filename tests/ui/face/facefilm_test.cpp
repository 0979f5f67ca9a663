#include "tests/sandbox/backoffice/demofaces.h"
#include "tests/ui/face/facebench.h"
#include "tests/ui/face/filmengine.h"
#include "tests/ui/samples/runningtimers.h"
#include "ui/base/button.h"
#include "ui/base/theme.h"

#include <QCheckBox>
#include <QDirIterator>
#include <QSettings>
#include <QTest>

using namespace eid;
using namespace eid::ui;

namespace {

// A safety net, never a measure: the film is rendered along the way.
constexpr int patience = 240'000; // ms

} // namespace

// All of it is real but the person: the plug-in looks at a film, takes the picture by itself,
// judges the movements that the platform asks for, and the back office compares what it is sent.
class FaceFilmTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        // Whatever is written in secret would be written there.
        QVERIFY(QDir(m_home.path()).mkdir(u"tmp"_qs));
        QCoreApplication::setOrganizationName(QStringLiteral("eid-test"));
        QCoreApplication::setApplicationName(QStringLiteral("facefilm"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        Theme(*qApp).apply(Scheme::Light, TextSize::Standard);
    }

    void sendsWhatTheCameraSaw()
    {
        const auto engine = loadFaceEngine();
        QVERIFY2(engine, engine ? "" : qPrintable(engine.error().detail));
        FaceBench bench;
        FilmEngine film(**engine, sandbox::sitterOf(bench.online.citizen.key));
        const QString secret = m_home.filePath(u"tmp"_qs);
        qputenv("TMPDIR", QFile::encodeName(secret));

        bench.open(film);
        QVERIFY(bench.reach(FaceStage::Explanation));
        bench.key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(bench.flow().hasPicture(), patience);
        QVERIFY(bench.flow().picture()->quality.isAcceptable());
        QTRY_COMPARE_WITH_TIMEOUT(bench.flow().stage(), FaceStage::Review, patience);
        QVERIFY(bench.seen<QWidget>("consent"));
        QTRY_VERIFY(runningTimers(bench.page()).isEmpty());

        bench.key(Qt::Key_Space);
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.flow().stage(), FaceStage::PinEntry);
        bench.sendWithPin();
        QVERIFY(bench.reach(FaceStage::Done));
        QVERIFY(bench.flow().outcome().sent);
        QVERIFY(bench.flow().outcome().comparison);
        QVERIFY(bench.flow().outcome().comparison->accepted);

        bench.close();
        QVERIFY(!bench.online.hasPictureInTheClear());
        QDirIterator left(
            secret, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        QVERIFY2(!left.hasNext(), qPrintable(left.next()));
    }

private:
    QTemporaryDir m_home;
};

QTEST_MAIN(FaceFilmTest)
#include "facefilm_test.moc"
