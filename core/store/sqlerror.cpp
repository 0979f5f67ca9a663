#include "core/store/sqlerror.h"

#include <QSqlError>

namespace eid {

namespace {

// Result codes of SQLite (https://www.sqlite.org/rescode.html), which its file format and all its
// versions share. The low octet is the primary code.
constexpr int sqliteError = 1;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteFull = 13;
constexpr int sqliteConstraint = 19;
constexpr int sqliteMisuse = 21;
constexpr int sqliteRange = 25;
constexpr int sqliteNotADatabase = 26;
/// The file beside a WAL database that is shared between processes could not be made larger.
constexpr int sqliteIoErrorShmSize = 4874;

ErrorCode codeOf(int result)
{
    if (result == sqliteIoErrorShmSize)
        return ErrorCode::StoreFull;
    switch (result & 0xFF) {
    case sqliteFull:
        return ErrorCode::StoreFull;
    case sqliteCorrupt:
    case sqliteNotADatabase:
    case sqliteConstraint: // what is written here keeps to them, unless what is there does not
        return ErrorCode::StoreDamaged;
    case sqliteError:
    case sqliteMisuse:
    case sqliteRange:
        return ErrorCode::Internal;
    default: // everything else says that the file cannot be used now
        return ErrorCode::StoreUnavailable;
    }
}

} // namespace

Error errorOfSql(const QSqlError &error)
{
    bool isNumber = false;
    const int result = error.nativeErrorCode().toInt(&isNumber);
    const QString words
        = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return {isNumber ? codeOf(result) : ErrorCode::StoreUnavailable,
        QStringLiteral("SQLite %1: %2").arg(error.nativeErrorCode(), words), std::nullopt};
}

} // namespace eid
