#pragma once

#include <QString>
#include <QStringList>

#include <optional>

/// What the window's program was started with.
struct CommandLine
{
    QString film; ///< see FaceServices::film
    std::optional<QString> link; ///< that a browser hands on, see linkOf()
};

/// Answers what can be answered without a display: --help and --version. The exit status, if that
/// was all.
std::optional<int> answerWithoutWindow(int argc, char *argv[]);

/// Reads \a arguments, of which the first is the program. Nothing where they make no sense: that
/// was said on standard error.
std::optional<CommandLine> readCommandLine(const QStringList &arguments);
