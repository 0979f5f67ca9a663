#include "core/store/userseal.h"

#include <qt_windows.h>
// After windows.h.
#include <dpapi.h>

namespace eid {

namespace {

/// No secret: it keeps what another program has sealed from being taken for the tool's.
constexpr char purpose[] = "eid-maintenance: key of the records";

DATA_BLOB blobOver(const char *octets, qsizetype size)
{
    // DPAPI changes nothing of it.
    return {static_cast<DWORD>(size), reinterpret_cast<BYTE *>(const_cast<char *>(octets))};
}

/// What the system has allocated, wiped when it goes.
class SystemBlob
{
public:
    SystemBlob() = default;
    ~SystemBlob()
    {
        if (m_blob.pbData == nullptr)
            return;
        SecureZeroMemory(m_blob.pbData, m_blob.cbData);
        LocalFree(m_blob.pbData);
    }
    Q_DISABLE_COPY_MOVE(SystemBlob)

    DATA_BLOB *out() { return &m_blob; }
    [[nodiscard]] QByteArray octets() const
    {
        return {
            reinterpret_cast<const char *>(m_blob.pbData), static_cast<qsizetype>(m_blob.cbData)};
    }

private:
    DATA_BLOB m_blob{};
};

tl::unexpected<Error> failed(ErrorCode code, DWORD number)
{
    return failure(code, QStringLiteral("DPAPI %1").arg(number, 8, 16, QLatin1Char('0')).toUpper());
}

} // namespace

Result<QByteArray> sealForUser(const QByteArray &plaintext)
{
    DATA_BLOB in = blobOver(plaintext.constData(), plaintext.size());
    DATA_BLOB entropy = blobOver(purpose, sizeof purpose);
    SystemBlob sealed;
    if (CryptProtectData(
            &in, nullptr, &entropy, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN, sealed.out())
        == FALSE)
        return failed(ErrorCode::StoreUnavailable, GetLastError());
    return sealed.octets();
}

Result<QByteArray> openForUser(const QByteArray &sealed)
{
    DATA_BLOB in = blobOver(sealed.constData(), sealed.size());
    DATA_BLOB entropy = blobOver(purpose, sizeof purpose);
    SystemBlob plaintext;
    if (CryptUnprotectData(
            &in, nullptr, &entropy, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN, plaintext.out())
        != FALSE)
        return plaintext.octets();
    const DWORD number = GetLastError();
    // The second one is what another user gets, and this one after a password was set anew.
    const bool isForGood
        = number == ERROR_INVALID_DATA || number == static_cast<DWORD>(NTE_BAD_KEY_STATE);
    return failed(isForGood ? ErrorCode::StoreDamaged : ErrorCode::StoreUnavailable, number);
}

} // namespace eid
