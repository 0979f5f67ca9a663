#include "core/jose/base64url.h"
#include "core/jose/statuslist.h"

#include <QJsonDocument>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

const QString uri = QStringLiteral("https://platform.example/v1/status-lists/1");

void read(const QByteArray &payload)
{
    eid::Jws token;
    token.header.insert(QStringLiteral("typ"), QStringLiteral("statuslist+jwt"));
    token.payload.assign(payload.begin(), payload.end());
    const auto now = QDateTime::fromSecsSinceEpoch(1'760'000'000, Qt::UTC);
    const auto list = eid::StatusList::parse(token, uri, now);
    if (!list) {
        if (list.error().code != eid::ErrorCode::PlatformMalformedAnswer)
            std::abort();
        return;
    }
    // No token is behind one that is not there.
    bool isThere = true;
    for (quint64 index = 1; index <= 1ULL << 32; index *= 2) {
        const bool isNext = list->at(index - 1).has_value();
        if (isNext && !isThere)
            std::abort();
        isThere = isNext;
    }
    if (isThere || list->at(~0ULL))
        std::abort();
}

} // namespace

/// The claims of a status list token, or one octet that says how many bits a token has, and a list
/// as it is packed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    read(text);
    if (size == 0)
        return 0;
    const QJsonObject list{{QStringLiteral("bits"), 1 << (data[0] % 4)},
        {QStringLiteral("lst"),
            QString::fromLatin1(eid::toBase64Url(eid::ByteView(data, size).subspan(1)))}};
    read(QJsonDocument(QJsonObject{{QStringLiteral("sub"), uri}, {QStringLiteral("iat"), 1},
                           {QStringLiteral("status_list"), list}})
             .toJson());
    return 0;
}
