#pragma once

#include <openssl/x509.h>

namespace eid {

/// Whether \a certificate may say whose it is: its subject or its alternative names hold anything
/// but a country, an organisation and its units, a place, domains and UUIDs. What is not known to
/// be harmless counts as a name.
bool mayNamePerson(const X509 &certificate);

} // namespace eid
