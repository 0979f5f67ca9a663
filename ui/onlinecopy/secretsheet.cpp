#include "ui/onlinecopy/secretsheet.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/text.h"
#include "ui/onlinecopy/codeplate.h"
#include "ui/onlinecopy/secretprint.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace eid::ui {

namespace {

bool isOnClipboard(const Secret &secret)
{
    const QByteArray text = QGuiApplication::clipboard()->text().toUtf8();
    return std::ranges::equal(
        text, secret.octets(), {}, [](char octet) { return static_cast<std::uint8_t>(octet); });
}

} // namespace

SecretSheet::SecretSheet(std::shared_ptr<const Secret> secret, QWidget *parent)
    : Panel(parent)
    , m_secret(std::move(secret))
    , m_title(new Text(Text::Role::Strong, this))
    , m_plate(new CodePlate(m_secret, this))
    , m_copy(new Button(Button::Kind::Secondary, this))
    , m_print(new Button(Button::Kind::Secondary, this))
    , m_report(new Text(Text::Role::Caption, this))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::small);
    row->addWidget(m_copy);
    row->addWidget(m_print);
    row->addStretch(1);
    content()->addWidget(m_title);
    content()->addWidget(m_plate);
    content()->addLayout(row);
    content()->addWidget(m_report);
    m_report->setTone(Tone::Muted);
    m_report->hide();
    m_plate->setObjectName(QStringLiteral("code"));
    m_copy->setObjectName(QStringLiteral("copy"));
    m_copy->setGlyph(Glyph::Copy);
    m_print->setObjectName(QStringLiteral("print"));
    m_print->setGlyph(Glyph::Printer);
    connect(m_copy, &Button::clicked, this, &SecretSheet::copy);
    connect(m_print, &Button::clicked, this, &SecretSheet::print);
    retranslate();
}

SecretSheet::~SecretSheet()
{
    if (m_wasCopied && isOnClipboard(*m_secret))
        QGuiApplication::clipboard()->clear();
}

void SecretSheet::setWords(const QString &title, const QString &purpose)
{
    m_title->setText(title);
    m_purpose = purpose;
    m_plate->setAccessibleName(title);
}

void SecretSheet::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Panel::changeEvent(event);
}

void SecretSheet::retranslate()
{
    m_copy->setText(tr("&Copy"));
    m_print->setText(tr("&Print …"));
    m_report->setText(tr("Copied. It is taken off the clipboard when you leave this page."));
}

void SecretSheet::copy()
{
    auto *copied = new QMimeData;
    const auto octets = m_secret->octets();
    copied->setText(QString::fromUtf8(
        reinterpret_cast<const char *>(octets.data()), static_cast<qsizetype>(octets.size())));
    // Clipboard histories that know passwords keep none of it.
    copied->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    QGuiApplication::clipboard()->setMimeData(copied);
    m_wasCopied = true;
    m_report->show();
}

void SecretSheet::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOptions({});
    connect(dialog, &QDialog::accepted, this, [this, printer] {
        QPainter painter(printer.get());
        if (painter.isActive())
            paintSecretPage(painter, QRectF(0, 0, printer->width(), printer->height()),
                {m_title->text(), m_purpose}, *m_secret);
    });
    dialog->open();
}

} // namespace eid::ui
