#include "core/base/errorwords.h"
#include "tests/ui/samples/runningtimers.h"
#include "tests/ui/samples/samplestates.h"
#include "tests/ui/samples/visibletexts.h"
#include "ui/base/button.h"
#include "ui/base/entry.h"
#include "ui/base/errorpanel.h"
#include "ui/base/fieldlist.h"
#include "ui/base/note.h"
#include "ui/base/page.h"
#include "ui/base/text.h"
#include "ui/window/aboutpage.h"
#include "ui/window/appearance.h"
#include "ui/window/cardview.h"
#include "ui/window/cardwords.h"
#include "ui/window/cardzone.h"
#include "ui/window/certificatepage.h"
#include "ui/window/choice.h"
#include "ui/window/homepage.h"
#include "ui/window/joblist.h"
#include "ui/window/licencepage.h"
#include "ui/window/linknotice.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagestack.h"
#include "ui/window/readerchooser.h"
#include "ui/window/settingspage.h"
#include "ui/window/sidebar.h"
#include "ui/window/statuspanel.h"
#include "ui/window/triestile.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QRadioButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

using namespace eid;
using namespace eid::ui;

namespace {

/// A page that records how it was opened, and can be busy.
class JobPage : public Page
{
public:
    JobPage(Job job, QString reader, QWidget *parent)
        : Page(parent)
        , opened(job)
        , where(std::move(reader))
    {
        JobPage::retranslate();
    }

    [[nodiscard]] bool isBusy() const override { return busy; }

    Job opened;
    QString where;
    bool busy = false;

protected:
    void retranslate() override { setTitle(CardWords::jobTitle(opened)); }
};

/// A page that a link opened.
class LinkPage : public Page
{
public:
    LinkPage(QString link, std::function<void()> takeSample, QWidget *parent)
        : Page(parent)
        , opened(std::move(link))
        , sample(std::move(takeSample))
    {
        LinkPage::retranslate();
    }

    [[nodiscard]] bool isBusy() const override { return busy; }
    [[nodiscard]] bool holdsRequest() const override { return holds; }

    QString opened;
    std::function<void()> sample;
    bool busy = false;
    bool holds = true;

protected:
    void retranslate() override { setTitle(opened); }
};

bool isShown(const QWidget *widget)
{
    return widget && widget->isVisible();
}

} // namespace

Q_DECLARE_METATYPE(eid::ui::Job)

