#include "tests/ui/onlinecopy/copybench.h"
#include "tests/ui/onlinecopy/copysamples.h"
#include "tests/ui/samples/runningtimers.h"
#include "tests/ui/samples/visibletexts.h"
#include "ui/base/button.h"
#include "ui/base/text.h"
#include "ui/base/theme.h"
#include "ui/onlinecopy/answeredview.h"
#include "ui/onlinecopy/authenticationpage.h"
#include "ui/onlinecopy/copycard.h"
#include "ui/onlinecopy/learnlist.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace eid;
using namespace eid::ui;
using Stage = AuthenticationStage;

namespace {

// A safety net, never a measure.
constexpr int patience = 20'000; // ms
const QString shopLink = QStringLiteral("openid4vp://?client_id=x509_san_dns:shop.example.cn");

#define STAGE(expected) QTRY_COMPARE_WITH_TIMEOUT(m_page->flow().stage(), expected, patience)

/// Takes the place of the browser.
class Browser : public QObject
{
    Q_OBJECT

public:
    Browser()
    {
        for (const char *scheme : {"https", "http", "file", "javascript"})
            QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "open");
    }
    ~Browser() override
    {
        for (const char *scheme : {"https", "http", "file", "javascript"})
            QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
    }

    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened.append(url); }
};

} // namespace

