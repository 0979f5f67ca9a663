#include "core/card/administrator.h"

namespace eid {

QString administratorAlgorithmName(AdministratorAlgorithm algorithm)
{
    switch (algorithm) {
    case AdministratorAlgorithm::TripleDes:
        return QStringLiteral("3DES");
    case AdministratorAlgorithm::Aes128:
        return QStringLiteral("AES-128");
    case AdministratorAlgorithm::Aes192:
        return QStringLiteral("AES-192");
    case AdministratorAlgorithm::Aes256:
        return QStringLiteral("AES-256");
    }
    Q_UNREACHABLE();
}

std::size_t blockSize(AdministratorAlgorithm algorithm)
{
    switch (algorithm) {
    case AdministratorAlgorithm::TripleDes:
        return 8;
    case AdministratorAlgorithm::Aes128:
    case AdministratorAlgorithm::Aes192:
    case AdministratorAlgorithm::Aes256:
        return 16;
    }
    Q_UNREACHABLE();
}

} // namespace eid
