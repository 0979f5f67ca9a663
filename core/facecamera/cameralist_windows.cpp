#include "core/facecamera/cameralist.h"

#include <windows.h>
// After windows.h, and in this order.
#include <cfgmgr32.h>
#include <dshow.h>

namespace eid {

namespace {

/// COM on this thread for as long as it is needed.
class ComScope
{
public:
    ComScope()
        : m_entered(SUCCEEDED(CoInitializeEx(nullptr, COINIT_MULTITHREADED)))
    { }
    ~ComScope()
    {
        if (m_entered)
            CoUninitialize();
    }
    ComScope(const ComScope &) = delete;
    ComScope &operator=(const ComScope &) = delete;

private:
    bool m_entered;
};

template <typename Interface>
class ComPointer
{
public:
    ComPointer() = default;
    ~ComPointer()
    {
        if (m_interface != nullptr)
            m_interface->Release();
    }
    ComPointer(const ComPointer &) = delete;
    ComPointer &operator=(const ComPointer &) = delete;

    Interface **out() { return &m_interface; }
    Interface *operator->() const { return m_interface; }
    explicit operator bool() const { return m_interface != nullptr; }

private:
    Interface *m_interface = nullptr;
};

QString friendlyName(IMoniker *moniker)
{
    ComPointer<IPropertyBag> properties;
    if (FAILED(moniker->BindToStorage(
            nullptr, nullptr, IID_IPropertyBag, reinterpret_cast<void **>(properties.out()))))
        return {};
    VARIANT value;
    VariantInit(&value);
    QString name;
    if (SUCCEEDED(properties->Read(L"FriendlyName", &value, nullptr)) && value.vt == VT_BSTR)
        name = QString::fromWCharArray(value.bstrVal);
    VariantClear(&value);
    return name.left(128).simplified();
}

/// KSCATEGORY_VIDEO_CAMERA, which mingw-w64 declares and defines nowhere.
constexpr GUID videoCameras
    = {0xE5323777, 0xF976, 0x4F5B, {0x9B, 0x55, 0xB9, 0x46, 0x99, 0xC4, 0x6E, 0x44}};

DWORD CALLBACK onInterfaceChange(
    HCMNOTIFICATION, PVOID context, CM_NOTIFY_ACTION action, PCM_NOTIFY_EVENT_DATA, DWORD)
{
    if (action == CM_NOTIFY_ACTION_DEVICEINTERFACEARRIVAL
        || action == CM_NOTIFY_ACTION_DEVICEINTERFACEREMOVAL)
        (*static_cast<std::function<void()> *>(context))();
    return ERROR_SUCCESS;
}

using Procedure = void (*)(); // from which a cast to any other is no surprise

Procedure configurationProcedure(const char *name)
{
    static const HMODULE library
        = LoadLibraryExW(L"cfgmgr32.dll", nullptr, LOAD_LIBRARY_SEARCH_SYSTEM32);
    return library == nullptr ? nullptr
                              : reinterpret_cast<Procedure>(GetProcAddress(library, name));
}

/// Tells nothing where the system cannot (Windows 7, Wine).
class InterfaceWatch
{
    using Register
        = CONFIGRET(WINAPI *)(PCM_NOTIFY_FILTER, PVOID, PCM_NOTIFY_CALLBACK, PHCMNOTIFICATION);
    using Unregister = CONFIGRET(WINAPI *)(HCMNOTIFICATION);

public:
    explicit InterfaceWatch(std::function<void()> changed)
        : m_changed(std::move(changed))
    {
        const auto begin
            = reinterpret_cast<Register>(configurationProcedure("CM_Register_Notification"));
        if (begin == nullptr)
            return;
        CM_NOTIFY_FILTER filter{};
        filter.cbSize = sizeof filter;
        filter.FilterType = CM_NOTIFY_FILTER_TYPE_DEVICEINTERFACE;
        filter.u.DeviceInterface.ClassGuid = videoCameras;
        begin(&filter, &m_changed, onInterfaceChange, &m_handle);
    }
    ~InterfaceWatch()
    {
        const auto end
            = reinterpret_cast<Unregister>(configurationProcedure("CM_Unregister_Notification"));
        if (m_handle != nullptr && end != nullptr)
            end(m_handle); // waits for a call that runs
    }
    InterfaceWatch(const InterfaceWatch &) = delete;
    InterfaceWatch &operator=(const InterfaceWatch &) = delete;

private:
    std::function<void()> m_changed;
    HCMNOTIFICATION m_handle = nullptr;
};

} // namespace

// In DirectShow's order, which is the one by which OpenCV counts.
QList<Camera> connectedCameras()
{
    const ComScope com;
    ComPointer<ICreateDevEnum> devices;
    ComPointer<IEnumMoniker> monikers;
    if (FAILED(CoCreateInstance(CLSID_SystemDeviceEnum, nullptr, CLSCTX_INPROC_SERVER,
            IID_ICreateDevEnum, reinterpret_cast<void **>(devices.out())))
        || devices->CreateClassEnumerator(CLSID_VideoInputDeviceCategory, monikers.out(), 0)
            != S_OK)
        return {};
    QList<Camera> cameras;
    for (;;) {
        ComPointer<IMoniker> moniker;
        if (monikers->Next(1, moniker.out(), nullptr) != S_OK)
            return cameras;
        const QString number = QString::number(cameras.size());
        const QString name = friendlyName(*moniker.out());
        cameras.append({QStringLiteral("camera:") + number, name.isEmpty() ? number : name});
    }
}

std::shared_ptr<void> watchCameras(std::function<void()> changed, const CameraPlaces &)
{
    return std::make_shared<InterfaceWatch>(std::move(changed));
}

} // namespace eid
