#include "traynotice.h"

#include <QApplication>
#include <QSystemTrayIcon>

namespace eid {

namespace {

QIcon ownIcon()
{
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64})
        icon.addFile(QStringLiteral(":/icons/eid-maintenance-%1.png").arg(size));
    return icon;
}

} // namespace

TrayNotice::TrayNotice(QObject *parent)
    : QObject(parent)
{ }

TrayNotice::~TrayNotice() = default;

void TrayNotice::show(const QString &title, const QString &text)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    if (!m_icon) {
        m_icon = std::make_unique<QSystemTrayIcon>(
            QIcon::fromTheme(QStringLiteral("eid-maintenance"), ownIcon()));
        connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &TrayNotice::follow);
        connect(m_icon.get(), &QSystemTrayIcon::activated, this, &TrayNotice::follow);
    }
    m_icon->setToolTip(title);
    m_icon->show();
    m_icon->showMessage(title, text, QSystemTrayIcon::Warning);
}

void TrayNotice::follow()
{
    m_icon->hide();
    Q_EMIT followed();
}

} // namespace eid
