#include "ui/window/mainwindow.h"

#include "ui/base/button.h"
#include "ui/base/entry.h"
#include "ui/base/metrics.h"
#include "ui/window/aboutpage.h"
#include "ui/window/appearance.h"
#include "ui/window/cardwords.h"
#include "ui/window/cardzone.h"
#include "ui/window/certificatepage.h"
#include "ui/window/homepage.h"
#include "ui/window/joblist.h"
#include "ui/window/licencepage.h"
#include "ui/window/linknotice.h"
#include "ui/window/pagestack.h"
#include "ui/window/readerchooser.h"
#include "ui/window/settingspage.h"
#include "ui/window/sidebar.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QScreen>
#include <QShortcut>

#include <algorithm>

namespace eid::ui {

MainWindow::MainWindow(WindowServices services, Appearance &appearance, QWidget *parent)
    : QWidget(parent)
    , m_services(std::move(services))
    , m_appearance(appearance)
    , m_sideBar(new SideBar(this))
    , m_home(new HomePage(m_services.now))
    , m_linkNotice(new LinkNotice(this))
    , m_pages(new PageStack(m_home, this))
{
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    for (const auto &make : {m_services.banner, m_services.notice}) {
        if (!make)
            continue;
        // Its distances go with it when it is hidden.
        QWidget *banner = make(this);
        banner->setContentsMargins(metrics::large, metrics::medium, metrics::large, 0);
        right->addWidget(banner);
    }
    m_linkNotice->setContentsMargins(metrics::large, metrics::medium, metrics::large, 0);
    right->addWidget(m_linkNotice);
    right->addWidget(m_pages, 1);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sideBar);
    layout->addLayout(right, 1);

    const int pixels = fontInfo().pixelSize();
    const QSize wanted(1080 + 20 * (pixels - 14), 800 + 14 * (pixels - 14));
    resize(wanted.boundedTo(screen()->availableSize()));
    connectParts();
    buildShortcuts();
    m_sideBar->journal()->setVisible(m_services.journalPage != nullptr);
    for (const Job &job :
        {Job(RenewalJob()), Job(FaceJob()), Job(CopiesJob()), Job(CodeJob()), Job(LossJob())})
        m_sideBar->jobs()->entry(job)->setVisible(canDo(job));
    showState(m_state);
    retranslate();
    m_sideBar->jobs()->overview()->setFocus();
}

void MainWindow::setState(const DeskState &state)
{
    m_state = state;
    followCards();
    showState(m_state);
    closeStalePages();
}

void MainWindow::connectParts()
{
    JobList *jobs = m_sideBar->jobs();
    connect(jobs, &JobList::overviewRequested, m_pages, &PageStack::goHome);
    connect(jobs, &JobList::jobRequested, this, &MainWindow::openJob);
    connect(m_home, &HomePage::jobRequested, this, &MainWindow::openJob);
    connect(m_home, &HomePage::certificateRequested, this, &MainWindow::openCertificate);
    connect(m_home, &HomePage::refreshRequested, this, &MainWindow::refresh);
    connect(m_sideBar->chooser(), &ReaderChooser::chosen, this, &MainWindow::chooseReader);
    connect(m_sideBar->language(), &Button::clicked, this, &MainWindow::switchLanguage);
    connect(m_sideBar->journal(), &Button::clicked, this, &MainWindow::openJournal);
    connect(m_sideBar->settings(), &Button::clicked, this, &MainWindow::openSettings);
    connect(m_sideBar->about(), &Button::clicked, this, &MainWindow::openAbout);
    connect(m_pages, &PageStack::currentPageChanged, this, [this] {
        if (m_pages->current() == m_home) {
            m_job.reset();
            m_certificateSerial.clear();
        }
        if (!isLinkOpen())
            m_linkNotice->hide();
        m_sideBar->jobs()->setCurrent(m_job);
    });
}

void MainWindow::buildShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto slot) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, slot);
    };
    add(QKeySequence(Qt::Key_F5), &MainWindow::refresh);
    add(QKeySequence(Qt::Key_F1), &MainWindow::openAbout);
    add(QKeySequence(Qt::CTRL | Qt::Key_J), &MainWindow::openJournal);
    add(QKeySequence(Qt::CTRL | Qt::Key_Comma), &MainWindow::openSettings);
    add(QKeySequence(Qt::CTRL | Qt::Key_Q), &MainWindow::close);
}

void MainWindow::chooseReader(const QString &reader)
{
    if (reader != m_reader && mayLeave()) {
        m_pages->goHome();
        m_reader = reader;
    }
    showState(m_state);
}

// The chosen reader stays chosen as long as it is there. Only on the home page, and only when it is
// empty, does the choice move to a reader that has a card.
void MainWindow::followCards()
{
    const CardState *chosen = card();
    if (chosen && (chosen->isCardPresent() || m_pages->current() != m_home))
        return;
    const auto withCard = std::ranges::find_if(m_state.readers, &CardState::isCardPresent);
    if (withCard != m_state.readers.end())
        m_reader = withCard->reader;
    else if (!chosen)
        m_reader = m_state.readers.isEmpty() ? QString() : m_state.readers.first().reader;
}

// What is on a card goes from the screen with the card.
void MainWindow::closeStalePages()
{
    if (m_certificateSerial.isEmpty())
        return;
    const CardState *shown = card();
    if (!shown || shown->identity.serial != m_certificateSerial)
        m_pages->goHome();
}

