#include "tests/sandbox/platform/keyfile.h"

#include <QFile>

#include <openssl/pem.h>

namespace eid::sandbox {

KeyHandle readOrMakeKey(const QString &path)
{
    if (QFile::exists(path)) {
        const BioHandle file(BIO_new_file(QFile::encodeName(path).constData(), "r"));
        return KeyHandle(
            file ? PEM_read_bio_PrivateKey(file.get(), nullptr, nullptr, nullptr) : nullptr);
    }
    KeyHandle key(EVP_EC_gen("P-256"));
    QFile file(path);
    const BioHandle memory(BIO_new(BIO_s_mem()));
    char *data = nullptr;
    if (!key || !memory
        || PEM_write_bio_PKCS8PrivateKey(
               memory.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr)
            != 1
        || !file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
            QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return file.write(data, size) == size && file.flush() ? std::move(key) : nullptr;
}

} // namespace eid::sandbox
