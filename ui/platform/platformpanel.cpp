#include "ui/platform/platformpanel.h"

#include "core/base/errorwords.h"
#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/text.h"
#include "ui/platform/platformwords.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QRadioButton>

namespace eid::ui {

PlatformPanel::PlatformPanel(PlatformDesk &desk, QWidget *parent)
    : Panel(parent)
    , m_desk(desk)
    , m_isLaidDown(desk.isLaidDown())
    , m_title(new Text(Text::Role::Heading, this))
    , m_laidDown(new Note(StatusSign::Status::Info, this))
    , m_addressLabel(new Text(Text::Role::Body, this))
    , m_address(new QLineEdit(this))
    , m_rootsLabel(new Text(Text::Role::Body, this))
    , m_rootsName(new Text(Text::Role::Strong, this))
    , m_chooseRoots(new Button(Button::Kind::Secondary, this))
    , m_proxyLabel(new Text(Text::Role::Body, this))
    , m_proxy(new QButtonGroup(this))
    , m_manual(new QWidget(this))
    , m_passwordHint(new Text(Text::Role::Caption, this))
    , m_flaw(new Text(Text::Role::Caption, this))
    , m_progress(new QProgressBar(this))
    , m_note(new Note(StatusSign::Status::Info, this))
    , m_save(new Button(Button::Kind::Primary, this))
    , m_test(new Button(Button::Kind::Secondary, this))
{
    build();
    load();
    for (QLineEdit *field : {m_address, m_proxyHost, m_proxyPort, m_proxyUser})
        connect(field, &QLineEdit::textEdited, this, &PlatformPanel::check);
    connect(m_proxyPassword, &QLineEdit::editingFinished, this, &PlatformPanel::takePassword);
    connect(m_proxy, &QButtonGroup::idClicked, this, &PlatformPanel::check);
    connect(m_chooseRoots, &Button::clicked, this, &PlatformPanel::chooseFile);
    connect(m_save, &Button::clicked, this, &PlatformPanel::saveEntry);
    connect(m_test, &Button::clicked, this, &PlatformPanel::startTest);
    retranslate();
}

PlatformPanel::~PlatformPanel()
{
    if (m_isTesting)
        m_desk.cancel();
}

QLineEdit *PlatformPanel::addField(QFormLayout *form)
{
    auto *field = new QLineEdit(m_manual);
    field->setMinimumHeight(metrics::controlHeight(this));
    auto *label = new Text(Text::Role::Body, m_manual);
    label->setBuddy(field);
    m_manualLabels.at(static_cast<std::size_t>(form->rowCount())) = label;
    form->addRow(label, field);
    return field;
}

void PlatformPanel::build()
{
    content()->setSpacing(metrics::small);
    content()->addWidget(m_title);
    content()->addWidget(m_laidDown);
    m_laidDown->setVisible(m_isLaidDown);

    m_address->setMinimumHeight(metrics::controlHeight(this));
    m_address->setMaxLength(2048);
    m_address->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_addressLabel->setBuddy(m_address);
    content()->addWidget(m_addressLabel);
    content()->addWidget(m_address);

    m_rootsLabel->setBuddy(m_chooseRoots);
    content()->addSpacing(metrics::small);
    content()->addWidget(m_rootsLabel);
    auto *roots = new QHBoxLayout;
    roots->addWidget(m_rootsName, 1);
    roots->addWidget(m_chooseRoots);
    content()->addLayout(roots);

    content()->addSpacing(metrics::small);
    content()->addWidget(m_proxyLabel);
    for (const ProxyMode mode : {ProxyMode::System, ProxyMode::None, ProxyMode::Manual}) {
        auto *button = new QRadioButton(this);
        button->setMinimumHeight(metrics::controlHeight(this) - metrics::small);
        m_proxy->addButton(button, static_cast<int>(mode));
        content()->addWidget(button);
    }
    auto *form = new QFormLayout(m_manual);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setSpacing(metrics::small);
    m_proxyHost = addField(form);
    m_proxyPort = addField(form);
    m_proxyUser = addField(form);
    m_proxyPassword = addField(form);
    m_proxyPort->setMaxLength(5);
    m_proxyPassword->setEchoMode(QLineEdit::Password);
    form->addRow(m_passwordHint);
    content()->addWidget(m_manual);

    m_flaw->setTone(Tone::Bad);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->hide();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_flaw, m_progress, m_note})
        content()->addWidget(widget);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_test);
    buttons->addStretch(1);
    content()->addLayout(buttons);
}

void PlatformPanel::load()
{
    const auto entry = m_desk.load();
    if (!entry)
        m_fault = entry.error();
    const PlatformEntry shown = entry.value_or(PlatformEntry());
    m_address->setText(shown.address);
    m_roots = shown.roots;
    m_proxy->button(static_cast<int>(shown.proxy))->setChecked(true);
    m_proxyHost->setText(shown.proxyHost);
    m_proxyPort->setText(shown.proxyPort);
    m_proxyUser->setText(shown.proxyUser);
    m_rootsFlaw = rootsFlaw(shown);
    for (QLineEdit *field : {m_address, m_proxyHost, m_proxyPort, m_proxyUser})
        field->setReadOnly(m_isLaidDown);
    for (QAbstractButton *button : m_proxy->buttons())
        button->setEnabled(!m_isLaidDown);
    m_chooseRoots->setVisible(!m_isLaidDown);
    m_save->setVisible(!m_isLaidDown);
}

