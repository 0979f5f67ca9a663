#pragma once

#include <QObject>
#include <QString>

#include <memory>

QT_BEGIN_NAMESPACE
class QSystemTrayIcon;
QT_END_NAMESPACE

namespace eid {

/// A notice of the desktop, where it has a place for such. Its icon stands there from the first
/// notice on until the user has followed it, and costs nothing before.
class TrayNotice : public QObject
{
    Q_OBJECT

public:
    explicit TrayNotice(QObject *parent = nullptr);
    ~TrayNotice() override;

    /// Does nothing where the desktop shows no notices.
    void show(const QString &title, const QString &text);

Q_SIGNALS:
    /// The user wants to know more of the last notice.
    void followed();

private:
    void follow();

    std::unique_ptr<QSystemTrayIcon> m_icon;
};

} // namespace eid
