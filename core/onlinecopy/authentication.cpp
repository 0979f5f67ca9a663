#include "core/onlinecopy/authentication.h"

#include <algorithm>

namespace eid {

QList<CopyField> AuthenticationRequest::withheld() const
{
    QList<CopyField> fields;
    for (const CopyField field : allCopyFields()) {
        if (!asked.contains(field))
            fields.append(field);
    }
    return fields;
}

std::optional<QList<CopyField>> AuthenticationRequest::disclosedBy(
    const QList<CopyField> &consented) const
{
    const auto found = std::ranges::find_if(choices, [&consented](const QList<CopyField> &choice) {
        return std::ranges::all_of(
            choice, [&consented](CopyField field) { return consented.contains(field); });
    });
    return found == choices.end() ? std::nullopt : std::optional(*found);
}

} // namespace eid
