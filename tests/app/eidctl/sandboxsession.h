#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

/// How a run of eidctl has ended.
struct Ended
{
    int status = -1;
    QByteArray out;
    QByteArray err;

    /// Standard output as the one JSON document that it is.
    [[nodiscard]] QJsonObject json() const;
    /// The "code" of the error document.
    [[nodiscard]] QString errorCode() const;
};

/// A sandbox of its own, with a card in a reader, for as long as the object lives.
class SandboxSession
{
public:
    /// \a options as eid-sandbox takes them.
    explicit SandboxSession(const QStringList &options = {});
    ~SandboxSession();
    SandboxSession(const SandboxSession &) = delete;
    SandboxSession &operator=(const SandboxSession &) = delete;

    /// Runs eidctl without a terminal to its end, with \a input on its standard input.
    [[nodiscard]] Ended eidctl(const QStringList &arguments, const QByteArray &input = {}) const;
    /// Runs another program in the sandbox.
    [[nodiscard]] Ended run(
        const QString &program, const QStringList &arguments, const QByteArray &input = {}) const;
    /// `eid-sandbox control …`: "pull", "insert" …; returns what the sandbox says.
    QByteArray control(const QStringList &words) const;

    [[nodiscard]] const QProcessEnvironment &environment() const { return m_environment; }
    /// The file in which eidctl keeps its records here.
    [[nodiscard]] QString records() const;

private:
    QTemporaryDir m_data; ///< the user's data folder, so that nobody's own journal is written to
    QProcess m_sandbox;
    QProcessEnvironment m_environment;
};

/// Where the build has put eidctl.
QString eidctlProgram();
