#include "core/onlinecopy/copytools.h"

namespace eid {

QList<Certificate> rootsOf(const PlatformSettings &settings)
{
    QList<Certificate> roots;
    for (const Bytes &der : settings.roots) {
        if (auto root = parseCertificate(der))
            roots.append(*std::move(root));
    }
    return roots;
}

} // namespace eid
