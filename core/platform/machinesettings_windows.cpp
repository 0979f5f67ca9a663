#include "core/platform/machinesettings.h"

#include <QFileInfo>
#include <qt_windows.h>
// After windows.h.
#include <aclapi.h>
#include <knownfolders.h>
#include <sddl.h>
#include <shlobj.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace eid {

namespace {

constexpr DWORD largestValue = 64 * 1024;
constexpr DWORD longestName = 16384; ///< of a value, in the registry at all; with its NUL

const wchar_t *wide(const QString &text)
{
    return reinterpret_cast<const wchar_t *>(text.utf16());
}

struct LocalFreed
{
    void operator()(void *memory) const { LocalFree(memory); }
};

/// Those who may write wherever they like anyway.
bool isAdministrator(PSID owner)
{
    constexpr std::array administrators{
        L"S-1-5-32-544", // the group of administrators
        L"S-1-5-18", // the system itself, and with it the installer
        L"S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464", // TrustedInstaller
    };
    LPWSTR text = nullptr;
    if (ConvertSidToStringSidW(owner, &text) == FALSE)
        return false;
    const std::unique_ptr<wchar_t, LocalFreed> owned(text);
    return std::ranges::any_of(
        administrators, [text](const wchar_t *sid) { return wcscmp(sid, text) == 0; });
}

bool belongsToAdministrator(const QString &path)
{
    PSID owner = nullptr;
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (GetNamedSecurityInfoW(wide(path), SE_FILE_OBJECT, OWNER_SECURITY_INFORMATION, &owner,
            nullptr, nullptr, nullptr, &descriptor)
        != ERROR_SUCCESS)
        return false;
    const std::unique_ptr<void, LocalFreed> owned(descriptor);
    return owner != nullptr && isAdministrator(owner);
}

class RegistryKey
{
public:
    /// \a place: "HKEY_LOCAL_MACHINE\\…", or below another root. isOpen() tells.
    explicit RegistryKey(const QString &place)
    {
        const QString root = place.section(u'\\', 0, 0);
        const HKEY handle = root == u"HKEY_LOCAL_MACHINE" ? HKEY_LOCAL_MACHINE : HKEY_CURRENT_USER;
        m_status = RegOpenKeyExW(
            handle, wide(place.section(u'\\', 1)), 0, KEY_QUERY_VALUE | KEY_WOW64_64KEY, &m_key);
    }
    ~RegistryKey()
    {
        if (m_key != nullptr)
            RegCloseKey(m_key);
    }
    Q_DISABLE_COPY_MOVE(RegistryKey)

    [[nodiscard]] LSTATUS status() const { return m_status; }
    [[nodiscard]] HKEY key() const { return m_key; }

private:
    HKEY m_key = nullptr;
    LSTATUS m_status;
};

struct RegistryValue
{
    QString name;
    DWORD type = REG_NONE; ///< of one that is too large as well
    std::vector<BYTE> octets;
};

/// The one with the number \a index; nothing behind the last.
Result<std::optional<RegistryValue>> valueAt(const RegistryKey &key, DWORD index)
{
    std::vector<wchar_t> name(longestName);
    auto nameLength = longestName;
    RegistryValue value;
    value.octets.resize(largestValue);
    DWORD size = largestValue;
    const LSTATUS status = RegEnumValueW(key.key(), index, name.data(), &nameLength, nullptr,
        &value.type, value.octets.data(), &size);
    if (status == ERROR_NO_MORE_ITEMS)
        return std::optional<RegistryValue>();
    if (status != ERROR_SUCCESS && status != ERROR_MORE_DATA)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("policy: error %1").arg(status));
    value.octets.resize(status == ERROR_SUCCESS ? size : 0);
    if (status == ERROR_MORE_DATA)
        value.type = REG_NONE;
    value.name = QString::fromWCharArray(name.data(), static_cast<qsizetype>(nameLength));
    return std::optional(std::move(value));
}

/// Nothing for what is no text and no number.
std::optional<QString> textOf(const RegistryValue &value)
{
    if (value.type == REG_DWORD && value.octets.size() == sizeof(DWORD)) {
        DWORD number = 0;
        std::ranges::copy(value.octets, reinterpret_cast<BYTE *>(&number));
        if (number > 1)
            return QString::number(number);
        return number == 1 ? QStringLiteral("true") : QStringLiteral("false");
    }
    if (value.type != REG_SZ || value.octets.size() % sizeof(char16_t) != 0)
        return std::nullopt;
    std::vector<char16_t> units(value.octets.size() / sizeof(char16_t));
    std::ranges::copy(value.octets, reinterpret_cast<BYTE *>(units.data()));
    // Whoever has written it may have left the NUL at the end out.
    if (!units.empty() && units.back() == 0)
        units.pop_back();
    const QString text = QString::fromUtf16(units.data(), static_cast<qsizetype>(units.size()));
    return text.contains(QChar::Null) ? std::nullopt : std::optional(text);
}

} // namespace

QString machineFolder()
{
    PWSTR path = nullptr;
    const bool isKnown = SUCCEEDED(SHGetKnownFolderPath(FOLDERID_ProgramData, 0, nullptr, &path));
    const std::unique_ptr<wchar_t, decltype(&CoTaskMemFree)> owned(path, CoTaskMemFree);
    return isKnown ? QDir::fromNativeSeparators(QString::fromWCharArray(path))
                   : QStringLiteral("C:/ProgramData");
}

bool isByAdministrator(const QString &path)
{
    // Whoever owns the folder can put another file in its place.
    const QFileInfo file(path);
    return belongsToAdministrator(file.absoluteFilePath())
        && belongsToAdministrator(file.absolutePath());
}

QString policyPlace()
{
    return QStringLiteral(R"(HKEY_LOCAL_MACHINE\SOFTWARE\Policies\eID Maintenance Tool)");
}

Result<std::optional<IniFile>> readPolicy(
    const QString &place, const QDir &folder, const QByteArrayList &keys)
{
    const RegistryKey registry(place);
    if (registry.status() == ERROR_FILE_NOT_FOUND)
        return std::optional<IniFile>();
    const auto invalid = [](const QString &what) {
        return failure(ErrorCode::InvalidArgument, QStringLiteral("policy: ") + what);
    };
    if (registry.status() != ERROR_SUCCESS)
        return invalid(QStringLiteral("error %1").arg(registry.status()));
    QHash<QString, QString> values;
    for (DWORD index = 0;; ++index) {
        const auto value = valueAt(registry, index);
        if (!value)
            return failure(value.error());
        if (!*value)
            break;
        const QString name = (*value)->name;
        const auto key = std::ranges::find_if(keys, [&name](const QByteArray &known) {
            return name.compare(QLatin1String(known), Qt::CaseInsensitive) == 0;
        });
        const auto text = textOf(**value);
        if (key == keys.end() || !text)
            return invalid(name.left(64));
        values.insert(QString::fromLatin1(*key), *text);
    }
    if (values.isEmpty())
        return std::optional<IniFile>();
    return std::optional(IniFile::of(QStringLiteral("policy"), folder, values));
}

} // namespace eid
