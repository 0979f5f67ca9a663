#pragma once

#include "core/platform/platformdesk.h"
#include "ui/base/panel.h"

#include <array>

QT_BEGIN_NAMESPACE
class QButtonGroup;
class QFormLayout;
class QLineEdit;
class QProgressBar;
QT_END_NAMESPACE

namespace eid::ui {

class Button;
class Note;
class Text;

/// Where the identity platform is, whom to trust for it, and how it is reached: entered, tried out
/// and saved. What the administrator has laid down is shown and cannot be changed.
class PlatformPanel : public Panel
{
    Q_OBJECT

public:
    /// \a desk outlives the panel.
    explicit PlatformPanel(PlatformDesk &desk, QWidget *parent = nullptr);
    /// Gives up a test under way.
    ~PlatformPanel() override;

    /// What is entered now.
    [[nodiscard]] PlatformEntry entry() const;
    void setRoots(const QString &file);

    [[nodiscard]] QLineEdit *address() const { return m_address; }
    [[nodiscard]] QLineEdit *proxyHost() const { return m_proxyHost; }
    [[nodiscard]] QLineEdit *proxyPort() const { return m_proxyPort; }
    [[nodiscard]] QLineEdit *proxyUser() const { return m_proxyUser; }
    [[nodiscard]] QLineEdit *proxyPassword() const { return m_proxyPassword; }
    [[nodiscard]] QButtonGroup *proxy() const { return m_proxy; } ///< by ProxyMode
    [[nodiscard]] Button *chooseRoots() const { return m_chooseRoots; }
    [[nodiscard]] Button *save() const { return m_save; }
    [[nodiscard]] Button *test() const { return m_test; } ///< gives up, while it runs
    [[nodiscard]] Note *note() const { return m_note; } ///< what came of it
    [[nodiscard]] Text *flaw() const { return m_flaw; } ///< hidden if there is none

protected:
    void changeEvent(QEvent *event) override;

private:
    QLineEdit *addField(QFormLayout *form);
    void build();
    void load();
    void check();
    void chooseFile();
    void saveEntry();
    void startTest();
    void showFinding(const Result<PlatformFinding> &finding);
    void takePassword();
    void showNote();
    void retranslate();
    [[nodiscard]] QString flawWords() const;

    PlatformDesk &m_desk;
    bool m_isLaidDown;
    bool m_isTesting = false;
    int m_tests = 0; ///< started so far
    bool m_isSaved = false;
    std::optional<Result<PlatformFinding>> m_finding;
    std::optional<Error> m_fault;
    QString m_roots;
    std::optional<EntryFlaw> m_rootsFlaw; ///< as the file was when it was chosen

    Text *m_title;
    Note *m_laidDown;
    Text *m_addressLabel;
    QLineEdit *m_address;
    Text *m_rootsLabel;
    Text *m_rootsName;
    Button *m_chooseRoots;
    Text *m_proxyLabel;
    QButtonGroup *m_proxy;
    QWidget *m_manual; ///< what a manual proxy needs
    std::array<Text *, 4> m_manualLabels{};
    QLineEdit *m_proxyHost = nullptr;
    QLineEdit *m_proxyPort = nullptr;
    QLineEdit *m_proxyUser = nullptr;
    QLineEdit *m_proxyPassword = nullptr;
    Text *m_passwordHint;
    Text *m_flaw;
    QProgressBar *m_progress;
    Note *m_note;
    Button *m_save;
    Button *m_test;
};

} // namespace eid::ui