PlatformEntry PlatformPanel::entry() const
{
    return {m_address->text().trimmed(), m_roots, static_cast<ProxyMode>(m_proxy->checkedId()),
        m_proxyHost->text().trimmed(), m_proxyPort->text().trimmed(),
        m_proxyUser->text().trimmed()};
}

void PlatformPanel::setRoots(const QString &file)
{
    m_roots = file;
    m_rootsFlaw = rootsFlaw(entry());
    check();
}

QString PlatformPanel::flawWords() const
{
    const PlatformEntry now = entry();
    for (const auto &flaw : {addressFlaw(now), m_rootsFlaw, proxyFlaw(now)}) {
        if (flaw)
            return PlatformWords::of(*flaw);
    }
    return {};
}

/// What was found of other entries says nothing of these.
void PlatformPanel::check()
{
    if (m_isTesting)
        m_desk.cancel();
    m_isTesting = false;
    m_isSaved = false;
    m_finding.reset();
    m_fault.reset();
    retranslate();
}

void PlatformPanel::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose the root certificates"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &PlatformPanel::setRoots);
    dialog->open();
}

void PlatformPanel::takePassword()
{
    QByteArray octets = m_proxyPassword->text().toUtf8();
    m_desk.setProxyPassword(
        Secret(std::span(reinterpret_cast<const std::uint8_t *>(octets.constData()),
            std::min(static_cast<std::size_t>(octets.size()), Secret::maximumSize))));
    octets.fill('\0');
}

void PlatformPanel::saveEntry()
{
    check();
    takePassword();
    const auto saved = m_desk.save(entry());
    m_isSaved = saved.has_value();
    if (saved)
        m_roots = m_desk.load().value_or(entry()).roots;
    else
        m_fault = saved.error();
    retranslate();
}

void PlatformPanel::startTest()
{
    const bool wasTesting = m_isTesting;
    check();
    if (wasTesting)
        return;
    takePassword();
    m_isTesting = true;
    const int number = ++m_tests;
    // In the context of the desk, which is there when the test ends; the panel may be gone.
    m_desk.test(entry()).then(
        &m_desk, [this, alive = QPointer(this), number](const Result<PlatformFinding> &finding) {
            if (alive && m_isTesting && number == m_tests)
                showFinding(finding);
        });
    retranslate();
}

void PlatformPanel::showFinding(const Result<PlatformFinding> &finding)
{
    m_isTesting = false;
    m_finding = finding;
    retranslate();
}

void PlatformPanel::showNote()
{
    const auto showError = [this](const Error &error) {
        m_note->setStatus(StatusSign::Status::Bad);
        m_note->setWords(errorTitle(error), errorNextStep(error));
    };
    m_note->setVisible(m_fault || m_finding || m_isSaved);
    if (m_fault) {
        showError(*m_fault);
    } else if (m_finding && !*m_finding) {
        showError(m_finding->error());
    } else if (m_finding) {
        const bool isPlatform = **m_finding == PlatformFinding::Platform;
        m_note->setStatus(isPlatform ? StatusSign::Status::Good : StatusSign::Status::Warning);
        m_note->setWords(PlatformWords::titleOf(**m_finding), PlatformWords::textOf(**m_finding));
    } else if (m_isSaved) {
        m_note->setStatus(StatusSign::Status::Good);
        m_note->setWords(tr("Saved."));
    }
}

void PlatformPanel::retranslate()
{
    m_title->setText(tr("Identity platform"));
    m_laidDown->setWords(tr("The administrator of this computer has laid this down."),
        tr("It cannot be changed here."));
    m_addressLabel->setText(tr("Address"));
    m_address->setPlaceholderText(QStringLiteral("https://"));
    m_address->setAccessibleName(tr("Address"));
    m_rootsLabel->setText(tr("Root certificates that its server is trusted by"));
    m_rootsName->setText(m_roots.isEmpty() ? tr("None yet") : QFileInfo(m_roots).fileName());
    m_chooseRoots->setText(tr("Choose…"));
    m_proxyLabel->setText(tr("Proxy"));
    m_proxy->button(static_cast<int>(ProxyMode::System))->setText(tr("As the system has it"));
    m_proxy->button(static_cast<int>(ProxyMode::None))->setText(tr("None"));
    m_proxy->button(static_cast<int>(ProxyMode::Manual))->setText(tr("This one:"));
    const std::array labels{tr("Name"), tr("Port"), tr("User"), tr("Password")};
    for (std::size_t at = 0; at < labels.size(); ++at) {
        m_manualLabels[at]->setText(labels[at]);
        m_manualLabels[at]->buddy()->setAccessibleName(labels[at]);
    }
    m_passwordHint->setText(tr("The password is not stored: it is forgotten when the tool ends."));
    m_manual->setVisible(m_proxy->checkedId() == static_cast<int>(ProxyMode::Manual));

    const QString flaw = flawWords();
    m_flaw->setText(flaw);
    m_flaw->setVisible(!flaw.isEmpty());
    m_progress->setVisible(m_isTesting);
    m_progress->setAccessibleName(tr("Testing the connection"));
    m_save->setText(tr("Save"));
    m_save->setEnabled(flaw.isEmpty() && !m_isTesting);
    m_test->setText(m_isTesting ? tr("Cancel the test") : tr("Test the connection"));
    m_test->setEnabled(flaw.isEmpty());
    showNote();
}

void PlatformPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Panel::changeEvent(event);
}

} // namespace eid::ui