// The page that a link opens, as a person reads, ticks and clicks it.
class AuthenticationPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QCoreApplication::setOrganizationName(QStringLiteral("eid-test"));
        QCoreApplication::setApplicationName(QStringLiteral("authenticationpage"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        Theme(*qApp).apply(Scheme::Light, TextSize::Standard);
    }
    void init() { m_bench = std::make_unique<CopyBench>(); }
    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        Theme(*qApp).apply(Scheme::Light, TextSize::Standard);
    }

    void doesNothingByItself()
    {
        open(samples::plainRequest());
        STAGE(Stage::Consent);
        QCOMPARE(m_bench->copies.lastText, shopLink);
        const QString words = wordsOn(*m_page);
        QVERIFY(words.contains(u"晴天网上商城"_qs));
        QVERIFY(words.contains(u"shop.example.cn"_qs));
        QVERIFY(words.contains(samples::plainRequest().purpose));
        for (const CopyField field : allCopyFields())
            QCOMPARE(picture()->lightOf(field), CopyCard::Light::Hidden);

        // Whatever is typed on when a link opens the page.
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space, Qt::Key_Y})
            QTest::keyClick(m_page->focusWidget(), key);
        type(*m_page, "471108");
        QCOMPARE(m_page->flow().stage(), Stage::Consent);
        QCOMPARE(m_bench->copies.calls, QStringList{u"readRequest"_qs});
        QTRY_VERIFY(runningTimers(*m_page).isEmpty());
        QVERIFY(!m_page->isBusy());
        QVERIFY(m_page->holdsRequest());
    }

    void answersWithTheAnswerAlone()
    {
        Browser browser;
        AuthenticationOutcome outcome;
        outcome.redirect = QUrl(u"https://shop.example.cn/back?response_code=1"_qs);
        m_bench->copies.outcome = outcome;
        open(samples::plainRequest());
        STAGE(Stage::Consent);
        answer();
        STAGE(Stage::Done);
        QCOMPARE(m_bench->copies.lastConsent->request, m_page->flow().request().identifier);
        QCOMPARE(m_bench->copies.lastConsent->disclose, QList<CopyField>());
        QVERIFY(!m_bench->copies.lastConsent->signsTransactions);
        QCOMPARE(m_bench->copies.lastTarget.reader, CopyBench::reader);
        QVERIFY(!m_page->holdsRequest());

        QVERIFY(browser.opened.isEmpty());
        QSignalSpy finished(m_page.get(), &Page::finished);
        QVERIFY(press(*m_page, "backToPage"));
        QCOMPARE(browser.opened, QList<QUrl>{outcome.redirect});
        QCOMPARE(finished.count(), 1);
        m_page.reset();
        QCOMPARE(m_bench->copies.abandoned, 0);
    }

    void opensNothingThatIsNotSafe_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isSafe");
        QTest::newRow("https") << u"https://shop.example.cn/back?response_code=1"_qs << true;
        QTest::newRow("this computer") << u"http://localhost:8080/back"_qs << true;
        QTest::newRow("this computer by number") << u"http://127.0.0.1:8080/back"_qs << true;
        QTest::newRow("this computer, IPv6") << u"http://[::1]:8080/back"_qs << true;
        QTest::newRow("http") << u"http://shop.example.cn/back"_qs << false;
        QTest::newRow("looks like it") << u"http://localhost.example.cn/"_qs << false;
        QTest::newRow("user") << u"https://shop.example.cn@evil.example/"_qs << false;
        QTest::newRow("file") << u"file:///etc/passwd"_qs << false;
        QTest::newRow("javascript") << u"javascript:alert(1)"_qs << false;
        QTest::newRow("no host") << u"https:///back"_qs << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void opensNothingThatIsNotSafe()
    {
        QFETCH(const QString, url);
        QFETCH(const bool, isSafe);
        QCOMPARE(isSafeToOpen(QUrl(url)), isSafe);
        Browser browser;
        AuthenticationOutcome outcome;
        outcome.redirect = QUrl(url);
        m_bench->copies.outcome = outcome;
        open(samples::plainRequest());
        STAGE(Stage::Consent);
        answer();
        STAGE(Stage::Done);
        QCOMPARE(seenWidget(*m_page, "backToPage") != nullptr, isSafe);
        if (isSafe)
            return;
        QSignalSpy finished(m_page.get(), &Page::finished);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        QCOMPARE(finished.count(), 1);
        QVERIFY(browser.opened.isEmpty());
    }

    void tellsNothingThatWasNotTicked()
    {
        m_bench->copies.outcome = AuthenticationOutcome();
        open(samples::curiousRequest());
        STAGE(Stage::Consent);
        const auto *yes = seen<Button>(*m_page, "yes");
        for (const char *name : {"tell-name", "tell-id-number", "tell-birth-date", "tell-age-18"})
            QVERIFY2(!seen<QCheckBox>(*m_page, name)->isChecked(), name);
        QVERIFY(seenWidget(*m_page, "tell-sex") == nullptr);
        QVERIFY(!yes->isEnabled());
        QVERIFY(seenWidget(*m_page, "missing"));

        QVERIFY(press(*m_page, "tell-name"));
        QVERIFY(!yes->isEnabled());
        // Nothing is told as long as there is no answer.
        QCOMPARE(picture()->lightOf(CopyField::Name), CopyCard::Light::Asked);
        QCOMPARE(picture()->lightOf(CopyField::Sex), CopyCard::Light::Hidden);
        QVERIFY(press(*m_page, "tell-age-18"));
        QVERIFY(yes->isEnabled());
        QVERIFY(!seenWidget(*m_page, "missing"));
        QCOMPARE(lit(), (QList<CopyField>{CopyField::Name, CopyField::Age18}));
        const int always = 3;
        QCOMPARE(seen<LearnList>(*m_page, "learn")->lines().size(), always + 2);

        QVERIFY(press(*m_page, "tell-birth-date"));
        QCOMPARE(
            lit(), (QList<CopyField>{CopyField::Name, CopyField::BirthDate, CopyField::Age18}));
        // Both would be one more than is wanted: what is told is what is lit.
        QVERIFY(press(*m_page, "tell-id-number"));
        QCOMPARE(lit(), (QList<CopyField>{CopyField::Name, CopyField::IdNumber, CopyField::Age18}));
        const QList<CopyField> shown = lit();

        answer();
        STAGE(Stage::Done);
        const QList<CopyField> told = m_bench->copies.lastConsent->disclose;
        QCOMPARE(
            QSet<CopyField>(told.begin(), told.end()), QSet<CopyField>(shown.begin(), shown.end()));
        const QStringList learned = seen<LearnList>(*m_page, "learned")->lines();
        QCOMPARE(learned.size(), always + told.size());
    }

    void signsOnlyWhatIsShown()
    {
        m_bench->copies.outcome = AuthenticationOutcome();
        AuthenticationRequest request = samples::signingRequest();
        open(request);
        STAGE(Stage::Consent);
        const auto *text = seen<Text>(*m_page, "transactionText");
        QVERIFY(text);
        QCOMPARE(
            QString(text->text()).remove(QChar(0x200B)), request.transactionTexts.constFirst());
        QCOMPARE(text->textFormat(), Qt::PlainText);
        QVERIFY(press(*m_page, "tell-name"));
        QVERIFY(!seen<Button>(*m_page, "yes")->isEnabled());
        QVERIFY(press(*m_page, "sign"));
        answer();
        STAGE(Stage::Done);
        QVERIFY(m_bench->copies.lastConsent->signsTransactions);
    }

    void showsWordsOfOthersAsWords()
    {
        AuthenticationRequest request = samples::plainRequest();
        request.relyingParty.name = u"<b>Shop</b> <img src=x>"_qs;
        request.purpose = u"<a href='file:///'>click</a>"_qs;
        open(request);
        STAGE(Stage::Consent);
        for (const QLabel *label : visibleLabels(*m_page))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void asksForAWrongPinAgain()
    {
        m_bench->copies.outcome = AuthenticationOutcome();
        open(samples::curiousRequest());
        STAGE(Stage::Consent);
        QVERIFY(press(*m_page, "tell-name"));
        QVERIFY(press(*m_page, "tell-age-18"));
        QVERIFY(press(*m_page, "yes"));
        STAGE(Stage::PinEntry);
        type(*m_page, "904417");
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::PinEntry);
        QCOMPARE(m_page->flow().pinStatus().triesLeft, 2);
        type(*m_page, "471108");
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        STAGE(Stage::Done);
        QCOMPARE(m_bench->copies.lastConsent->disclose,
            (QList<CopyField>{CopyField::Name, CopyField::Age18}));
    }

    void takesAFaceSampleOnTheWay()
    {
        m_bench->copies.outcome
            = failure(ErrorCode::RequestRefused, u"urn:eid:problem:face-sample-missing"_qs);
        open(samples::plainRequest());
        STAGE(Stage::Consent);
        answer();
        STAGE(Stage::FaceMissing);
        QVERIFY(m_page->holdsRequest());
        QSignalSpy wanted(m_page.get(), &AuthenticationPage::faceSampleRequested);
        QVERIFY(press(*m_page, "takeSample"));
        QCOMPARE(wanted.count(), 1);
        m_bench->copies.outcome = AuthenticationOutcome();
        QVERIFY(press(*m_page, "again"));
        STAGE(Stage::PinEntry);
        type(*m_page, "471108");
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::Done);
    }

    void fetchesNewCopiesWhereNoneIsLeft_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("used up") << ErrorCode::CopiesUsedUp;
        QTest::newRow("revoked") << ErrorCode::CopyNotValid;
        QTest::newRow("of a key before") << ErrorCode::CopyLocked;
    }
    void fetchesNewCopiesWhereNoneIsLeft()
    {
        QFETCH(const ErrorCode, code);
        m_bench->copies.overviewed = samples::copyOverview();
        m_bench->copies.taken = samples::copiesTaken();
        m_bench->copies.outcome = failure(code);
        open(samples::curiousRequest());
        STAGE(Stage::Consent);
        QVERIFY(press(*m_page, "tell-name"));
        QVERIFY(press(*m_page, "tell-age-18"));
        answer();
        STAGE(Stage::Failed);
        QTRY_VERIFY(m_page->flow().canRefresh());
        m_bench->copies.outcome = AuthenticationOutcome();
        QVERIFY(press(*m_page, "next"));
        STAGE(Stage::PinEntry);
        QVERIFY(m_page->holdsRequest());
        type(*m_page, "904417");
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::PinEntry);
        QVERIFY(m_page->flow().isRefreshing());
        type(*m_page, "471108");
        QVERIFY(press(*m_page, "go"));
        // The answer has a PIN of its own: it is another thing that is agreed to.
        QTRY_VERIFY(m_page->flow().stage() == Stage::PinEntry && !m_page->flow().isRefreshing());
        QCOMPARE(m_bench->copies.calls,
            (QStringList{
                u"readRequest"_qs, u"answer"_qs, u"overview"_qs, u"refresh"_qs, u"refresh"_qs}));
        type(*m_page, "471108");
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::Done);
        QCOMPARE(m_bench->copies.lastConsent->disclose,
            (QList<CopyField>{CopyField::Name, CopyField::Age18}));
    }

    void fetchesNoneWhereThatIsInVain()
    {
        m_bench->copies.overviewed = samples::copyOverview();
        m_bench->copies.overviewed->canRefresh = false;
        m_bench->copies.outcome = failure(ErrorCode::CopiesUsedUp);
        open(samples::plainRequest());
        STAGE(Stage::Consent);
        answer();
        STAGE(Stage::Failed);
        QTRY_VERIFY(m_bench->copies.calls.contains(u"overview"_qs));
        QCoreApplication::processEvents();
        QVERIFY(!m_page->flow().canRefresh());

        // The platform refuses: that is said, and the request waits.
        m_bench->copies.overviewed->canRefresh = true;
        m_bench->copies.taken = failure(ErrorCode::CopyRefused);
        QVERIFY(press(*m_page, "next"));
        STAGE(Stage::PinEntry);
        type(*m_page, "471108");
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::Failed);
        QTRY_VERIFY(m_page->flow().canRefresh());
        QVERIFY(press(*m_page, "next"));
        STAGE(Stage::PinEntry);
        type(*m_page, "471108");
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::Failed);
        QCOMPARE(m_page->flow().error()->code, ErrorCode::CopyRefused);
        QVERIFY(!m_page->flow().canRefresh());
        QVERIFY(m_page->holdsRequest());
    }

    void asksWhetherThePersonBeganIt()
    {
        open(samples::plainRequest());
        STAGE(Stage::Consent);
        const auto *begun = seen<Text>(*m_page, "begun");
        QVERIFY(begun);
        QVERIFY(begun->text().contains(u"yourself"_qs));
    }

    void declines()
    {
        open(samples::curiousRequest());
        STAGE(Stage::Consent);
        QVERIFY(press(*m_page, "decline"));
        STAGE(Stage::Declined);
        QCOMPARE(m_bench->copies.calls, (QStringList{u"readRequest"_qs, u"decline"_qs}));
        QVERIFY(!m_page->holdsRequest());
        QVERIFY(wordsOn(*m_page).contains(u"晴天网上商城"_qs));
    }

    void refusesWhatIsNotVerified_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("untrusted") << ErrorCode::RequestUntrusted;
        QTest::newRow("malformed") << ErrorCode::RequestMalformed;
        QTest::newRow("unsupported") << ErrorCode::RequestUnsupported;
        QTest::newRow("over") << ErrorCode::RequestOver;
        QTest::newRow("busy") << ErrorCode::RequestBusy;
    }
    void refusesWhatIsNotVerified()
    {
        QFETCH(const ErrorCode, code);
        open(failure(code));
        STAGE(Stage::Refused);
        QCOMPARE(m_page->flow().error()->code, code);
        QVERIFY(!m_page->holdsRequest());
        for (const char *name : {"yes", "decline", "go", "backToPage"})
            QVERIFY2(seenWidget(*m_page, name) == nullptr, name);
        QVERIFY(seenWidget(*m_page, "truth"));
        QSignalSpy finished(m_page.get(), &Page::finished);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        QCOMPARE(finished.count(), 1);
        m_page.reset();
        QCOMPARE(m_bench->copies.abandoned, 0); // what is open is another page's
    }

    void forgetsWhatIsLeft()
    {
        open(samples::plainRequest());
        STAGE(Stage::Consent);
        QSignalSpy left(m_page.get(), &Page::backRequested);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
        m_page.reset();
        QCOMPARE(m_bench->copies.abandoned, 1);
        QVERIFY(!m_bench->copies.openRequest());
        QVERIFY(!m_bench->copies.calls.contains(u"decline"_qs));
    }

    void forgetsWhatIsLeftWhileItIsRead()
    {
        m_bench->copies.isHeld = true;
        open(samples::plainRequest());
        STAGE(Stage::Reading);
        m_page.reset();
        m_bench->copies.letGo();
        QTRY_COMPARE(m_bench->copies.abandoned, 1);
        QVERIFY(!m_bench->copies.openRequest());
    }

    void waitsForACard()
    {
        m_bench->copies.outcome = AuthenticationOutcome();
        m_bench->pull();
        open(samples::plainRequest());
        STAGE(Stage::Consent);
        QVERIFY(press(*m_page, "yes"));
        STAGE(Stage::AwaitCard);
        m_bench->insert();
        STAGE(Stage::PinEntry);
        m_bench->pull();
        STAGE(Stage::AwaitCard);
        m_bench->insertOther();
        STAGE(Stage::PinEntry);
        m_bench->copies.rightPin.clear();
        type(*m_page, "123456");
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::Done);
        QCOMPARE(m_bench->copies.lastTarget.serial,
            m_bench->desk.state(CopyBench::reader).identity.serial);
    }

    void goesOnAfterAFailure()
    {
        m_bench->copies.outcome = failure(ErrorCode::PlatformUnreachable);
        open(samples::plainRequest());
        STAGE(Stage::Consent);
        answer();
        STAGE(Stage::Failed);
        QVERIFY(m_page->holdsRequest());
        m_bench->copies.outcome = AuthenticationOutcome();
        QVERIFY(press(*m_page, "next"));
        STAGE(Stage::PinEntry);
        type(*m_page, "471108");
        QVERIFY(press(*m_page, "go"));
        STAGE(Stage::Done);
    }

    void saysThatARequestIsOver()
    {
        m_bench->copies.outcome = failure(ErrorCode::RequestOver);
        open(samples::plainRequest());
        STAGE(Stage::Consent);
        answer();
        m_bench->copies.abandon();
        STAGE(Stage::Failed);
        QVERIFY(!m_page->holdsRequest());
        QSignalSpy finished(m_page.get(), &Page::finished);
        QVERIFY(press(*m_page, "next"));
        QCOMPARE(finished.count(), 1);
    }

    void isBusyWhileItAnswers()
    {
        m_bench->copies.outcome = AuthenticationOutcome();
        open(samples::plainRequest());
        STAGE(Stage::Consent);
        m_bench->copies.isHeld = true;
        answer();
        STAGE(Stage::Answering);
        QVERIFY(m_page->isBusy());
        QTRY_VERIFY(runningTimers(*m_page).isEmpty());
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Escape);
        STAGE(Stage::Failed);
        QCOMPARE(m_page->flow().error()->code, ErrorCode::Cancelled);
        QCOMPARE(m_bench->copies.cancelled, 1);
        QVERIFY(m_page->holdsRequest());
    }

    void isDoneByKeyboardAlone()
    {
        m_bench->copies.outcome = AuthenticationOutcome();
        open(samples::curiousRequest());
        STAGE(Stage::Consent);
        QVERIFY(tabTo("tell-name"));
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Space);
        QVERIFY(tabTo("tell-age-18"));
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Space);
        QVERIFY(tabTo("yes"));
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Space);
        STAGE(Stage::PinEntry);
        type(*m_page, "471108");
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        STAGE(Stage::Done);
    }

    void namesEverythingThatCanBeUsed()
    {
        open(samples::longRequest());
        STAGE(Stage::Consent);
        for (const QAbstractButton *button : m_page->findChildren<QAbstractButton *>()) {
            if (button->isVisible() && button->focusPolicy() != Qt::NoFocus)
                QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                    qPrintable(button->objectName()));
        }
        QVERIFY(!picture()->accessibleDescription().isEmpty());
        QVERIFY(m_page->focusWidget()->accessibleName().contains(
            samples::longRequest().relyingParty.host));
    }

    void cutsNothingOff_data()
    {
        QTest::addColumn<TextSize>("size");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("standard") << TextSize::Standard << Qt::LeftToRight;
        QTest::newRow("largest") << TextSize::Largest << Qt::LeftToRight;
        QTest::newRow("right to left") << TextSize::Standard << Qt::RightToLeft;
        QTest::newRow("right to left, largest") << TextSize::Largest << Qt::RightToLeft;
    }
    void cutsNothingOff()
    {
        QFETCH(const TextSize, size);
        QFETCH(const Qt::LayoutDirection, direction);
        Theme(*qApp).apply(Scheme::Light, size);
        QGuiApplication::setLayoutDirection(direction);
        for (const AuthenticationRequest &request :
            {samples::longRequest(), samples::signingRequest()}) {
            m_page.reset();
            open(request);
            STAGE(Stage::Consent);
            settleLayouts();
            for (const QLabel *label : visibleLabels(*m_page))
                QCOMPARE(cutOff(*label), QString());
            const QWidget *body = picture()->parentWidget()->parentWidget();
            QVERIFY(body->width() <= m_page->width());
        }
    }

