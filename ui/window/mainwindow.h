#pragma once

#include "core/card/cardstate.h"
#include "ui/window/job.h"

#include <QDateTime>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <optional>

namespace eid::ui {

class Appearance;
class HomePage;
class LinkNotice;
class Page;
class PageStack;
class SideBar;

/// What the window asks of the rest of the tool.
struct WindowServices
{
    /// A page that does \a job with the card in \a reader.
    std::function<Page *(PinJob job, const QString &reader, QWidget *parent)> pinPage;
    /// A page that renews the certificates of the card in \a reader; may be null.
    std::function<Page *(const QString &reader, QWidget *parent)> renewalPage;
    /// A page that takes a face sample, signed by the card in \a reader; may be null.
    std::function<Page *(const QString &reader, QWidget *parent)> facePage = {};
    /// A page about the online copies of the card in \a reader; may be null.
    std::function<Page *(const QString &reader, QWidget *parent)> copiesPage = {};
    /// A page that scans or takes in a code, a link or a text; may be null.
    std::function<Page *(const QString &reader, QWidget *parent)> codePage = {};
    /// A page about a card that is lost or frozen; may be null.
    std::function<Page *(const QString &reader, QWidget *parent)> lossPage = {};
    /// A page for \a link, which came from a browser or from wherever; it does nothing but show
    /// what is asked. \a takeSample opens the page of the face sample on the way, and comes back.
    /// May be null.
    std::function<Page *(const QString &link, const QString &reader,
        std::function<void()> takeSample, QWidget *parent)>
        linkPage = {};
    /// What stands above every page as long as a job was cut short; may be null.
    std::function<QWidget *(QWidget *parent)> banner;
    /// The same for what is wrong with the records; may be null.
    std::function<QWidget *(QWidget *parent)> notice = {};
    /// A page with the journal; may be null.
    std::function<Page *(QWidget *parent)> journalPage = {};
    /// What the settings page has besides the window's own; may be null.
    std::function<QWidget *(QWidget *parent)> moreSettings = {};
    /// The certificate in \a slot of the card was written to a file; may be null.
    std::function<void(const QString &cardSerial, KeySlot slot)> certificateSaved = {};
    /// Reads the card in \a reader again.
    std::function<void(const QString &reader)> refresh;
    std::function<QDateTime()> now;
};

/// The window in three zones: card and reader, and the jobs below them, on one side; one page at a
/// time on the other. It shows the DeskState it is given, and knows nothing of where that comes
/// from.
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    /// \a appearance outlives the window.
    MainWindow(WindowServices services, Appearance &appearance, QWidget *parent = nullptr);

    void setState(const DeskState &state);

    /// The reader whose card is shown; empty if there is none.
    [[nodiscard]] const QString &chosenReader() const { return m_reader; }

    [[nodiscard]] SideBar *sideBar() const { return m_sideBar; }
    [[nodiscard]] PageStack *pages() const { return m_pages; }
    [[nodiscard]] HomePage *home() const { return m_home; }

    /// Opens the page of \a job for the chosen reader, if the card there allows it.
    void openJob(const Job &job);
    /// The same for \a reader, which becomes the chosen one, whatever its card allows.
    void openJobIn(const Job &job, const QString &reader);
    void openCertificate(KeySlot slot);
    void openJournal();
    void openSettings();
    void openAbout();

public Q_SLOTS:
    /// Shows what \a link asks for. It takes the place of no job that runs, and of no other link
    /// or code that waits for its answer: that is said instead.
    void openLink(const QString &link);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void buildShortcuts();
    void connectParts();
    void chooseReader(const QString &reader);
    void followCards();
    void closeStalePages();
    void showState(const DeskState &state);
    void switchLanguage();
    void refresh();
    void retranslate();
    void openLicence(const QString &title, const QString &resource);
    void takeSampleInBetween();
    [[nodiscard]] bool isLinkOpen() const;
    [[nodiscard]] Page *makePage(const Job &job, const QString &reader);
    [[nodiscard]] bool canDo(const Job &job) const;
    [[nodiscard]] bool mayLeave();
    [[nodiscard]] const CardState *card() const { return m_state.find(m_reader); }

    WindowServices m_services;
    Appearance &m_appearance;
    DeskState m_state;
    QString m_reader;
    QString m_certificateSerial; ///< of the card whose certificate is open
    std::optional<Job> m_job; ///< whose page is open
    SideBar *m_sideBar;
    HomePage *m_home;
    LinkNotice *m_linkNotice;
    QPointer<Page> m_journalPage; ///< as long as it is open
    PageStack *m_pages;
};

} // namespace eid::ui
