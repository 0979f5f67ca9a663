#include "../../core/platform/testserver.h"
#include "core/crypto/certificate.h"
#include "ui/base/button.h"
#include "ui/base/note.h"
#include "ui/base/text.h"
#include "ui/platform/platformpanel.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace eid;
using namespace eid::ui;

namespace {

/// A panel for settings in a folder of its own, and a server that the roots in it vouch for.
struct Scene
{
    explicit Scene(const QByteArray &answer = httpAnswer(404))
        : authority(issue(TestWish::authority()))
        , identity(issue(TestWish::server(), &authority))
        , server({.identity = &identity,
              .asksForClient = false,
              .answer = [answer](const TestRequest &, TestConnection &) { return answer; }})
    {
        write(u"roots.pem"_qs, toPem(*parseCertificate(authority.der())));
    }

    void write(const QString &name, const QByteArray &octets) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(octets) != octets.size())
            qFatal("A file cannot be written");
    }
    [[nodiscard]] QString path(const QString &name) const { return folder.filePath(name); }

    PlatformPanel &open()
    {
        panel.reset();
        desk = std::make_unique<PlatformDesk>(
            PlatformSettingsFiles{path(u"system.ini"_qs), path(u"user/platform.ini"_qs)});
        panel = std::make_unique<PlatformPanel>(*desk);
        panel->show();
        return *panel;
    }

    void choose(ProxyMode mode) const { panel->proxy()->button(static_cast<int>(mode))->click(); }

    void enter() const
    {
        panel->address()->setFocus();
        panel->address()->clear();
        QTest::keyClicks(panel->address(), server.address().toString());
        panel->setRoots(path(u"roots.pem"_qs));
        choose(ProxyMode::None);
    }

    TestIdentity authority;
    TestIdentity identity;
    TestServer server;
    QTemporaryDir folder;
    std::unique_ptr<PlatformDesk> desk;
    std::unique_ptr<PlatformPanel> panel;
};

} // namespace

class PlatformPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsMissingAsItIsTyped()
    {
        Scene scene;
        PlatformPanel &panel = scene.open();
        QVERIFY(panel.flaw()->isVisible());
        QVERIFY(!panel.save()->isEnabled());
        QVERIFY(!panel.test()->isEnabled());
        QTest::keyClicks(panel.address(), u"http://eid.example.cn"_qs);
        QCOMPARE(panel.flaw()->text(), u"The address must begin with https://"_qs);
        scene.enter();
        QVERIFY(!panel.flaw()->isVisible());
        QVERIFY(panel.save()->isEnabled());

        scene.choose(ProxyMode::Manual);
        QVERIFY(panel.proxyHost()->isVisible());
        QVERIFY(panel.flaw()->isVisible());
        QTest::keyClicks(panel.proxyHost(), u"proxy.example.cn"_qs);
        QTest::keyClicks(panel.proxyPort(), u"3128"_qs);
        QVERIFY(!panel.flaw()->isVisible());
        scene.choose(ProxyMode::System);
        QVERIFY(!panel.proxyHost()->isVisible());
    }

    void saves()
    {
        Scene scene;
        scene.open();
        scene.enter();
        scene.choose(ProxyMode::Manual);
        QTest::keyClicks(scene.panel->proxyHost(), u"proxy.example.cn"_qs);
        QTest::keyClicks(scene.panel->proxyPort(), u"3128"_qs);
        QTest::keyClicks(scene.panel->proxyPassword(), u"open sesame"_qs);
        const PlatformEntry entered = scene.panel->entry();
        QTest::mouseClick(scene.panel->save(), Qt::LeftButton);
        QCOMPARE(scene.panel->note()->title(), u"Saved."_qs);
        QVERIFY(scene.desk->settings()->proxy.password);

        PlatformPanel &again = scene.open(); // another run of the tool
        PlatformEntry kept = again.entry();
        QCOMPARE(kept.roots, scene.path(u"user/platform-roots.pem"_qs));
        kept.roots = entered.roots;
        QCOMPARE(kept, entered);
        QVERIFY(again.proxyPassword()->text().isEmpty());
        QVERIFY(!scene.desk->settings()->proxy.password);
    }

    void testsTheConnection()
    {
        Scene scene;
        PlatformPanel &panel = scene.open();
        scene.enter();
        panel.test()->setFocus();
        QTest::keyClick(panel.test(), Qt::Key_Space);
        QCOMPARE(panel.test()->text(), u"Cancel the test"_qs);
        QVERIFY(!panel.save()->isEnabled());
        QTRY_VERIFY(panel.note()->isVisible());
        QCOMPARE(panel.note()->title(),
            u"A trusted server answers, but it does not issue certificates."_qs);
        QCOMPARE(panel.test()->text(), u"Test the connection"_qs);
        // What was found of other entries says nothing of these.
        QTest::keyClicks(panel.address(), u"1"_qs);
        QVERIFY(!panel.note()->isVisible());
    }

    void saysWhyItDoesNotTrust()
    {
        Scene scene;
        PlatformPanel &panel = scene.open();
        scene.enter();
        scene.write(u"others.pem"_qs, toPem(*parseCertificate(issue(TestWish::authority()).der())));
        panel.setRoots(scene.path(u"others.pem"_qs));
        QTest::mouseClick(panel.test(), Qt::LeftButton);
        QTRY_VERIFY(panel.note()->isVisible());
        QCOMPARE(panel.note()->title(),
            u"The server is not the identity platform: nobody trusted vouches for it."_qs);
    }

    void givesUpATest()
    {
        Scene scene;
        TestServer silent({.raw = [](TestConnection &connection) {
            while (!connection.read(1024).isEmpty()) { }
        }});
        PlatformPanel &panel = scene.open();
        scene.enter();
        panel.address()->clear();
        QTest::keyClicks(panel.address(), silent.address().toString());
        QTest::mouseClick(panel.test(), Qt::LeftButton);
        QTRY_COMPARE(silent.connections(), 1);
        QTest::mouseClick(panel.test(), Qt::LeftButton);
        QCOMPARE(panel.test()->text(), u"Test the connection"_qs);
        QVERIFY(panel.save()->isEnabled());
        QVERIFY(!panel.note()->isVisible());
        QTest::mouseClick(panel.test(), Qt::LeftButton);
        QTRY_COMPARE(silent.connections(), 2);
        scene.panel.reset(); // the page is left
    }

    void leavesItToTheAdministrator()
    {
        Scene scene;
        scene.write(u"system.ini"_qs,
            "address=" + scene.server.address().toString().toUtf8()
                + "\nroots=roots.pem\nproxy=none\n");
        PlatformPanel &panel = scene.open();
        QVERIFY(panel.address()->isReadOnly());
        QVERIFY(!panel.save()->isVisible());
        QVERIFY(!panel.chooseRoots()->isVisible());
        for (const QAbstractButton *button : panel.proxy()->buttons())
            QVERIFY(!button->isEnabled());
        QTest::mouseClick(panel.test(), Qt::LeftButton); // but it can be tried out
        QTRY_VERIFY(panel.note()->isVisible());
    }
};

QTEST_MAIN(PlatformPanelTest)
#include "platformpanel_test.moc"
