#include "app/eidctl/idnumberoption.h"

#include "app/eidctl/text.h"

namespace eid::ctl {

QCommandLineOption idNumberOption()
{
    return {QStringLiteral("show-id"), Text::tr("Show the ID number in full.")};
}

IdNumberDisplay idNumberDisplay(const Arguments &arguments)
{
    return arguments.has(QStringLiteral("show-id")) ? IdNumberDisplay::Full
                                                    : IdNumberDisplay::Masked;
}

} // namespace eid::ctl