private:
    void open(const Result<AuthenticationRequest> &request)
    {
        m_bench->copies.request = request;
        CopyServices services = m_bench->services();
        services.takesSamples = true;
        m_page = std::make_unique<AuthenticationPage>(services, CopyBench::reader, shopLink);
        m_page->resize(760, 720);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->firstFocus()->setFocus();
    }
    /// Says yes, and types the right PIN.
    void answer()
    {
        QVERIFY(press(*m_page, "yes"));
        QTRY_COMPARE(m_page->flow().stage(), Stage::PinEntry);
        type(*m_page, "471108");
        QVERIFY(press(*m_page, "go"));
    }
    bool tabTo(const char *name)
    {
        for (int step = 0; step < 40; ++step) {
            QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
            if (m_page->focusWidget()->objectName() == QLatin1String(name))
                return true;
        }
        return false;
    }
    [[nodiscard]] CopyCard *picture() const { return seen<CopyCard>(*m_page, "picture"); }
    [[nodiscard]] QList<CopyField> lit() const
    {
        QList<CopyField> fields;
        for (const CopyField field : allCopyFields()) {
            if (picture()->lightOf(field) == CopyCard::Light::Told)
                fields.append(field);
        }
        return fields;
    }

    QTemporaryDir m_home;
    std::unique_ptr<CopyBench> m_bench;
    std::unique_ptr<AuthenticationPage> m_page;
};

QTEST_MAIN(AuthenticationPageTest)
#include "authenticationpage_test.moc"