void MainWindow::showState(const DeskState &state)
{
    m_sideBar->cardZone()->setState(state, m_reader);
    m_sideBar->chooser()->setState(state, m_reader);
    m_sideBar->jobs()->setCard(card());
    m_home->setState(state, m_reader);
}

void MainWindow::openJob(const Job &job)
{
    if (CardWords::jobObstacle(job, card()).isEmpty())
        openJobIn(job, m_reader);
}

void MainWindow::openJobIn(const Job &job, const QString &reader)
{
    if (!mayLeave() || !canDo(job))
        return;
    m_pages->goHome();
    m_reader = reader;
    m_job = job;
    showState(m_state);
    m_pages->open(makePage(job, reader));
}

bool MainWindow::canDo(const Job &job) const
{
    return std::visit(ForEachKind{
                          [this](PinJob) { return m_services.pinPage != nullptr; },
                          [this](RenewalJob) { return m_services.renewalPage != nullptr; },
                          [this](FaceJob) { return m_services.facePage != nullptr; },
                          [this](CopiesJob) { return m_services.copiesPage != nullptr; },
                          [this](CodeJob) { return m_services.codePage != nullptr; },
                          [this](LossJob) { return m_services.lossPage != nullptr; },
                      },
        job);
}

Page *MainWindow::makePage(const Job &job, const QString &reader)
{
    return std::visit(
        ForEachKind{
            [&](PinJob pinJob) { return m_services.pinPage(pinJob, reader, m_pages); },
            [&](RenewalJob) { return m_services.renewalPage(reader, m_pages); },
            [&](FaceJob) { return m_services.facePage(reader, m_pages); },
            [&](CopiesJob) { return m_services.copiesPage(reader, m_pages); },
            [&](CodeJob) { return m_services.codePage(reader, m_pages); },
            [&](LossJob) { return m_services.lossPage(reader, m_pages); },
        },
        job);
}

void MainWindow::openLink(const QString &link)
{
    if (!m_services.linkPage)
        return;
    if (isMinimized())
        showNormal();
    raise();
    activateWindow();
    if (!mayLeave()) {
        m_linkNotice->say(LinkNotice::Why::JobRuns);
        return;
    }
    if (isLinkOpen()) {
        m_linkNotice->say(LinkNotice::Why::OtherLink);
        return;
    }
    m_pages->goHome();
    m_pages->open(m_services.linkPage(
        link, m_reader, [this] { takeSampleInBetween(); }, m_pages));
}

// It may lie below the page of a job on its way.
bool MainWindow::isLinkOpen() const
{
    for (int index = 0; index < m_pages->count(); ++index) {
        const auto *page = qobject_cast<const Page *>(m_pages->widget(index));
        if (page != nullptr && page->holdsRequest())
            return true;
    }
    return false;
}

void MainWindow::takeSampleInBetween()
{
    if (m_services.facePage && mayLeave())
        m_pages->openInBetween(m_services.facePage(m_reader, m_pages));
}

void MainWindow::openCertificate(KeySlot slot)
{
    const CardState *shown = card();
    if (!shown || !mayLeave())
        return;
    const auto found = std::ranges::find(shown->certificates, slot, &CertificateSlot::slot);
    if (found == shown->certificates.end())
        return;
    m_pages->goHome();
    m_certificateSerial = shown->identity.serial;
    auto *page = new CertificatePage(*found, m_services.now(), m_pages);
    if (m_services.certificateSaved) {
        connect(page, &CertificatePage::saved, this, [this, slot, serial = m_certificateSerial] {
            m_services.certificateSaved(serial, slot);
        });
    }
    m_pages->open(page);
}

void MainWindow::openJournal()
{
    if (!m_services.journalPage || !mayLeave() || m_pages->current() == m_journalPage)
        return;
    m_pages->goHome();
    m_journalPage = m_services.journalPage(m_pages);
    m_pages->open(m_journalPage);
}

void MainWindow::openSettings()
{
    if (!mayLeave() || qobject_cast<SettingsPage *>(m_pages->current()))
        return;
    m_pages->goHome();
    m_pages->open(new SettingsPage(m_appearance, m_services.moreSettings, m_pages));
}

void MainWindow::openAbout()
{
    if (!mayLeave() || qobject_cast<AboutPage *>(m_pages->current()))
        return;
    m_pages->goHome();
    auto *page = new AboutPage(m_pages);
    connect(page, &AboutPage::licenceRequested, this, &MainWindow::openLicence);
    m_pages->open(page);
}

void MainWindow::openLicence(const QString &title, const QString &resource)
{
    m_pages->open(new LicencePage(title, resource, m_pages));
}

void MainWindow::switchLanguage()
{
    Preferences preferences = m_appearance.preferences();
    const QStringList codes = Languages::codes();
    const qsizetype next = (codes.indexOf(m_appearance.language()) + 1) % codes.size();
    preferences.language = codes.at(next);
    m_appearance.setPreferences(preferences);
}

void MainWindow::refresh()
{
    if (m_services.refresh && !m_reader.isEmpty() && !m_pages->isBusy())
        m_services.refresh(m_reader);
}

void MainWindow::retranslate()
{
    setWindowTitle(tr("eID Maintenance Tool"));
}

bool MainWindow::mayLeave()
{
    return !m_pages->isBusy();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (mayLeave()) {
        event->accept();
        return;
    }
    event->ignore();
    auto *box = new QMessageBox(QMessageBox::Information, windowTitle(),
        tr("The card is being written. Leave it in the reader; the tool can be closed as soon as "
           "this is done."),
        QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace eid::ui
