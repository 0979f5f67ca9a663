#pragma once

#include <QLockFile>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QLocalServer;
class QLocalSocket;
QT_END_NAMESPACE

namespace eid {

/// Brings a link to the window that is open already. The socket between them is where nobody but
/// the user may listen or speak (instanceplace.h), and takes links alone: whatever else comes there
/// is dropped.
///
/// Threads: the thread of the window. begin() blocks, for 5 s at the most.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    enum class Role {
        First, ///< links come here from now on
        HandedOver, ///< the window that is open has the link: there is nothing left to do
        Alone, ///< links go elsewhere, if anywhere: the window that is open does not answer
    };

    /// \a folder: one that the user alone may enter; empty where there is none. \a name tells
    /// windows apart between which no link is handed over.
    SingleInstance(const QString &folder, const QString &name, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// Hands \a link over if a window is open; without a link nothing is. Once.
    Role begin(const std::optional<QString> &link);

Q_SIGNALS:
    /// Another start of the program was for \a link, which is one as linkOf() has them.
    void linkReceived(const QString &link);

private:
    bool becomeFirst();
    [[nodiscard]] bool handOver(const QString &link) const;
    void greet();
    void listenTo(QLocalSocket &socket);

    QString m_address; ///< empty: nothing is handed over
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<QLocalServer> m_server;
};

/// What windows that may hand links to each other have in common: they keep the records in the
/// same place (\a records) and are on the same display, or in the same session of Windows.
QString instanceName(const QString &records);

} // namespace eid
