#pragma once

#include <QByteArray>

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
    /// All that the user has seen so far.
    [[nodiscard]] const QByteArray &screen() const { return m_screen; }
    [[nodiscard]] bool hasEcho() const;

private:
    int m_userEnd = -1;
    int m_programEnd = -1;
    QByteArray m_screen;
};
