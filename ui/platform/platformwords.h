#pragma once

#include "core/platform/platformdesk.h"

#include <QCoreApplication>

namespace eid::ui {

/// What there is to say of the platform's settings.
class PlatformWords
{
    Q_DECLARE_TR_FUNCTIONS(eid::ui::PlatformWords)

public:
    /// What is wrong with an entry, and what it should be like.
    static QString of(EntryFlaw flaw);
    static QString titleOf(PlatformFinding finding);
    static QString textOf(PlatformFinding finding);
};

} // namespace eid::ui
