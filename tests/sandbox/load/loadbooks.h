#pragma once

#include "core/base/result.h"
#include "tests/sandbox/shop/shopidentity.h"

#include <QStringList>

namespace eid::sandbox {

// The books of a platform whose folder is \a folder, looked into while it runs.

/// Lets \a shop ask for authentications.
Result<void> admitParty(const QString &folder, const ShopIdentity &shop);

/// The requests in the journal of authentications, in its order.
Result<QStringList> journalOf(const QString &folder);

} // namespace eid::sandbox
