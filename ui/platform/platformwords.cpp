#include "ui/platform/platformwords.h"

namespace eid::ui {

QString PlatformWords::of(EntryFlaw flaw)
{
    switch (flaw) {
    case EntryFlaw::AddressMissing:
        return tr("Enter the address that you were given, such as https://eid.example.cn");
    case EntryFlaw::AddressNotHttps:
        return tr("The address must begin with https://");
    case EntryFlaw::AddressMalformed:
        return tr("This is no address of a server. It looks like https://eid.example.cn");
    case EntryFlaw::RootsMissing:
        return tr("Choose the file with the root certificates that you were given.");
    case EntryFlaw::RootsUnreadable:
        return tr("There are no certificates in this file. Choose a PEM file (.pem, .crt).");
    case EntryFlaw::ProxyHost:
        return tr("Enter the name of the proxy, without http://");
    case EntryFlaw::ProxyPort:
        return tr("Enter the port of the proxy: a number from 1 to 65535");
    }
    Q_UNREACHABLE();
}

QString PlatformWords::titleOf(PlatformFinding finding)
{
    switch (finding) {
    case PlatformFinding::Platform:
        return tr("This is the identity platform.");
    case PlatformFinding::OtherServer:
        return tr("A trusted server answers, but it does not issue certificates.");
    }
    Q_UNREACHABLE();
}

QString PlatformWords::textOf(PlatformFinding finding)
{
    switch (finding) {
    case PlatformFinding::Platform:
        return tr("The connection is secure. The card was not used.");
    case PlatformFinding::OtherServer:
        return tr("Check the address, also what comes behind the name of the server.");
    }
    Q_UNREACHABLE();
}

} // namespace eid::ui
