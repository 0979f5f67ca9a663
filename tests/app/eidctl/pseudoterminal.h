#pragma once

#include <QByteArray>

#include <functional>

/// Both ends of a pseudo-terminal: what a user types and sees, and what a program reads and writes.
class PseudoTerminal
{
public:
    PseudoTerminal();
    ~PseudoTerminal();
    PseudoTerminal(const PseudoTerminal &) = delete;
    PseudoTerminal &operator=(const PseudoTerminal &) = delete;

    /// The program's end; whoever takes it over closes it.
    [[nodiscard]] int programEnd() const { return m_programEnd; }

    void type(const QByteArray &keys);
    /// Reads what the user sees until \a text has appeared; false after five seconds without.
    bool waitFor(const QByteArray &text);
    /// The same, until \a prompt is the last that was written, and what is typed is not shown: what
    /// is typed before the echo is off is thrown away.
    bool waitForHiddenPrompt(const QByteArray &prompt);
    /// All that the user has seen so far.
    [[nodiscard]] const QByteArray &screen() const { return m_screen; }
    [[nodiscard]] bool hasEcho() const;

private:
    bool readUntil(const std::function<bool()> &isThere);

    int m_userEnd = -1;
    int m_programEnd = -1;
    QByteArray m_screen;
};
