#pragma once

#include "tests/sandbox/demo/democa.h"

#include <QByteArray>

namespace eid::sandbox {

/// The extensions of a certificate for \a purpose as a section "extensions" of an OpenSSL
/// configuration (x509v3_config(5)).
QByteArray extensionsOf(CertificatePurpose purpose, const QString &cardUuid);

/// The same for a certificate of the service \a service, a URI, at \a host unless that is empty.
QByteArray serviceExtensions(const QByteArray &service, const QByteArray &host);

/// The same for the certificate of an authority that issues for no other authority.
QByteArray authorityExtensions();

/// The same for the certificate of the root.
QByteArray rootExtensions();

} // namespace eid::sandbox
