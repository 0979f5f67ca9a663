#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QString>

#include <optional>

namespace eid::ctl {

class Interruption;

/// The terminal that the user sits at, whatever standard input and output are connected to.
class Terminal
{
public:
    /// The process's controlling terminal, or on Windows its console, where it has one.
    static std::optional<Terminal> open(const Interruption &interruption);
    /// Takes over \a input and \a output, descriptors of a terminal, or the same one twice; on
    /// Windows the handles of a console.
    Terminal(qintptr input, qintptr output, const Interruption &interruption);
    Terminal(Terminal &&other) noexcept;
    Terminal &operator=(Terminal &&other) = delete;
    ~Terminal();

    void write(const QString &text) const;

    /// Shows \a prompt and reads one line without echo, each octet straight into the secret.
    /// Backspace takes the last digit back, Ctrl-U (on Windows Esc as well) all of them. Fails with
    /// Cancelled (a signal came) or PinInputMissing (an empty line, the end of the input). The
    /// terminal is as before afterwards, in every case.
    [[nodiscard]] Result<Secret> readSecret(const QString &prompt) const;

    /// Shows \a prompt and reads one line with echo, without the blanks around it.
    /// Fails as readSecret() does; an empty line is no failure.
    [[nodiscard]] Result<QString> readLine(const QString &prompt) const;

private:
    [[nodiscard]] Result<void> waitForInput() const;

    qintptr m_input; ///< the system's
    qintptr m_output;
    const Interruption *m_interruption;
};

} // namespace eid::ctl
