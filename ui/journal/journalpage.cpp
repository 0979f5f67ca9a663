#include "ui/journal/journalpage.h"

#include "core/base/errorwords.h"
#include "core/journaling/journalwords.h"
#include "ui/base/button.h"
#include "ui/base/errorpanel.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/text.h"
#include "ui/journal/journallist.h"
#include "ui/journal/journalmodel.h"

#include <QBoxLayout>
#include <QDir>
#include <QFileDialog>
#include <QPointer>
#include <QStandardPaths>

#include <utility>

namespace eid::ui {

/// Hands what \a future brings to \a take, unless the page has been left by then. To Qt it is a
/// fault if the context of a continuation is gone, and so that is the keeper, which stays.
template <typename T, typename Take>
void JournalPage::whenReady(QFuture<Result<T>> future, Take take)
{
    future.then(
        &m_keeper, [alive = QPointer(this), take = std::move(take)](const Result<T> &result) {
            if (alive)
                take(result);
        });
}

JournalPage::JournalPage(JournalKeeper &keeper, QWidget *parent)
    : Page(parent)
    , m_keeper(keeper)
    , m_model(new JournalModel(this))
    , m_purpose(new Text(Text::Role::Body, this))
    , m_report(new Note(StatusSign::Status::Good, this))
    , m_list(new JournalList(*m_model, this))
    , m_older(new Button(Button::Kind::Quiet, this))
    , m_empty(new Note(StatusSign::Status::Info, this))
    , m_error(new ErrorPanel(this))
    , m_verify(new Button(Button::Kind::Secondary, this))
    , m_save(new Button(Button::Kind::Secondary, this))
{
    build();
    connect(m_older, &Button::clicked, this, &JournalPage::loadOlder);
    connect(m_verify, &Button::clicked, this, &JournalPage::verify);
    connect(m_save, &Button::clicked, this, &JournalPage::chooseFile);
    connect(&m_keeper, &JournalKeeper::recorded, this, &JournalPage::load);
    JournalPage::retranslate();
    showParts();
    load();
}

void JournalPage::build()
{
    m_purpose->setTone(Tone::Muted);
    m_report->setObjectName(QStringLiteral("report"));
    m_report->hide();
    m_list->setObjectName(QStringLiteral("journal"));
    m_older->setObjectName(QStringLiteral("older"));
    m_older->setGlyph(Glyph::Down);
    m_empty->setObjectName(QStringLiteral("empty"));
    m_verify->setObjectName(QStringLiteral("verify"));
    m_verify->setGlyph(Glyph::Shield);
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setGlyph(Glyph::Save);

    body()->addWidget(m_purpose);
    body()->addWidget(m_report);
    body()->addWidget(m_empty);
    body()->addWidget(m_list);
    body()->addWidget(m_older, 0, Qt::AlignHCenter);
    body()->addWidget(m_error);
    actions()->addStretch();
    actions()->addWidget(m_verify);
    actions()->addWidget(m_save);
}

void JournalPage::retranslate()
{
    setTitle(tr("Journal"));
    m_purpose->setText(tr("What this tool has done on this computer. No name, no ID number and no "
                          "PIN is in it; cards appear as a reference that only this journal "
                          "knows."));
    m_list->setAccessibleName(tr("Journal, the latest first"));
    m_older->setText(tr("Show &older entries"));
    m_empty->setWords(tr("Nothing has been done yet."),
        tr("Once a PIN was checked or changed, or a certificate saved, it is written here."));
    m_verify->setText(tr("&Check the journal"));
    m_verify->setToolTip(tr("Checks that no entry was changed, removed or put in"));
    m_save->setText(tr("&Save as file …"));
    m_model->retranslate();
    if (m_words) {
        const auto [title, text] = m_words();
        m_report->setWords(title, text);
    }
}

void JournalPage::load()
{
    // As many as are shown already: what was read before stays in sight.
    const int limit = qMax(m_model->rowCount(), atATime);
    whenReady(m_keeper.list({.limit = limit}),
        [this](const Result<JournalPart> &part) { showPart(part); });
}

void JournalPage::loadOlder()
{
    const qint64 oldest = m_model->entry(m_model->rowCount() - 1).sequence;
    whenReady(m_keeper.list({.before = oldest, .limit = atATime}),
        [this, oldest](const Result<JournalPart> &part) {
            // It may have been read anew meanwhile, or been asked for twice.
            const int rows = m_model->rowCount();
            if (rows == 0 || m_model->entry(rows - 1).sequence != oldest)
                return;
            if (part)
                m_model->addOlder(*part);
            showParts();
        });
}

void JournalPage::showPart(const Result<JournalPart> &part)
{
    m_isRead = true;
    m_error->setVisible(!part);
    if (part)
        m_model->setPart(*part);
    else
        m_error->setError(part.error());
    showParts();
}

void JournalPage::showParts()
{
    const bool failed = m_isRead && m_error->isVisibleTo(this);
    const bool hasEntries = m_model->rowCount() > 0;
    m_error->setVisible(failed);
    m_list->setVisible(!failed && hasEntries);
    m_older->setVisible(!failed && m_model->hasOlder());
    m_empty->setVisible(m_isRead && !failed && !hasEntries);
    m_purpose->setVisible(!failed);
    m_verify->setEnabled(m_isRead && !failed);
    m_save->setEnabled(m_isRead && !failed);
}

void JournalPage::verify()
{
    m_verify->setEnabled(false);
    whenReady(m_keeper.verify(), [this](const Result<JournalVerdict> &verdict) {
        m_verify->setEnabled(true);
        if (!verdict) {
            tell(StatusSign::Status::Bad, [error = verdict.error()] {
                return std::pair(errorTitle(error), errorNextStep(error));
            });
        } else if (verdict->broken) {
            tell(StatusSign::Status::Bad, [broken = *verdict->broken] {
                const Error error{ErrorCode::JournalBroken, {}, {}};
                return std::pair(
                    errorTitle(error), journalBreakWords(broken) + u' ' + errorNextStep(error));
            });
        } else {
            tell(StatusSign::Status::Good, [entries = static_cast<int>(verdict->entries)] {
                return std::pair(tr("The journal is intact."),
                    tr("%n entries were checked: none was changed, removed or put in.", nullptr,
                        entries));
            });
        }
    });
}

void JournalPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the journal"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("JSON Lines (*.jsonl)")});
    dialog->setDefaultSuffix(QStringLiteral("jsonl"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(QStringLiteral("eid-journal.jsonl"));
    connect(dialog, &QFileDialog::fileSelected, this, &JournalPage::exportTo);
    dialog->open();
}

void JournalPage::exportTo(const QString &path)
{
    whenReady(m_keeper.exportTo(path), [this, path](const Result<void> &saved) {
        if (saved) {
            tell(StatusSign::Status::Good,
                [path] { return std::pair(tr("Saved."), QDir::toNativeSeparators(path)); });
        } else {
            tell(StatusSign::Status::Bad, [error = saved.error()] {
                return std::pair(errorTitle(error), errorNextStep(error));
            });
        }
    });
}

void JournalPage::tell(
    StatusSign::Status status, std::function<std::pair<QString, QString>()> words)
{
    m_words = std::move(words);
    const auto [title, text] = m_words();
    m_report->setStatus(status);
    m_report->setWords(title, text);
    m_report->show();
}

} // namespace eid::ui
