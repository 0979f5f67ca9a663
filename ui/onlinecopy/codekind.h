#pragma once

#include <QStringList>

#include <optional>

namespace eid::ui {

/// What a QR code, a link or a pasted text is about, as it begins. Whether it makes sense is for
/// whoever reads it.
enum class CodeKind {
    Offer, ///< of online copies: a link (OpenID4VCI 1.0, 4.1), or the JSON of it
    Request, ///< of somebody who asks (OpenID4VP 1.0, 13.1.2)
    Other,
};

CodeKind kindOfCode(QStringView code);

/// The first of \a codes that is no Other; nothing: there is none.
std::optional<QString> firstKnownCode(const QStringList &codes);

} // namespace eid::ui