class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(
            m_folder->filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        m_appearance = std::make_unique<Appearance>(*qApp, *m_settings);
        m_appearance->setPreferences({QStringLiteral("en"), Scheme::Light, TextSize::Standard});
        m_refreshed.clear();
        m_saved.clear();
        m_window = std::make_unique<MainWindow>(
            WindowServices{
                .pinPage = [](PinJob job, const QString &reader,
                               QWidget *parent) { return new JobPage(job, reader, parent); },
                .renewalPage
                = [](const QString &reader,
                      QWidget *parent) { return new JobPage(RenewalJob(), reader, parent); },
                .facePage = [](const QString &reader,
                                QWidget *parent) { return new JobPage(FaceJob(), reader, parent); },
                .copiesPage
                = [](const QString &reader,
                      QWidget *parent) { return new JobPage(CopiesJob(), reader, parent); },
                .codePage = [](const QString &reader,
                                QWidget *parent) { return new JobPage(CodeJob(), reader, parent); },
                .lossPage = [](const QString &reader,
                                QWidget *parent) { return new JobPage(LossJob(), reader, parent); },
                .linkPage =
                    [](const QString &link, const QString &, std::function<void()> takeSample,
                        QWidget *parent) {
                        return new LinkPage(link, std::move(takeSample), parent);
                    },
                .banner = {},
                .notice = {},
                .journalPage
                = [](QWidget *parent) { return new JobPage(PinJob::VerifyPin, {}, parent); },
                .certificateSaved
                = [this](const QString &serial,
                      KeySlot slot) { m_saved.append(serial + u' ' + slotName(slot)); },
                .refresh = [this](const QString &reader) { m_refreshed.append(reader); },
                .now = &samples::now,
            },
            *m_appearance);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_appearance.reset();
        m_settings.reset();
        m_folder.reset();
    }

    void showsEveryState_data()
    {
        QTest::addColumn<DeskState>("state");
        for (const samples::Sample &sample : samples::samples())
            QTest::newRow(qPrintable(sample.name)) << sample.state;
    }

    // Each state has its words on the left, and either its error with a next step or its card on
    // the right; nothing is cut off in either language, at any size of the text.
    void showsEveryState()
    {
        QFETCH(const DeskState, state);
        const Preferences dresses[] = {
            {QStringLiteral("zh_CN"), Scheme::Light, TextSize::Standard},
            {QStringLiteral("en"), Scheme::Dark, TextSize::Standard},
            {QStringLiteral("en"), Scheme::Light, TextSize::Largest},
        };
        for (const Preferences &dress : dresses) {
            m_appearance->setPreferences(dress);
            m_window->setState(state);
            settleLayouts();
            QVERIFY(!m_window->sideBar()->cardZone()->stateTitle().isEmpty());
            const CardState *card = state.find(m_window->chosenReader());
            const auto hindrance = CardWords::hindrance(state, card);
            QCOMPARE(isShown(m_window->home()->errorPanel()), hindrance.has_value());
            QCOMPARE(isShown(m_window->home()->statusPanel()), !hindrance && card != nullptr);
            if (hindrance) {
                const ErrorPanel *panel = m_window->home()->errorPanel();
                QCOMPARE(panel->accessibleName(), errorTitle(*hindrance));
                QCOMPARE(panel->accessibleDescription(), errorNextStep(*hindrance));
            }
            for (const QLabel *label : visibleLabels(*m_window))
                QCOMPARE(cutOff(*label), QString());
        }
    }

    void namesEverythingThatCanBeUsed()
    {
        for (const samples::Sample &sample : samples::samples()) {
            m_window->setState(sample.state);
            for (const QAbstractButton *button : m_window->findChildren<QAbstractButton *>()) {
                if (button->isVisible() && button->focusPolicy() != Qt::NoFocus)
                    QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                        qPrintable(button->objectName()));
            }
        }
    }

    void saysThatUnknownTriesAreUnknown()
    {
        m_window->setState(samples::deskWith({samples::plain(samples::healthyCard())}));
        const StatusPanel *status = m_window->home()->statusPanel();
        QCOMPARE(status->pin()->words(), QStringLiteral("3 tries left"));
        QCOMPARE(status->puk()->words(), QStringLiteral("Tries left: unknown"));
        QVERIFY(!status->puk()->explanation().isEmpty());
    }

    void tellsDaysLeftInWords()
    {
        m_window->setState(samples::deskWith({samples::healthyCard()}));
        const Entry *row = m_window->home()->statusPanel()->certificates().constFirst();
        QCOMPARE(row->endTitle(), QStringLiteral("Valid for 1095 days"));
        QVERIFY(row->accessibleDescription().contains(QStringLiteral("28 February 2030")));
    }

    void masksTheIdNumber()
    {
        m_window->setState(samples::deskWith({samples::healthyCard()}));
        const CardView *view = m_window->sideBar()->cardZone()->view();
        QCOMPARE(view->face().idNumber, QStringLiteral("1101••••••••••••11"));
        QVERIFY(!view->accessibleName().contains(QStringLiteral("199003070011")));
    }

    void opensAJobByClickAndByKey()
    {
        m_window->setState(samples::deskWith({samples::healthyCard()}));
        Entry *change = m_window->sideBar()->jobs()->entry(PinJob::ChangePin);
        QTest::mouseClick(change, Qt::LeftButton);
        auto *page = dynamic_cast<JobPage *>(m_window->pages()->current());
        QVERIFY(page);
        QCOMPARE(page->opened, Job(PinJob::ChangePin));
        QCOMPARE(page->where, samples::healthyCard().reader);
        QVERIFY(change->isChecked());

        QTest::keyClick(page, Qt::Key_Escape);
        QCOMPARE(m_window->pages()->current(), m_window->home());
        QVERIFY(!change->isChecked());

        Entry *verify = m_window->sideBar()->jobs()->entry(PinJob::VerifyPin);
        verify->setFocus();
        QTest::keyClick(verify, Qt::Key_Space);
        QVERIFY(dynamic_cast<JobPage *>(m_window->pages()->current()));
    }

    void opensTheFaceSample()
    {
        m_window->setState(samples::deskWith({samples::healthyCard()}));
        Entry *entry = m_window->sideBar()->jobs()->entry(FaceJob());
        QVERIFY(isShown(entry));
        QTest::mouseClick(entry, Qt::LeftButton);
        const auto *page = dynamic_cast<JobPage *>(m_window->pages()->current());
        QVERIFY(page);
        QCOMPARE(page->opened, Job(FaceJob()));
        QCOMPARE(page->where, samples::healthyCard().reader);
        m_window->pages()->goHome();
        // What the card could not sign is not begun.
        m_window->setState(stateOf(QStringLiteral("pin-blocked")));
        QVERIFY(!entry->isEnabled());
        m_window->openJob(FaceJob());
        QCOMPARE(m_window->pages()->current(), m_window->home());

        MainWindow without(
            {.pinPage = {}, .renewalPage = {}, .banner = {}, .refresh = {}, .now = &samples::now},
            *m_appearance);
        QVERIFY(without.sideBar()->jobs()->entry(FaceJob())->isHidden());
    }

    void offersTheJobThatHelps_data()
    {
        QTest::addColumn<QString>("sample");
        QTest::addColumn<Job>("job");
        QTest::newRow("blocked") << QStringLiteral("pin-blocked") << Job(PinJob::UnblockPin);
        QTest::newRow("first PIN") << QStringLiteral("first-pin") << Job(PinJob::ActivatePin);
        QTest::newRow("expiring") << QStringLiteral("certificates-troubled") << Job(RenewalJob());
    }

    void offersTheJobThatHelps()
    {
        QFETCH(const QString, sample);
        QFETCH(const Job, job);
        m_window->setState(stateOf(sample));
        auto *follow = m_window->home()->findChild<Button *>(QStringLiteral("follow"));
        QVERIFY(isShown(follow));
        QTest::mouseClick(follow, Qt::LeftButton);
        const auto *page = dynamic_cast<JobPage *>(m_window->pages()->current());
        QVERIFY(page);
        QCOMPARE(page->opened, job);
    }

    void saysWhyAJobCannotBeDone()
    {
        m_window->setState(stateOf(QStringLiteral("pin-blocked")));
        const Entry *change = m_window->sideBar()->jobs()->entry(PinJob::ChangePin);
        QVERIFY(!change->isEnabled());
        QCOMPARE(change->description(), QStringLiteral("The PIN is blocked"));
        QVERIFY(m_window->sideBar()->jobs()->entry(PinJob::UnblockPin)->isEnabled());

        m_window->setState(stateOf(QStringLiteral("no-card")));
        QVERIFY(!m_window->sideBar()->jobs()->entry(PinJob::UnblockPin)->isEnabled());
    }

    void changesEveryWordWithTheLanguage()
    {
        m_window->setState(stateOf(QStringLiteral("pin-blocked")));
        settleLayouts();
        QHash<QLabel *, QString> english;
        for (QLabel *label : visibleLabels(*m_window))
            english.insert(label, label->text());
        QTest::mouseClick(m_window->sideBar()->language(), Qt::LeftButton);
        settleLayouts();
        QCOMPARE(m_appearance->language(), QStringLiteral("zh_CN"));
        QCOMPARE(m_window->windowTitle(), QStringLiteral("eID 维护工具"));
        for (auto it = english.cbegin(); it != english.cend(); ++it)
            QVERIFY2(it.key()->text() != it.value(), qPrintable(it.value()));

        QTest::mouseClick(m_window->sideBar()->language(), Qt::LeftButton);
        settleLayouts();
        QCOMPARE(m_appearance->language(), QStringLiteral("en"));
        for (auto it = english.cbegin(); it != english.cend(); ++it)
            QCOMPARE(it.key()->text(), it.value());
    }

    void opensEveryPageWhileTheCardComesAndGoes()
    {
        const DeskState with = samples::deskWith({samples::healthyCard()});
        const DeskState without = stateOf(QStringLiteral("no-card"));
        for (int page = 0; page < 5; ++page) {
            m_window->setState(with);
            switch (page) {
            case 0:
                m_window->openCertificate(KeySlot::Signature);
                break;
            case 1:
                m_window->openSettings();
                break;
            case 2:
                m_window->openAbout();
                break;
            case 3:
                m_window->openJob(PinJob::ChangePin);
                break;
            case 4:
                m_window->openJobIn(PinJob::UnblockPin, samples::healthyCard().reader);
                break;
            }
            for (const samples::Sample &sample : samples::samples()) {
                m_window->setState(sample.state);
                settleLayouts();
            }
            m_window->setState(without);
            m_window->pages()->goHome();
            QCOMPARE(m_window->pages()->current(), m_window->home());
        }
    }

    void restsOnEveryPage()
    {
        m_window->setState(samples::deskWith({samples::healthyCard(), samples::healthyCard()}));
        const std::function<void()> openers[] = {
            [this] { m_window->pages()->goHome(); },
            [this] { m_window->openCertificate(KeySlot::Signature); },
            [this] { m_window->openSettings(); },
            [this] { m_window->openAbout(); },
            [this] {
                m_window->openAbout();
                QTest::mouseClick(
                    m_window->pages()->current()->findChild<QAbstractButton *>(), Qt::LeftButton);
            },
        };
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        for (const auto &open : openers) {
            open();
            for (QWidget *focus = m_window->pages()->current()->nextInFocusChain();
                 focus != m_window->pages()->current(); focus = focus->nextInFocusChain()) {
                focus->setFocus();
                // What a layout or a new style put off to the next turn is done by then.
                QTRY_COMPARE(runningTimers(*m_window), QStringList());
            }
        }
        for (const samples::Sample &sample : samples::samples()) {
            m_window->setState(sample.state);
            QTRY_COMPARE(runningTimers(*m_window), QStringList());
        }
    }

    void takesTheCertificateAwayWithTheCard()
    {
        m_window->setState(samples::deskWith({samples::healthyCard()}));
        QTest::mouseClick(
            m_window->home()->statusPanel()->certificates().constFirst(), Qt::LeftButton);
        const auto *page = qobject_cast<CertificatePage *>(m_window->pages()->current());
        QVERIFY(page);
        m_window->setState(stateOf(QStringLiteral("no-card")));
        QCOMPARE(m_window->pages()->current(), m_window->home());
    }

    void copiesACertificateAsItIsShown()
    {
        m_window->setState(samples::deskWith({samples::healthyCard()}));
        m_window->openCertificate(KeySlot::Authentication);
        auto *page = qobject_cast<CertificatePage *>(m_window->pages()->current());
        QTest::mouseClick(page->findChild<Button *>(QStringLiteral("copy")), Qt::LeftButton);
        const QString masked = QGuiApplication::clipboard()->text();
        QVERIFY(masked.contains(QStringLiteral("eID Demo CA")));
        QVERIFY(!masked.contains(QStringLiteral("110101199003070011")));
        QTest::mouseClick(page->findChild<Button *>(QStringLiteral("unmask")), Qt::LeftButton);
        QTest::mouseClick(page->findChild<Button *>(QStringLiteral("copy")), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().contains(
            QStringLiteral("IDCCN-110101199003070011")));
    }

    void opensTheJournalOnce()
    {
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::mouseClick(m_window->sideBar()->journal(), Qt::LeftButton);
        const Page *page = m_window->pages()->current();
        QVERIFY(page != m_window->home());
        QTest::keyClick(m_window.get(), Qt::Key_J, Qt::ControlModifier);
        QCOMPARE(m_window->pages()->current(), page);
        m_window->pages()->goHome();
        QTest::keyClick(m_window.get(), Qt::Key_J, Qt::ControlModifier);
        QVERIFY(m_window->pages()->current() != m_window->home());
    }

    void opensALinkAndOnlyOne()
    {
        m_window->setState(samples::deskWith({samples::healthyCard()}));
        m_window->openSettings();
        m_window->openLink(u"openid4vp://?one"_qs);
        auto *page = dynamic_cast<LinkPage *>(m_window->pages()->current());
        QVERIFY(page);
        QCOMPARE(page->opened, u"openid4vp://?one"_qs);
        QVERIFY(!isShown(m_window->findChild<LinkNotice *>()));

        m_window->openLink(u"openid4vp://?two"_qs);
        QCOMPARE(m_window->pages()->current(), page);
        const auto *notice = m_window->findChild<LinkNotice *>();
        QVERIFY(isShown(notice));
        QCOMPARE(notice->title(), errorTitle({ErrorCode::RequestBusy, {}, {}}));
        QTest::mouseClick(
            notice->findChild<Button *>(QStringLiteral("closeNotice")), Qt::LeftButton);
        QVERIFY(!isShown(notice));

        // Once it was answered, the next one comes.
        m_window->openLink(u"openid4vp://?three"_qs);
        QVERIFY(isShown(notice));
        page->holds = false;
        m_window->openLink(u"openid4vp://?four"_qs);
        page = dynamic_cast<LinkPage *>(m_window->pages()->current());
        QCOMPARE(page->opened, u"openid4vp://?four"_qs);
        QVERIFY(!isShown(notice));
        QTest::keyClick(page, Qt::Key_Escape);
        QCOMPARE(m_window->pages()->current(), m_window->home());
        m_window->openLink(u"openid4vp://?five"_qs);
        page = dynamic_cast<LinkPage *>(m_window->pages()->current());
        QCOMPARE(page->opened, u"openid4vp://?five"_qs);
    }

    void letsNoLinkCutAJobShort()
    {
        m_window->setState(samples::deskWith({samples::healthyCard()}));
        m_window->openJob(PinJob::ChangePin);
        auto *page = dynamic_cast<JobPage *>(m_window->pages()->current());
        page->busy = true;
        m_window->openLink(u"openid4vp://?one"_qs);
        QCOMPARE(m_window->pages()->current(), page);
        QVERIFY(isShown(m_window->findChild<LinkNotice *>()));
        page->busy = false;
        m_window->pages()->goHome();
        QVERIFY(!isShown(m_window->findChild<LinkNotice *>()));
    }

    void takesAFaceSampleOnTheWayOfALink()
    {
        m_window->setState(samples::deskWith({samples::healthyCard()}));
        m_window->openLink(u"openid4vp://?one"_qs);
        auto *page = dynamic_cast<LinkPage *>(m_window->pages()->current());
        page->sample();
        auto *face = dynamic_cast<JobPage *>(m_window->pages()->current());
        QVERIFY(face);
        QCOMPARE(face->opened, Job(FaceJob()));
        QCOMPARE(face->where, samples::healthyCard().reader);
        m_window->openLink(u"openid4vp://?two"_qs); // the first one waits below
        QCOMPARE(m_window->pages()->current(), face);
        Q_EMIT face->finished();
        QCOMPARE(m_window->pages()->current(), page);
    }

    void reportsALossWithoutACard()
    {
        m_window->setState(stateOf(QStringLiteral("no-card")));
        Entry *loss = m_window->sideBar()->jobs()->entry(LossJob());
        QVERIFY(loss->isEnabled());
        QVERIFY(!m_window->sideBar()->jobs()->entry(FaceJob())->isEnabled());
        QTest::mouseClick(loss, Qt::LeftButton);
        const auto *page = dynamic_cast<JobPage *>(m_window->pages()->current());
        QVERIFY(page);
        QCOMPARE(page->opened, Job(LossJob()));
        QVERIFY(loss->isChecked());
    }

    void scansACodeWithoutACard()
    {
        m_window->setState(stateOf(QStringLiteral("no-card")));
        Entry *scan = m_window->sideBar()->jobs()->entry(CodeJob());
        QVERIFY(scan->isVisible() && scan->isEnabled());
        QTest::mouseClick(scan, Qt::LeftButton);
        const auto *page = dynamic_cast<JobPage *>(m_window->pages()->current());
        QVERIFY(page);
        QCOMPARE(page->opened, Job(CodeJob()));
        // What was scanned is followed like a link, in the place of this page.
        m_window->openLink(u"openid4vp://?one"_qs);
        QCOMPARE(
            dynamic_cast<LinkPage *>(m_window->pages()->current())->opened, u"openid4vp://?one"_qs);
        QTest::keyClick(m_window->pages()->current(), Qt::Key_Escape);
        QCOMPARE(m_window->pages()->current(), m_window->home());
    }

    void looksAtCopiesWithoutACard()
    {
        m_window->setState(stateOf(QStringLiteral("no-card")));
        QTest::mouseClick(m_window->sideBar()->jobs()->entry(CopiesJob()), Qt::LeftButton);
        const auto *page = dynamic_cast<JobPage *>(m_window->pages()->current());
        QVERIFY(page);
        QCOMPARE(page->opened, Job(CopiesJob()));
    }

    void tellsThatACertificateWasSaved()
    {
        m_window->setState(samples::deskWith({samples::healthyCard()}));
        m_window->openCertificate(KeySlot::Signature);
        auto *page = qobject_cast<CertificatePage *>(m_window->pages()->current());
        QVERIFY(page);
        Q_EMIT page->saved();
        QCOMPARE(m_saved, QStringList(samples::healthyCard().identity.serial + u" 9C"_qs));
    }

    void letsTheUserChooseAmongCards()
    {
        const DeskState two = stateOf(QStringLiteral("two-cards"));
        m_window->setState(two);
        const ReaderChooser *chooser = m_window->sideBar()->chooser();
        QVERIFY(chooser->isVisible());
        QCOMPARE(chooser->entries().size(), 2);
        QTest::mouseClick(chooser->entries().at(1), Qt::LeftButton);
        QCOMPARE(m_window->chosenReader(), two.readers.at(1).reader);
        QCOMPARE(m_window->sideBar()->cardZone()->view()->face().name, QStringLiteral("王小明"));

        m_window->setState(samples::deskWith({two.readers.at(0)}));
        QVERIFY(!chooser->isVisible());
        QCOMPARE(m_window->chosenReader(), two.readers.at(0).reader);
    }

    void keepsTheCardOfAnOpenJob()
    {
        const DeskState two = stateOf(QStringLiteral("two-cards"));
        m_window->setState(two);
        m_window->openJob(PinJob::ChangePin);
        auto *page = dynamic_cast<JobPage *>(m_window->pages()->current());
        page->busy = true;
        QTest::mouseClick(m_window->sideBar()->chooser()->entries().at(1), Qt::LeftButton);
        QCOMPARE(m_window->chosenReader(), two.readers.at(0).reader);
        QCOMPARE(m_window->pages()->current(), page);

        DeskState pulled = two;
        pulled.readers[0].phase = CardPhase::Empty;
        m_window->setState(pulled);
        QCOMPARE(m_window->chosenReader(), two.readers.at(0).reader);
        m_window->close();
        QVERIFY(m_window->isVisible());
        page->busy = false;
    }

    void refreshesByKey()
    {
        m_window->setState(samples::deskWith({samples::healthyCard()}));
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QCOMPARE(m_refreshed, QStringList{samples::healthyCard().reader});
    }

    void showsTheLicences()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        auto *about = qobject_cast<AboutPage *>(m_window->pages()->current());
        QVERIFY(about);
        for (qsizetype index = 0; index < about->parts().size(); ++index) {
            settleLayouts();
            QTest::mouseClick(about->parts().at(index), Qt::LeftButton);
            const auto *licence = qobject_cast<LicencePage *>(m_window->pages()->current());
            QVERIFY(licence);
            const auto texts = licence->findChildren<Text *>();
            QVERIFY(std::ranges::any_of(
                texts, [](const Text *text) { return text->text().size() > 500; }));
            m_window->pages()->goBack();
            QCOMPARE(m_window->pages()->current(), about);
        }
    }

    void keepsWhatIsChosen()
    {
        constexpr QPoint onTheSign(8, 18);
        m_window->openSettings();
        auto *page = qobject_cast<SettingsPage *>(m_window->pages()->current());
        QVERIFY(page);
        settleLayouts();
        QTest::mouseClick(
            page->scheme()->findChildren<QRadioButton *>().at(2), Qt::LeftButton, {}, onTheSign);
        settleLayouts();
        QTest::mouseClick(
            page->textSize()->findChildren<QRadioButton *>().at(1), Qt::LeftButton, {}, onTheSign);
        QVERIFY(isDark(QApplication::palette()));
        QVERIFY(QApplication::font().pixelSize() >= 20);
        QCOMPARE(loadPreferences(*m_settings).scheme, Scheme::Dark);
        QCOMPARE(loadPreferences(*m_settings).textSize, TextSize::Large);
    }

    void reachesEverythingByTab()
    {
        m_window->setState(samples::deskWith({samples::healthyCard()}));
        settleLayouts();
        m_window->activateWindow();
        QSet<QWidget *> reached;
        for (int step = 0; step < 60; ++step) {
            if (QWidget *focused = m_window->focusWidget())
                reached.insert(focused);
            QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
        }
        for (QAbstractButton *button : m_window->findChildren<QAbstractButton *>()) {
            if (button->isVisible() && button->isEnabled() && button->focusPolicy() & Qt::TabFocus)
                QVERIFY2(reached.contains(button), qPrintable(button->accessibleName()));
        }
    }

private:
    static DeskState stateOf(const QString &name)
    {
        for (const samples::Sample &sample : samples::samples()) {
            if (sample.name == name)
                return sample.state;
        }
        qFatal("No such sample");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<MainWindow> m_window;
    QStringList m_refreshed;
    QStringList m_saved;
};

QTEST_MAIN(MainWindowTest)
#include "mainwindow_test.moc"
