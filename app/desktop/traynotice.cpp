#include "traynotice.h"

#include <QApplication>
#include <QStyle>
#include <QSystemTrayIcon>

namespace eid {

TrayNotice::TrayNotice(QObject *parent)
    : QObject(parent)
{ }

TrayNotice::~TrayNotice() = default;

void TrayNotice::show(const QString &title, const QString &text)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    if (!m_icon) {
        const QIcon fallback = QApplication::style()->standardIcon(QStyle::SP_MessageBoxWarning);
        m_icon = std::make_unique<QSystemTrayIcon>(
            QIcon::fromTheme(QStringLiteral("eid-maintenance"), fallback));
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
