#pragma once

#include <QCoreApplication>

namespace eid::ctl {

/// Where the words of the command line are translated: one context for all of them.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(eidctl)
};

} // namespace eid::ctl
