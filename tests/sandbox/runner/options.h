#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <QStringList>

#include <optional>

namespace eid::sandbox {

/// What eid-sandbox was asked to do.
struct Options
{
    enum class Action {
        Stay, ///< until Ctrl-C
        Run, ///< one command
        Control, ///< talk to a sandbox that runs
        Personalise, ///< fill an empty card
        Print, ///< only what is in text
    };

    Action action = Action::Stay;
    QStringList citizens; ///< keys; one card each, in the first readers
    int readerCount = 1;
    QString stateFolder; ///< empty: nothing is kept
    bool sharesNamespaces = false; ///< does without namespaces of its own
    QStringList faults; ///< for the card in the first reader
    bool platform = true; ///< with a reference platform
    bool platformTls12 = false; ///< which speaks TLS 1.2 as well
    QStringList platformFaults; ///< what goes wrong with it
    QString camera; ///< whose face is before the sandbox's camera; empty: there is none
    bool shop = false; ///< with a web shop that wants the real name checked
    QString faceRecogniser; ///< model of its back office; empty: the weak baseline
    QString reader; ///< whose card is to be personalised
    Bytes adminKey; ///< of that card
    QStringList words; ///< of the command, or for the control channel
    QString text; ///< to print
};

/// Fails with InvalidArgument; the detail is for the user.
Result<Options> parseOptions(const QStringList &arguments);

} // namespace eid::sandbox
