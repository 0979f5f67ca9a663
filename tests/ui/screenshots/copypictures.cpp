#include "copypictures.h"

#include "photographer.h"
#include "tests/core/qrcode/drawncode.h"
#include "tests/ui/face/posedengine.h"
#include "tests/ui/onlinecopy/copybench.h"
#include "tests/ui/onlinecopy/copysamples.h"
#include "tests/ui/samples/visibletexts.h"
#include "ui/onlinecopy/authenticationpage.h"
#include "ui/onlinecopy/copiespage.h"
#include "ui/onlinecopy/losspage.h"
#include "ui/onlinecopy/offerpage.h"
#include "ui/window/pagestack.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QEvent>
#include <QImage>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>
#include <functional>
#include <utility>

namespace eid::ui {

namespace {

const QString link = QStringLiteral("openid4vp://?client_id=x509_san_dns:shop.example.cn");

/// What a camera sees of a hand-held sheet with the code of \a text.
CaptureView viewOf(const QByteArray &text)
{
    QImage frame(640, 360, QImage::Format_RGB32);
    QLinearGradient light(0, 0, frame.width(), frame.height());
    light.setColorAt(0, QColor(148, 138, 126));
    light.setColorAt(1, QColor(84, 78, 74));
    QPainter painter(&frame);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.fillRect(frame.rect(), light);
    painter.translate(frame.rect().center());
    painter.rotate(-7);
    painter.fillRect(QRect(-150, -170, 300, 420), QColor(238, 236, 230));
    const OwnPicture code = draw(codeOf(text), {.pixelsPerModule = 5, .noise = 12});
    const QImage drawn(
        code.octets.data(), code.width, code.height, code.width, QImage::Format_Grayscale8);
    painter.drawImage(QRect(-110, -110, 220, 220), drawn);
    painter.end();
    CaptureView view;
    view.preview = eid::Picture(frame.width(), frame.height(), PixelFormat::Bgrx32);
    std::copy_n(
        std::as_const(frame).constBits(), frame.sizeInBytes(), view.preview.octets().begin());
    view.frame = frame.size();
    return view;
}

/// A user with a card and online copies.
class User
{
public:
    User(Appearance &appearance, const QDir &folder, const QString &suffix)
        : m_photographer(appearance, folder, suffix, windowServices())
    {
        QObject::connect(&m_bench.desk.desk, &CardDesk::changed, &window(),
            [this] { window().setState(m_bench.desk.desk.state()); });
        window().setState(m_bench.desk.desk.state());
    }

    FakeCopies &copies() { return m_bench.copies; }
    CopyBench &bench() { return m_bench; }
    PosedEngine &camera() { return m_camera; }
    /// The camera sees \a view.
    void see(const CaptureView &view)
    {
        m_camera.listener().viewChanged(view);
        settle([] { return true; });
    }
    /// Lets time pass until \a isSo.
    void settle(const std::function<bool()> &isSo)
    {
        for (int round = 0; round < 1000; ++round) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
            if (isSo())
                break;
        }
        settleLayouts();
    }
    MainWindow &window() { return m_photographer.window(); }

    void open(const Job &job)
    {
        copies().isHeld = false;
        window().pages()->goHome();
        window().openJobIn(job, CopyBench::reader);
        settleLayouts();
    }
    void follow(const Result<AuthenticationRequest> &request)
    {
        window().pages()->goHome();
        // What was open is forgotten with its page.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        copies().request = request;
        window().openLink(link);
        settleLayouts();
    }
    void press(const char *name)
    {
        if (!ui::press(page(), name))
            qFatal("There is no %s", name);
    }
    void type(std::string_view characters) { ui::type(page(), characters); }
    void enterPin()
    {
        type("471108");
        press("go");
    }
    /// Holds what comes next in the middle, at \a progress.
    void hold(CopyProgress::Stage stage, int done = 0, int total = 0)
    {
        copies().isHeld = true;
        enterPin();
        Q_EMIT copies().progressed({stage, done, total});
        settleLayouts();
    }
    void letGo()
    {
        copies().letGo();
        settleLayouts();
    }
    void photograph(const QString &name) { m_photographer.photograph(name); }
    /// What is below the edge of the window as well.
    void photographAll(const QString &name)
    {
        photograph(name);
        QScrollBar *bar = page().findChild<QScrollArea *>()->verticalScrollBar();
        for (int part = 2; bar->value() < bar->maximum(); ++part) {
            bar->setValue(bar->value() + bar->pageStep() - 40);
            photograph(QStringLiteral("%1-%2").arg(name).arg(part));
        }
        bar->setValue(0);
    }

private:
    QWidget &page() { return *window().pages()->current(); }

