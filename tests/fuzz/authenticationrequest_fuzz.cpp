#include "core/jose/jsontext.h"
#include "core/onlinecopy/copyquery.h"
#include "core/onlinecopy/requestobject.h"
#include "core/onlinecopy/transactiontext.h"

#include <QUrl>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

template <typename T>
void check(const eid::Result<T> &result)
{
    if (result)
        return;
    switch (result.error().code) {
    case eid::ErrorCode::RequestMalformed:
    case eid::ErrorCode::RequestUntrusted:
    case eid::ErrorCode::RequestUnsupported:
    case eid::ErrorCode::RequestOver:
        return;
    default: // nothing else is said of a request
        std::abort();
    }
}

void checkQuery(const eid::CopyQuery &query)
{
    if (query.credential.isEmpty() || query.choices.isEmpty())
        std::abort();
    for (const auto &choice : query.choices) {
        if (!std::ranges::is_sorted(choice)
            || !std::ranges::all_of(
                choice, [&](eid::CopyField field) { return query.asked.contains(field); })
            || !std::ranges::all_of(
                query.needed, [&](eid::CopyField field) { return choice.contains(field); }))
            std::abort();
    }
}

} // namespace

/// A link from a web page, the request behind it, and what it says before and after its signature
/// was verified.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QUrl address(QStringLiteral("https://platform.example:8443/base/"));
    static const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);
    const QByteArrayView octets(data, static_cast<qsizetype>(size));
    const auto link = eid::understandRequestLink(QString::fromUtf8(octets), address);
    check(link);
    if (link && link->object.isEmpty() && !link->path.startsWith("/v1/authentication/requests/"))
        std::abort();
    const auto request = eid::verifyRequest(
        octets, QStringLiteral("x509_san_dns:shop.example"), {address, {}, now});
    check(request);
    if (request) // nobody is trusted
        std::abort();
    const auto object = eid::jsonObjectIn({data, size});
    if (!object)
        return 0;
    const auto query = eid::copyQueryIn(*object);
    check(query);
    if (query)
        checkQuery(*query);
    const auto texts = eid::transactionTextsIn(
        (*object)[QLatin1String("transaction_data")], QStringLiteral("copy"));
    check(texts);
    if (texts && texts->texts.size() != texts->encoded.size())
        std::abort();
    return 0;
}
