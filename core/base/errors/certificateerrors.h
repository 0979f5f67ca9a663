#pragma once

#include "core/base/errors/errorrow.h"

namespace eid {

/// The words of certificates, in the order of ErrorCode.
inline constexpr ErrorRow certificateErrorRows[] = {
    {ErrorCode::CertificateMissing,
        {"certificate-missing", 58, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The card holds no such certificate."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "If the card should hold it, bring the card to a counter.")}},
    {ErrorCode::CertificateMalformed,
        {"certificate-malformed", 59, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "What the card holds as its certificate is none."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Bring the card to a counter, where its certificate is issued anew.")}},
    {ErrorCode::CertificateSlotUnknown,
        {"certificate-slot-unknown", 60, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "There is no certificate slot of that name."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Name one of the slots 9A, 9C, 9D or 9E.")}},
    {ErrorCode::CertificateUntrusted,
        {"certificate-untrusted", 79, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Nobody trusted vouches for the certificate."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Do not use it. Bring the card to a counter.")}},
    {ErrorCode::CertificateExpired,
        {"certificate-expired", 80, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The certificate is not valid at this time."),
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "Check the date and the time of this computer. If they are right, bring the card "
                "to a counter.")}},
    {ErrorCode::CertificateRevoked,
        {"certificate-revoked", 81, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The certificate was revoked."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Bring the card and your ID document to a counter.")}},
    {ErrorCode::CertificateWeak,
        {"certificate-weak", 82, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords", "The certificate protects too weakly."),
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Bring the card to a counter, where it is issued anew.")}},
    {ErrorCode::CertificateUnexpected,
        {"certificate-unexpected", 83, Retry::No,
            QT_TRANSLATE_NOOP("eid::ErrorWords",
                "The certificate that was issued is not the one that was asked for."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Nothing was written to the card. Report it.")}},
    {ErrorCode::CertificateStatusUnknown,
        {"certificate-status-unknown", 84, Retry::Yes,
            QT_TRANSLATE_NOOP(
                "eid::ErrorWords", "Nobody can say whether the certificate was revoked."),
            QT_TRANSLATE_NOOP("eid::ErrorWords", "Try again later.")}},
};

} // namespace eid
