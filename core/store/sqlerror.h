#pragma once

#include "core/base/error.h"

class QSqlError;

namespace eid {

/// What \a error of Qt's SQLite driver means here: StoreFull, StoreDamaged, Internal (a statement
/// that cannot be meant) or StoreUnavailable, with SQLite's words and result code as the detail.
Error errorOfSql(const QSqlError &error);

} // namespace eid
