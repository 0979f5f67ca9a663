#include "ui/window/certificatepage.h"

#include "core/base/errorwords.h"
#include "ui/base/button.h"
#include "ui/base/errorpanel.h"
#include "ui/base/fieldlist.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/window/certificatefile.h"
#include "ui/window/certificatewords.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QStandardPaths>

namespace eid::ui {

CertificatePage::CertificatePage(CertificateSlot slot, const QDateTime &now, QWidget *parent)
    : Page(parent)
    , m_slot(std::move(slot))
    , m_now(now)
{
    if (m_slot.content == CertificateSlot::Content::Present) {
        build();
    } else {
        m_error = new ErrorPanel(this);
        m_error->setError(m_slot.error.value_or(Error{ErrorCode::CertificateMissing, {}, {}}));
        body()->addWidget(m_error);
    }
    CertificatePage::retranslate();
}

void CertificatePage::build()
{
    m_validity = new Note(StatusSign::Status::Info, this);
    m_fields = new FieldList(this);
    m_unmask = new Button(Button::Kind::Quiet, this);
    m_unmask->setObjectName(QStringLiteral("unmask"));
    m_unmask->setGlyph(Glyph::Eye);
    m_unmask->setCheckable(true);
    m_report = new Note(StatusSign::Status::Good, this);
    m_report->hide();
    m_copy = new Button(Button::Kind::Secondary, this);
    m_copy->setObjectName(QStringLiteral("copy"));
    m_copy->setGlyph(Glyph::Copy);
    m_save = new Button(Button::Kind::Primary, this);
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setGlyph(Glyph::Save);
    connect(m_unmask, &Button::toggled, this, &CertificatePage::retranslate);
    connect(m_copy, &Button::clicked, this, &CertificatePage::copyAll);
    connect(m_save, &Button::clicked, this, &CertificatePage::chooseFile);

    body()->addWidget(m_validity);
    body()->addWidget(m_fields);
    body()->addWidget(m_unmask, 0, Qt::AlignLeading);
    actions()->addWidget(m_report, 1);
    actions()->addStretch();
    actions()->addWidget(m_copy);
    actions()->addWidget(m_save);
}

void CertificatePage::retranslate()
{
    //: %1 is what the certificate is for, such as "Identity"
    setTitle(tr("%1 certificate").arg(CertificateWords::slotTitle(m_slot.slot)));
    if (!m_fields)
        return;
    const Words words = CertificateWords::validity(m_slot, m_now);
    m_validity->setStatus(words.status);
    m_validity->setWords(words.title, words.text);
    m_fields->setFields(CertificateWords::fields(m_slot, !m_unmask->isChecked(), m_now));
    m_unmask->setText(
        m_unmask->isChecked() ? tr("Hide the full ID &number") : tr("Show the full ID &number"));
    m_copy->setText(tr("&Copy all"));
    m_save->setText(tr("&Save as file …"));
    m_report->hide();
}

void CertificatePage::copyAll()
{
    QStringList lines;
    for (const auto &[label, value] : m_fields->fields())
        lines << QStringLiteral("%1: %2").arg(label, value);
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    tell(StatusSign::Status::Good, tr("Copied, as shown here."), {});
}

void CertificatePage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the certificate"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Text form (*.pem)"), tr("Binary form (*.der *.cer)")});
    dialog->setDefaultSuffix(QStringLiteral("pem"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(QStringLiteral("eid-%1.pem").arg(slotName(m_slot.slot).toLower()));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter == dialog->nameFilters().constFirst()
                ? QStringLiteral("pem")
                : QStringLiteral("der"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &CertificatePage::save);
    dialog->open();
}

void CertificatePage::save(const QString &path)
{
    const auto written = saveCertificate(m_slot.certificate, path);
    if (!written) {
        tell(StatusSign::Status::Bad, errorTitle(written.error()), errorNextStep(written.error()));
        return;
    }
    tell(StatusSign::Status::Good, tr("Saved."), QDir::toNativeSeparators(path));
    Q_EMIT saved();
}

void CertificatePage::tell(StatusSign::Status status, const QString &title, const QString &text)
{
    m_report->setStatus(status);
    m_report->setWords(title, text);
    m_report->show();
}

} // namespace eid::ui