    WindowServices windowServices()
    {
        return {
            .pinPage = {},
            .renewalPage = {},
            .copiesPage
            = [this](const QString &reader,
                  QWidget *parent) { return new CopiesPage(services(), reader, parent); },
            .codePage
            = [this](const QString &reader,
                  QWidget *parent) { return new OfferPage(services(), reader, {}, parent); },
            .lossPage = [this](const QString &reader,
                            QWidget *parent) { return new LossPage(services(), reader, parent); },
            .linkPage =
                [this](
                    const QString &opened, const QString &reader, const auto &, QWidget *parent) {
                    return new AuthenticationPage(services(), reader, opened, parent);
                },
            .banner = {},
            .refresh = {},
            .now = &QDateTime::currentDateTimeUtc,
        };
    }
    CopyServices services()
    {
        CopyServices services = m_bench.services();
        services.cameras.engine = [this] { return Result<FaceEngine *>(&m_camera); };
        services.follow = [this](const QString &opened) { window().openLink(opened); };
        return services;
    }

    CopyBench m_bench;
    PosedEngine m_camera;
    Photographer m_photographer;
};

void photographScanning(User &user)
{
    user.open(CodeJob());
    user.photograph(QStringLiteral("code-entry"));
    user.type("https://shop.example.cn/");
    user.press("go");
    user.photograph(QStringLiteral("code-entry-other"));
    user.press("camera");
    user.settle([&user] { return user.camera().isOn(); });
    user.photograph(QStringLiteral("code-camera-starts"));
    user.see(viewOf("openid4vp://?client_id=x509_san_dns%3Ashop.example.cn"));
    user.photograph(QStringLiteral("code-camera"));
    CaptureView other = viewOf("https://shop.example.cn/");
    other.codes = QStringList(QStringLiteral("https://shop.example.cn/"));
    user.see(other);
    user.photograph(QStringLiteral("code-camera-other"));
    user.camera().listener().failed({ErrorCode::CameraBusy, {}, std::nullopt});
    user.settle([] { return true; });
    user.photograph(QStringLiteral("code-camera-busy"));
    const QList<Camera> cameras = user.camera().cameras();
    user.camera().connectCameras({});
    user.press("again");
    user.photograph(QStringLiteral("code-camera-missing"));
    user.camera().connectCameras(cameras);
}

void photographOffer(User &user)
{
    user.copies().overviewed = CopyOverview();
    user.copies().overviewed->ofOtherCards = 8;
    user.bench().pull();
    user.open(CopiesJob());
    user.settle([] { return true; });
    user.photograph(QStringLiteral("copies-no-card"));
    user.press("removeOthers");
    user.photograph(QStringLiteral("copies-remove-all"));
    user.bench().insert();
    user.open(CopiesJob());
    user.photograph(QStringLiteral("copies-empty"));
    user.press("takeOffer");
    user.photograph(QStringLiteral("offer-entry"));
    user.copies().offer = failure(ErrorCode::CopyOfferUntrusted);
    user.type("openid-credential-offer://?credential_offer=%7B%22credential_issuer%22");
    user.press("go");
    user.photograph(QStringLiteral("offer-untrusted"));
    user.copies().offer = samples::copyOffer();
    user.type("openid-credential-offer://?credential_offer=%7B%22credential_issuer%22");
    user.press("go");
    user.type("4711");
    user.photograph(QStringLiteral("offer"));
    user.type("08");
    user.press("go");
    user.photograph(QStringLiteral("offer-pin"));
    user.copies().taken = samples::copiesTaken();
    user.hold(CopyProgress::Stage::Proving, 3, 8);
    user.photograph(QStringLiteral("offer-running"));
    user.letGo();
    user.photographAll(QStringLiteral("offer-done"));
}

void photographCopiesThemselves(User &user)
{
    user.copies().overviewed = samples::copyOverview();
    user.open(CopiesJob());
    user.photographAll(QStringLiteral("copies"));
    user.copies().overviewed->isRefreshDue = true;
    user.copies().overviewed->hasRecoveryPhrase = true;
    user.copies().overviewed->ofOtherCards = 3;
    user.open(CopiesJob());
    user.photographAll(QStringLiteral("copies-refresh-due"));
    user.press("refresh");
    user.copies().taken = samples::copiesTaken();
    user.hold(CopyProgress::Stage::Fetching);
    user.photograph(QStringLiteral("copies-refreshing"));
    user.letGo();
    user.photograph(QStringLiteral("copies-refreshed"));
    user.press("next");
    user.press("openWithPhrase");
    user.type("7Q4N0VZ2M8");
    user.press("reveal");
    user.photograph(QStringLiteral("copies-phrase-entry"));
    user.press("cancel");
    user.press("makePhrase");
    user.copies().code = samples::recoveryPhrase();
    user.enterPin();
    user.photograph(QStringLiteral("copies-phrase"));
    user.press("noted");
    user.press("remove");
    user.photograph(QStringLiteral("copies-remove"));
    user.press("cancel");

    user.press("removeOthers");
    user.photograph(QStringLiteral("copies-remove-others"));
    user.press("cancel");

    user.copies().opened = samples::copyView();
    user.copies().opened->uses = user.copies().opened->copies.constFirst().uses;
    user.copies().opened->uses.append({samples::copyView().copies.at(1).uses.constFirst().time,
        QStringLiteral("示例旅行社"), QStringLiteral("travel.example.cn"), {CopyField::Name}, {}});
    user.press("open");
    user.photograph(QStringLiteral("copies-pin"));
    user.enterPin();
    user.photographAll(QStringLiteral("copies-opened"));
    user.press("show");
    user.photograph(QStringLiteral("copies-shown"));
    user.press("closeCopies");
    user.copies().opened = failure(ErrorCode::CopyLocked);
    user.press("open");
    user.enterPin();
    user.photograph(QStringLiteral("copies-locked"));
}

void photographRequests(User &user)
{
    user.copies().isHeld = true;
    user.follow(samples::plainRequest());
    user.photograph(QStringLiteral("request-reading"));
    user.letGo();
    user.photographAll(QStringLiteral("request"));
    user.window().openLink(link);
    user.photograph(QStringLiteral("request-second-link"));
    user.press("showFacts");
    user.photograph(QStringLiteral("request-certificate"));

    user.follow(samples::curiousRequest());
    user.photographAll(QStringLiteral("request-fields"));
    user.press("tell-name");
    user.press("tell-age-18");
    user.press("tell-birth-date");
    user.photographAll(QStringLiteral("request-fields-agreed"));
    user.press("yes");
    user.photograph(QStringLiteral("request-pin"));
    AuthenticationOutcome outcome;
    outcome.redirect = QUrl(QStringLiteral("https://shop.example.cn/back?response_code=1"));
    user.copies().outcome = outcome;
    user.hold(CopyProgress::Stage::Proving);
    user.photograph(QStringLiteral("request-running"));
    user.letGo();
    user.photograph(QStringLiteral("request-done"));

    user.follow(samples::signingRequest());
    user.photographAll(QStringLiteral("request-signing"));
    user.press("tell-name");
    user.press("sign");
    user.press("yes");
    user.copies().outcome
        = failure(ErrorCode::RequestRefused, QStringLiteral("urn:eid:problem:face-sample-missing"));
    user.enterPin();
    user.photograph(QStringLiteral("request-face"));
    user.copies().outcome = outcome;
    user.press("decline");
    user.photograph(QStringLiteral("request-declined"));

    user.follow(samples::plainRequest());
    user.press("yes");
    user.copies().outcome = failure(ErrorCode::CopyNotValid, QStringLiteral("suspended"));
    user.enterPin();
    user.photograph(QStringLiteral("request-failed"));
    user.follow(samples::plainRequest());
    user.press("yes");
    user.copies().overviewed = samples::copyOverview();
    user.copies().outcome = failure(ErrorCode::CopiesUsedUp);
    user.enterPin();
    user.settle([] { return true; });
    user.photograph(QStringLiteral("request-used-up"));
    user.follow(samples::longRequest());
    user.photographAll(QStringLiteral("request-long"));
    user.follow(failure(ErrorCode::RequestUntrusted, QStringLiteral("chain ends in no root")));
    user.photograph(QStringLiteral("request-untrusted"));
    user.follow(failure(ErrorCode::RequestMalformed, QStringLiteral("no request")));
    user.photograph(QStringLiteral("request-malformed"));
}

void photographLoss(User &user)
{
    user.open(LossJob());
    user.photograph(QStringLiteral("loss"));
    user.press("report");
    user.type("KX3M7PQART");
    user.photograph(QStringLiteral("loss-code"));
    user.copies().loss = samples::reportedLost();
    user.type("5V2WDN");
    user.press("go");
    user.photographAll(QStringLiteral("loss-reported"));
    user.open(LossJob());
    user.press("look");
    user.enterPin();
    user.photograph(QStringLiteral("loss-known"));
    user.open(LossJob());
    user.press("freeze");
    user.photograph(QStringLiteral("loss-freeze"));
    user.enterPin();
    user.photograph(QStringLiteral("loss-frozen"));
}

} // namespace

void photographCopies(Appearance &appearance, const QDir &folder, const QString &suffix)
{
    User user(appearance, folder, suffix);
    photographScanning(user);
    photographOffer(user);
    photographCopiesThemselves(user);
    photographRequests(user);
    photographLoss(user);
}

} // namespace eid::ui
