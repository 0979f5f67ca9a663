#pragma once

#include <QObject>
#include <QString>

#include <memory>

QT_BEGIN_NAMESPACE
class QLocalServer;
class QLocalSocket;
QT_END_NAMESPACE

namespace eid::ui {

/// Where links come in that this user's desktop opens while the tool runs already: a socket in the
/// user's own runtime folder, which nobody else can reach or take the place of. Where there is no
/// such folder, each link opens a window of its own.
class LinkInbox : public QObject
{
    Q_OBJECT

public:
    /// \a folder is the user's alone; empty: there is none.
    explicit LinkInbox(QString folder, QObject *parent = nullptr);
    ~LinkInbox() override;

    /// Gives \a link to the window that runs already. False: there is none, or it does not answer.
    [[nodiscard]] bool handOver(const QString &link) const;
    /// Takes links from now on. False: another window does, or there is no folder.
    bool listen();

    /// The folder of this user, if the system has one.
    static QString userFolder();

    /// The longest link that is taken, in octets.
    static constexpr int longest = 65'536;

Q_SIGNALS:
    void linkCame(const QString &link);

private:
    void take(QLocalSocket *socket);
    [[nodiscard]] QString path() const;

    const QString m_folder;
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace eid::ui
